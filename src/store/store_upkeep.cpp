#include "store/store_upkeep.hpp"

namespace aperta
{

namespace
{

// What only one engine understands, by engine: for each trigger the SQL that sets it aside, and
// that which brings it back.
constexpr const char* sqlite_upkeep =
    "SELECT 'DROP TRIGGER \"' || name || '\"', sql FROM sqlite_master WHERE type = 'trigger'"
    " AND ltrim(substr(sql, instr(sql, name) + length(name)), '\" ') LIKE 'AFTER %'";
// 2: BEFORE, 64: INSTEAD OF (pg_trigger.h).
constexpr const char* postgres_upkeep =
    "SELECT format('ALTER TABLE %I DISABLE TRIGGER %I', c.relname, t.tgname),"
    " format('ALTER TABLE %I ENABLE TRIGGER %I', c.relname, t.tgname)"
    " FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid"
    " WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal"
    " AND t.tgenabled <> 'D' AND t.tgtype & 66 = 0";
// No table is altered while references of it wait to be checked.
constexpr const char* postgres_check_now = "SET CONSTRAINTS ALL IMMEDIATE;";

} // namespace

std::string set_upkeep_aside(Connection& connection)
{
    const bool postgres = connection.engine() == Engine::postgres;
    std::string aside;
    std::string again = postgres ? postgres_check_now : "";
    {
        auto triggers = connection.prepare_once(postgres ? postgres_upkeep : sqlite_upkeep);
        while (triggers.step()) {
            aside += triggers.text(0) + ";\n";
            again += triggers.text(1) + ";\n";
        }
    }
    connection.execute(aside);
    return again;
}

} // namespace aperta
