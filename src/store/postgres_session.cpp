#include "store/postgres_session.hpp"

#include "aperta/core/breakage.hpp"

#include <array>
#include <charconv>

namespace aperta
{

namespace
{

struct StateCode {
    std::string_view state; // the beginning of an SQLSTATE (PostgreSQL 15, appendix A)
    const char* code;
};

constexpr std::array<StateCode, 13> state_codes{{{"08", "store.connection_lost"},
                                                 {"57P", "store.connection_lost"},
                                                 {"25P03", "store.connection_lost"},
                                                 {"28", "store.not_allowed"},
                                                 {"42501", "store.not_allowed"},
                                                 {"53100", "store.disk_full"},
                                                 {"53", "store.unreachable"},
                                                 {"57014", "store.too_slow"},
                                                 {"55P03", "store.busy"},
                                                 {"40", "store.busy"},
                                                 {"XX", "store.damaged"},
                                                 {"22021", "store.text_unstorable"},
                                                 {"22P05", "store.text_unstorable"}}};

const char* code_of_state(std::string_view state)
{
    for (const StateCode& each : state_codes)
        if (state.substr(0, each.state.size()) == each.state)
            return each.code;
    return "store.failed";
}

std::string field_of(const PGresult* result, int field)
{
    const char* text = result == nullptr ? nullptr : PQresultErrorField(result, field);
    return text == nullptr ? std::string{} : std::string{text};
}

void say_nothing(void*, const char*) {}

} // namespace

PostgresSession::PostgresSession(const std::string& address)
{
    // What stands behind the address overrides what is in it.
    const std::array<const char*, 6> names{"dbname",          "application_name",
                                           "connect_timeout", "tcp_user_timeout",
                                           "client_encoding", nullptr};
    const std::array<const char*, 6> values{address.c_str(), "aperta", "10",
                                            "30000",         "UTF8",   nullptr};
    handle_.reset(PQconnectdbParams(names.data(), values.data(), 1));
    if (PQstatus(raw()) != CONNECTION_OK) {
        const std::string said = PQerrorMessage(raw());
        // libpq has no SQLSTATE of a connection that failed; these are its own and the server's
        // words.
        const bool refused = PQconnectionNeedsPassword(raw()) != 0 ||
                             PQconnectionUsedPassword(raw()) != 0 ||
                             said.find("authentication failed") != std::string::npos ||
                             said.find("pg_hba.conf") != std::string::npos;
        throw Breakage{refused ? "store.not_allowed" : "store.unreachable", {}, said};
    }
    PQsetNoticeProcessor(raw(), say_nothing, nullptr);
}

void PostgresSession::broke(const PGresult* result)
{
    const std::string state = field_of(result, PG_DIAG_SQLSTATE);
    std::string code = code_of_state(state);
    if (PQstatus(raw()) != CONNECTION_OK || (result == nullptr && state.empty()))
        code = "store.connection_lost";
    lost_ = lost_ || code == "store.connection_lost";
    const std::string said = state.empty()
                                 ? std::string{PQerrorMessage(raw())}
                                 : state + " " + field_of(result, PG_DIAG_MESSAGE_PRIMARY);
    throw Breakage{code, {}, said};
}

PostgresResult PostgresSession::run(const std::string& sql)
{
    take_wire(nullptr);
    PostgresResult result{PQexec(raw(), sql.c_str())};
    const ExecStatusType status = PQresultStatus(result.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_COPY_IN &&
        status != PGRES_EMPTY_QUERY)
        broke(result.get());
    count_changes(result.get());
    return result;
}

void PostgresSession::take_wire(PostgresPrepared* reader)
{
    if (reader_ != nullptr)
        reader_->set_rows_aside();
    reader_ = reader;
}

void PostgresSession::leave_wire(const PostgresPrepared* reader)
{
    if (reader_ == reader)
        reader_ = nullptr;
}

void PostgresSession::count_changes(PGresult* result)
{
    const std::string_view written = PQcmdTuples(result);
    changes_ = 0;
    std::from_chars(written.data(), written.data() + written.size(), changes_);
}

} // namespace aperta
