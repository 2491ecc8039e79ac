// One libpq connection with what its statements share: who is reading from it, and whether it is
// still there. Private to the PostgreSQL side of the store.
#pragma once

#include "store/connection.hpp"

#include <libpq-fe.h>

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace aperta
{

struct FinishConnection {
    void operator()(PGconn* handle) const { PQfinish(handle); }
};
struct ClearResult {
    void operator()(PGresult* handle) const { PQclear(handle); }
};
using PostgresResult = std::unique_ptr<PGresult, ClearResult>;

class PostgresPrepared;

class PostgresSession
{
public:
    explicit PostgresSession(const std::string& address); // store.unreachable, store.not_allowed

    [[nodiscard]] PGconn* raw() const { return handle_.get(); }
    [[nodiscard]] bool usable() const { return !lost_ && PQstatus(raw()) == CONNECTION_OK; }

    // Throws what a result that is none says; `result` may be null when the connection is gone.
    [[noreturn]] void broke(const PGresult* result);
    // Runs without parameters; the last result.
    PostgresResult run(const std::string& sql);

    // The wire is for one answer at a time: who reads from it sets its rows aside first.
    void take_wire(PostgresPrepared* reader);
    void leave_wire(const PostgresPrepared* reader);
    [[nodiscard]] bool reads(const PostgresPrepared* statement) const
    {
        return reader_ == statement;
    }

    [[nodiscard]] std::string next_name()
    {
        std::string name{"s"};
        return name.append(std::to_string(++names_));
    }
    void count_changes(PGresult* result);
    [[nodiscard]] std::int64_t changes() const { return changes_; }

private:
    std::unique_ptr<PGconn, FinishConnection> handle_;
    PostgresPrepared* reader_ = nullptr;
    std::int64_t names_ = 0;
    std::int64_t changes_ = 0;
    bool lost_ = false;
};

class PostgresPrepared : public Prepared
{
public:
    PostgresPrepared(PostgresSession& session, std::string_view sql);

    void bind(int parameter, std::int64_t value) override;
    void bind(int parameter, std::string_view value) override;
    void bind_null(int parameter) override;
    [[nodiscard]] bool step() override;
    void reset() noexcept override;
    [[nodiscard]] bool null(int column) const override;
    [[nodiscard]] std::int64_t integer(int column) const override;
    [[nodiscard]] std::string text(int column) const override;

    void set_rows_aside();

private:
    void put(int parameter, std::optional<std::string> value);
    void send();
    [[nodiscard]] PostgresResult next_from_wire();
    [[nodiscard]] std::string_view value(int column) const;

    PostgresSession& session_;
    std::string name_;
    std::vector<std::optional<std::string>> parameters_;
    std::deque<PostgresResult> aside_;
    PostgresResult row_;
    bool sent_ = false;
};

} // namespace aperta
