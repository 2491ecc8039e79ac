#include "store/postgres_connection.hpp"

#include "aperta/core/breakage.hpp"
#include "store/postgres_session.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aperta
{

namespace
{

// Any constant will do that no other program takes in the same database.
constexpr std::int64_t writers_turn = 0x617065727461; // "aperta"

// Long enough for an act on a million units; a lock is waited for as long as SQLite's.
constexpr const char* session_settings =
    "SET search_path TO {}; SET statement_timeout TO '5min'; SET lock_timeout TO '10s';"
    "SET idle_in_transaction_session_timeout TO '10min'; SET synchronous_commit TO on;"
    "SET standard_conforming_strings TO on; SET timezone TO 'UTC';"
    "SET default_transaction_read_only TO {}";

// The end of the literal, quoted name or comment that begins at `from`, else `from`.
std::size_t after_quoted(std::string_view sql, std::size_t from)
{
    const auto past = [&](std::string_view end) {
        const std::size_t at = sql.find(end, from + end.size());
        return at == std::string_view::npos ? sql.size() : at + end.size();
    };
    if (sql[from] == '\'')
        return past("'"); // a doubled quote begins the next literal at once
    if (sql[from] == '"')
        return past("\"");
    if (sql.substr(from, 2) == "--") {
        const std::size_t line = sql.find('\n', from);
        return line == std::string_view::npos ? sql.size() : line;
    }
    if (sql.substr(from, 2) == "/*")
        return past("*/");
    return from;
}

bool digit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

std::string with_numbered_parameters(std::string_view sql)
{
    std::string translated;
    int largest = 0;
    for (std::size_t at = 0; at < sql.size();) {
        const std::size_t end = after_quoted(sql, at);
        if (end != at) {
            translated += sql.substr(at, end - at);
            at = end;
        } else if (sql[at] != '?') {
            translated += sql[at++];
        } else {
            int number = 0;
            while (++at < sql.size() && digit(sql[at]))
                number = number * 10 + (sql[at] - '0');
            number = number == 0 ? largest + 1 : number;
            largest = std::max(largest, number);
            translated += fmt::format("${}", number);
        }
    }
    return translated;
}

PostgresConnection::PostgresConnection(const PostgresPlace& place, Mode mode)
    : session_(std::make_unique<PostgresSession>(place.address)), mode_(mode)
{
    session_->run(fmt::format(fmt::runtime(session_settings), place.schema,
                              mode == Mode::read_only ? "on" : "off"));
}

PostgresConnection::~PostgresConnection() = default;

void PostgresConnection::execute(const std::string& sql)
{
    session_->run(sql);
}

void PostgresConnection::begin()
{
    if (mode_ == Mode::read_only) {
        execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        return;
    }
    // The mutex above holds this process to one writer, the lock every process: the audit's chain
    // has one end. A snapshot taken before the lock would be old by the time it is had, so each
    // statement takes its own; with one writer that is as good as SERIALIZABLE.
    execute("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE");
    try {
        execute(fmt::format("SELECT pg_advisory_xact_lock({})", writers_turn));
    } catch (const Breakage&) {
        if (usable())
            rollback();
        throw;
    }
}

void PostgresConnection::commit()
{
    try {
        const PostgresResult ended = session_->run("COMMIT");
        // A transaction in which something failed answers COMMIT by rolling back, without an error.
        if (std::string_view{PQcmdStatus(ended.get())} != "COMMIT")
            throw Breakage{"store.failed", {}, "the transaction had failed before its commit"};
    } catch (const Breakage& broken) {
        if (broken.code() == "store.connection_lost")
            throw Breakage{"store.commit_unknown", {}, broken.what()};
        throw;
    }
}

void PostgresConnection::rollback()
{
    execute("ROLLBACK");
}

std::int64_t PostgresConnection::changes() const
{
    return session_->changes();
}

bool PostgresConnection::usable() const
{
    return session_->usable();
}

std::unique_ptr<Prepared> PostgresConnection::make(const char* sql)
{
    return std::make_unique<PostgresPrepared>(*session_, sql);
}

void PostgresConnection::copy_begin(const std::string& copy_statement)
{
    session_->run(copy_statement);
}

void PostgresConnection::copy_rows(std::string_view rows)
{
    if (PQputCopyData(session_->raw(), rows.data(), static_cast<int>(rows.size())) != 1)
        session_->broke(nullptr);
}

void PostgresConnection::copy_end()
{
    if (PQputCopyEnd(session_->raw(), nullptr) != 1)
        session_->broke(nullptr);
    PostgresResult failed;
    while (PostgresResult result{PQgetResult(session_->raw())})
        if (PQresultStatus(result.get()) != PGRES_COMMAND_OK && !failed)
            failed = std::move(result);
    if (failed)
        session_->broke(failed.get());
}

} // namespace aperta
