#include "aperta/core/breakage.hpp"
#include "store/postgres_connection.hpp"
#include "store/postgres_session.hpp"

#include <charconv>
#include <utility>

namespace aperta
{

PostgresPrepared::PostgresPrepared(PostgresSession& session, std::string_view sql)
    : session_(session), name_(session.next_name())
{
    session_.take_wire(nullptr);
    const std::string translated = with_numbered_parameters(sql);
    const PostgresResult result{
        PQprepare(session_.raw(), name_.c_str(), translated.c_str(), 0, nullptr)};
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
        session_.broke(result.get());
}

void PostgresPrepared::put(int parameter, std::optional<std::string> value)
{
    const auto at = static_cast<std::size_t>(parameter - 1);
    if (parameters_.size() <= at)
        parameters_.resize(at + 1);
    parameters_[at] = std::move(value);
}

void PostgresPrepared::bind(int parameter, std::int64_t value)
{
    put(parameter, std::to_string(value));
}

void PostgresPrepared::bind(int parameter, std::string_view value)
{
    put(parameter, std::string{value});
}

void PostgresPrepared::bind_null(int parameter)
{
    put(parameter, std::nullopt);
}

void PostgresPrepared::send()
{
    session_.take_wire(this);
    std::vector<const char*> values;
    values.reserve(parameters_.size());
    for (const auto& each : parameters_)
        values.push_back(each ? each->c_str() : nullptr);
    sent_ = true;
    if (PQsendQueryPrepared(session_.raw(), name_.c_str(), static_cast<int>(values.size()),
                            values.data(), nullptr, nullptr, 0) != 1) {
        session_.leave_wire(this);
        session_.broke(nullptr);
    }
    PQsetSingleRowMode(session_.raw());
}

// The next row, or nothing at the end.
PostgresResult PostgresPrepared::next_from_wire()
{
    PostgresResult failed;
    while (PostgresResult result{PQgetResult(session_.raw())}) {
        const ExecStatusType status = PQresultStatus(result.get());
        if (status == PGRES_SINGLE_TUPLE)
            return result;
        if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK)
            session_.count_changes(result.get());
        else if (!failed)
            failed = std::move(result);
    }
    session_.leave_wire(this);
    if (failed)
        session_.broke(failed.get());
    return {};
}

bool PostgresPrepared::step()
{
    if (!sent_)
        send();
    row_.reset();
    if (!aside_.empty()) {
        row_ = std::move(aside_.front());
        aside_.pop_front();
    } else if (session_.reads(this)) {
        row_ = next_from_wire();
    }
    return row_ != nullptr;
}

void PostgresPrepared::set_rows_aside()
{
    while (PostgresResult row = next_from_wire())
        aside_.push_back(std::move(row));
}

void PostgresPrepared::reset() noexcept
{
    if (session_.reads(this)) {
        // An error in what nobody reads any more shows again at the next statement: the
        // transaction is broken.
        while (PGresult* rest = PQgetResult(session_.raw()))
            PQclear(rest);
        session_.leave_wire(this);
    }
    aside_.clear();
    row_.reset();
    parameters_.clear();
    sent_ = false;
}

bool PostgresPrepared::null(int column) const
{
    return PQgetisnull(row_.get(), 0, column) != 0;
}

std::string_view PostgresPrepared::value(int column) const
{
    return {PQgetvalue(row_.get(), 0, column),
            static_cast<std::size_t>(PQgetlength(row_.get(), 0, column))};
}

// Booleans come as SQLite gives them, NULL as 0.
std::int64_t PostgresPrepared::integer(int column) const
{
    const std::string_view written = value(column);
    if (written.empty() || written == "f")
        return 0;
    if (written == "t")
        return 1;
    std::int64_t number = 0;
    const auto [end, error] =
        std::from_chars(written.data(), written.data() + written.size(), number);
    if (error != std::errc{} || end != written.data() + written.size())
        throw Breakage{"store.damaged", {}, "a whole number that is not"};
    return number;
}

std::string PostgresPrepared::text(int column) const
{
    return std::string{value(column)};
}

} // namespace aperta
