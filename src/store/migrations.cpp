#include "store/migrations.hpp"

#include "aperta/platform/digest.hpp"
#include "aperta/platform/resources.hpp"
#include "store/search_words.hpp"
#include "store/sqlite.hpp"

#include <map>
#include <string>

namespace aperta
{

namespace
{

constexpr std::string_view migrations_folder = "catalog/migrations/";

constexpr const char* create_list = "CREATE TABLE IF NOT EXISTS schema_migration ("
                                    "number INTEGER PRIMARY KEY, name TEXT NOT NULL,"
                                    "checksum TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT";
constexpr const char* select_applied = "SELECT number, name, checksum FROM schema_migration";
constexpr const char* insert_applied =
    "INSERT INTO schema_migration(number, name, checksum, applied_at) VALUES (?,?,?,?)";

struct Step {
    std::string name;
    std::string_view sql;
};

// Number from the front of the name: "0003_declassification.sql" is 3.
std::map<std::int64_t, Step> known_steps()
{
    std::map<std::int64_t, Step> steps;
    for (std::string_view path : resources_under(migrations_folder)) {
        const std::string name{path.substr(migrations_folder.size())};
        steps[std::stoll(name)] = {name, resource(path)};
    }
    return steps;
}

Result<std::int64_t> check_applied(Connection& connection,
                                   const std::map<std::int64_t, Step>& known)
{
    std::int64_t last = 0;
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
    connection.execute("BEGIN IMMEDIATE");
    connection.execute(std::string{step.sql});
    connection.prepare(insert_applied)
        .bind(number)
        .bind(step.name)
        .bind(sha256_hex(step.sql))
        .bind(to_text(clock.now()))
        .run();
    connection.execute("COMMIT");
}

} // namespace

Result<Done> migrate(Connection& connection, const Clock& clock)
{
    const auto known = known_steps();
    connection.execute(create_list);
    const auto checked = check_applied(connection, known);
    if (!checked)
        return checked.problems();
    for (const auto& [number, step] : known)
        if (number > *checked)
            apply(connection, number, step, clock);
    fill_search(connection); // folding is not SQL's; last, so that it reads the shape it knows
    return Done{};
}

Result<Done> check_shape(Connection& connection)
{
    const auto known = known_steps();
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
