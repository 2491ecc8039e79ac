#include "store/migrations.hpp"

#include "aperta/platform/digest.hpp"
#include "aperta/platform/resources.hpp"
#include "store/connection.hpp"
#include "store/search_words.hpp"

#include <map>
#include <string>

namespace aperta
{

namespace
{

// What only one engine understands, by engine.
struct Dialect {
    std::string_view folder; // of the steps
    const char* count_lists; // 1 when the list of applied steps is there
    const char* create_list;
};

constexpr Dialect sqlite_dialect{
    "catalog/migrations/",
    "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_migration'",
    "CREATE TABLE schema_migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL,"
    "checksum TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT"};
constexpr Dialect postgres_dialect{
    "catalog/migrations/postgresql/",
    "SELECT count(*) FROM pg_catalog.pg_tables"
    " WHERE schemaname = current_schema() AND tablename = 'schema_migration'",
    "CREATE TABLE schema_migration (number BIGINT PRIMARY KEY, name TEXT COLLATE \"C\" NOT NULL,"
    "checksum TEXT COLLATE \"C\" NOT NULL, applied_at TEXT COLLATE \"C\" NOT NULL)"};

const Dialect& dialect_of(const Connection& connection)
{
    return connection.engine() == Engine::postgres ? postgres_dialect : sqlite_dialect;
}

constexpr const char* select_applied = "SELECT number, name, checksum FROM schema_migration";
constexpr const char* insert_applied =
    "INSERT INTO schema_migration(number, name, checksum, applied_at) VALUES (?,?,?,?)";

struct Step {
    std::string name;
    std::string_view sql;
};

// Number from the front of the name: "0003_declassification.sql" is 3.
std::map<std::int64_t, Step> known_steps(std::string_view folder)
{
    std::map<std::int64_t, Step> steps;
    for (std::string_view path : resources_under(folder)) {
        const std::string name{path.substr(folder.size())};
        if (name.find('/') == std::string::npos)
            steps[std::stoll(name)] = {name, resource(path)};
    }
    return steps;
}

bool has_list(Connection& connection)
{
    auto lists = connection.prepare(dialect_of(connection).count_lists);
    return lists.step() && lists.integer(0) > 0;
}

Result<std::int64_t> check_applied(Connection& connection,
                                   const std::map<std::int64_t, Step>& known)
{
    std::int64_t last = 0;
    if (!has_list(connection))
        return last;
    auto applied = connection.prepare(select_applied);
    while (applied.step()) {
        const std::int64_t number = applied.integer(0);
        last = std::max(last, number);
        const auto step = known.find(number);
        if (step == known.end())
            return Problem{Fault::environment,
                           "data.newer_version",
                           "",
                           {{"found", std::to_string(number)},
                            {"known", std::to_string(known.rbegin()->first)}}};
        if (sha256_hex(step->second.sql) != applied.text(2))
            return Problem{
                Fault::environment, "store.migration_edited", "", {{"name", applied.text(1)}}};
    }
    return last;
}

void apply(Connection& connection, std::int64_t number, const Step& step, const Clock& clock)
{
    connection.begin();
    connection.execute(std::string{step.sql});
    connection.prepare(insert_applied)
        .bind(number)
        .bind(step.name)
        .bind(sha256_hex(step.sql))
        .bind(to_text(clock.now()))
        .run();
    connection.commit();
}

} // namespace

Result<Done> migrate(Connection& connection, const Clock& clock)
{
    const auto known = known_steps(dialect_of(connection).folder);
    const auto checked = check_applied(connection, known);
    if (!checked)
        return checked.problems();
    if (!has_list(connection))
        connection.execute(dialect_of(connection).create_list);
    for (const auto& [number, step] : known)
        if (number > *checked)
            apply(connection, number, step, clock);
    fill_search(connection); // folding is not SQL's; last, so that it reads the shape it knows
    return Done{};
}

Result<Done> check_shape(Connection& connection)
{
    const auto known = known_steps(dialect_of(connection).folder);
    const auto checked = check_applied(connection, known);
    if (!checked)
        return checked.problems();
    if (*checked < known.rbegin()->first)
        return Problem{Fault::environment,
                       "data.older_version",
                       "data",
                       {{"found", std::to_string(*checked)},
                        {"known", std::to_string(known.rbegin()->first)}}};
    return Done{};
}

} // namespace aperta
