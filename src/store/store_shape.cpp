#include "store/store_shape.hpp"

#include "aperta/core/breakage.hpp"

#include <algorithm>
#include <set>

namespace aperta
{

namespace
{

// What only one engine understands, by engine. The columns of each answer are the same.
struct ShapeQueries {
    const char* tables;
    const char* columns;
    const char* references;
};

constexpr ShapeQueries sqlite_shape{
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'schema_migration' ORDER BY name",
    "SELECT name, type = 'TEXT', pk FROM pragma_table_info(?) ORDER BY name",
    "SELECT DISTINCT \"table\" FROM pragma_foreign_key_list(?1) WHERE \"table\" <> ?1"
    " ORDER BY \"table\""};
constexpr ShapeQueries postgres_shape{
    "SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = current_schema()"
    " AND tablename <> 'schema_migration' ORDER BY tablename COLLATE \"C\"",
    "SELECT a.attname, t.typname = 'text', coalesce(array_position(i.indkey, a.attnum) + 1, 0)"
    " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid"
    " JOIN pg_catalog.pg_type t ON t.oid = a.atttypid"
    " LEFT JOIN pg_catalog.pg_index i ON i.indrelid = c.oid AND i.indisprimary"
    " WHERE c.relnamespace = current_schema()::regnamespace AND c.relname = ? AND a.attnum > 0"
    " AND NOT a.attisdropped ORDER BY a.attname COLLATE \"C\"",
    "SELECT DISTINCT r.relname COLLATE \"C\" FROM pg_catalog.pg_constraint f"
    " JOIN pg_catalog.pg_class c ON c.oid = f.conrelid"
    " JOIN pg_catalog.pg_class r ON r.oid = f.confrelid WHERE f.contype = 'f'"
    " AND c.relnamespace = current_schema()::regnamespace AND c.relname = ?1"
    " AND r.relname <> ?1 ORDER BY 1"};

const ShapeQueries& queries_for(const Connection& connection)
{
    return connection.engine() == Engine::postgres ? postgres_shape : sqlite_shape;
}

std::vector<std::string> names_in(Statement select)
{
    std::vector<std::string> names;
    while (select.step())
        names.push_back(select.text(0));
    return names;
}

StoreTable table_named(Connection& connection, const std::string& name)
{
    const ShapeQueries& queries = queries_for(connection);
    StoreTable table{name, {}, {}};
    auto columns = connection.prepare(queries.columns);
    columns.bind(name);
    while (columns.step())
        table.columns.push_back(
            {columns.text(0), columns.integer(1) != 0, static_cast<int>(columns.integer(2))});
    auto references = connection.prepare(queries.references);
    references.bind(name);
    table.refers_to = names_in(std::move(references));
    return table;
}

std::string listed(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& each : names)
        text += (text.empty() ? "" : ", ") + each;
    return text;
}

// Each after those it refers to; in order of names where that leaves a choice.
std::vector<StoreTable> in_order_of_reference(std::vector<StoreTable> tables)
{
    std::vector<StoreTable> ordered;
    std::set<std::string> placed;
    while (!tables.empty()) {
        const auto next = std::find_if(tables.begin(), tables.end(), [&](const StoreTable& table) {
            return std::all_of(table.refers_to.begin(), table.refers_to.end(),
                               [&](const std::string& name) { return placed.contains(name); });
        });
        if (next == tables.end())
            throw Breakage{"store.damaged", {}, "tables that refer to each other in a circle"};
        placed.insert(next->name);
        ordered.push_back(std::move(*next));
        tables.erase(next);
    }
    return ordered;
}

} // namespace

std::string StoreTable::column_list() const
{
    std::vector<std::string> names;
    for (const StoreColumn& each : columns)
        names.push_back(each.name);
    return listed(names);
}

std::string StoreTable::key_list() const
{
    std::vector<StoreColumn> key;
    std::copy_if(columns.begin(), columns.end(), std::back_inserter(key),
                 [](const StoreColumn& each) { return each.key > 0; });
    std::sort(key.begin(), key.end(),
              [](const StoreColumn& a, const StoreColumn& b) { return a.key < b.key; });
    std::vector<std::string> names;
    names.reserve(key.size());
    for (const StoreColumn& each : key)
        names.push_back(each.name);
    return listed(names);
}

std::vector<StoreTable> store_tables(Connection& connection)
{
    std::vector<StoreTable> tables;
    for (const std::string& name : names_in(connection.prepare(queries_for(connection).tables)))
        tables.push_back(table_named(connection, name));
    return in_order_of_reference(std::move(tables));
}

} // namespace aperta
