// SQLite behind store/connection.hpp: handles that close themselves over the C API. Errors and
// threads as there.
#pragma once

#include "store/connection.hpp"

#include <filesystem>

struct sqlite3;

namespace aperta
{

struct CloseConnection {
    void operator()(sqlite3* handle) const;
};

class SqliteConnection : public Connection
{
public:
    SqliteConnection(const std::filesystem::path& file, Mode mode);

    void execute(const std::string& sql) override;
    void begin() override;
    void commit() override;
    void rollback() override;
    [[nodiscard]] std::int64_t changes() const override;
    [[nodiscard]] bool usable() const override { return true; }
    [[nodiscard]] Engine engine() const override { return Engine::sqlite; }

protected:
    [[nodiscard]] std::unique_ptr<Prepared> make(const char* sql) override;

private:
    std::unique_ptr<sqlite3, CloseConnection> handle_;
    Mode mode_;
};

} // namespace aperta
