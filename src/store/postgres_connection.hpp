// PostgreSQL behind store/connection.hpp, over libpq. Errors and threads as there; moreover
// store.commit_unknown when the connection is lost while a commit is under way.
//
// Parameters and results travel as text. Rows are read one by one as they come, so that a large
// answer does not fill the memory; when another statement starts on the same connection meanwhile,
// the rows that are still to come are set aside first (the protocol knows one answer at a time).
// Details of errors are left out of every message, for the server puts values of rows in them.
#pragma once

#include "store/connection.hpp"

#include <memory>
#include <string>

namespace aperta
{

class PostgresSession;

// Where a catalogue stands: a connection string without a password (postgresql://...; libpq takes
// the password from a passfile or a service), and the schema in that database.
struct PostgresPlace {
    std::string address;
    std::string schema = "aperta";
};

class PostgresConnection : public Connection
{
public:
    PostgresConnection(const PostgresPlace& place, Mode mode);
    ~PostgresConnection() override;

    void execute(const std::string& sql) override;
    void begin() override;
    void commit() override;
    void rollback() override;
    [[nodiscard]] std::int64_t changes() const override;
    [[nodiscard]] bool usable() const override;
    [[nodiscard]] Engine engine() const override { return Engine::postgres; }

    // COPY table FROM STDIN: `rows` are lines of its text format.
    void copy_begin(const std::string& copy_statement);
    void copy_rows(std::string_view rows);
    void copy_end();

protected:
    [[nodiscard]] std::unique_ptr<Prepared> make(const char* sql) override;

private:
    std::unique_ptr<PostgresSession> session_;
    Mode mode_;
};

// `?` and `?N` outside of literals, names in quotes and comments become `$1`, `$2`, ... with the
// numbers that SQLite gives them.
[[nodiscard]] std::string with_numbered_parameters(std::string_view sql);

} // namespace aperta
