// Where the store of a data directory stands: in the directory's own file aperta.sqlite, or in the
// PostgreSQL database that its file `store` names (mode 0600; an address without a password). The
// file `store` counts when both are there.
#pragma once

#include "aperta/core/clock.hpp"
#include "cli/ports.hpp"
#include "store/postgres_connection.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace aperta
{

class StoreSite
{
public:
    // Nothing when the directory holds no store. Problems: those of an address.
    [[nodiscard]] static Result<std::optional<StoreSite>> of(const std::filesystem::path& folder);
    // A store yet to be made under a working name: in `folder`, or at an address.
    [[nodiscard]] static Result<StoreSite> planned(const std::filesystem::path& folder,
                                                   const std::string& address);

    [[nodiscard]] std::unique_ptr<Connection> connect(Connection::Mode mode) const;
    [[nodiscard]] std::unique_ptr<Work> work() const;
    // A writer applies what is missing of the migrations, a reader only looks.
    [[nodiscard]] Result<Done> settle_shape(Purpose purpose, const Clock& clock) const;

    // A connection that keeps every other machine from writing to this archive while it lives;
    // null where the lock of the data directory says as much. Problems: data.in_use.
    [[nodiscard]] Result<std::unique_ptr<Connection>> hold() const;

    // Takes the place for a store that is being made. Problems: store.not_empty,
    // store.wrong_encoding, data.in_use.
    [[nodiscard]] Result<Done> claim();
    // Makes what was made the store of `folder`; its last step is what counts.
    void publish(const std::filesystem::path& folder);
    // As above for a database that no data directory names yet.
    void take_name();
    // Takes away what was not published.
    void discard();

private:
    std::filesystem::path file_; // of SQLite; with a place, the one that will name it
    std::optional<PostgresPlace> place_;
    std::unique_ptr<Connection> claim_; // holds the place while it lives
};

} // namespace aperta
