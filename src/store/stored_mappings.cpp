#include "store/stored_mappings.hpp"

#include "store/pooled_work.hpp"

namespace aperta
{

namespace
{

constexpr const char* upsert_mapping =
    "INSERT INTO import_mapping(name, clear_empty) VALUES (?,?)"
    " ON CONFLICT (name) DO UPDATE SET clear_empty = excluded.clear_empty";
constexpr const char* delete_mapping_columns =
    "DELETE FROM import_mapping_column WHERE mapping = ?";
constexpr const char* insert_mapping_column =
    "INSERT INTO import_mapping_column(mapping, title, field) VALUES (?,?,?)";
constexpr const char* select_mapping = "SELECT clear_empty FROM import_mapping WHERE name = ?";
constexpr const char* select_mapping_columns =
    "SELECT title, field FROM import_mapping_column WHERE mapping = ? ORDER BY title";

} // namespace

void StoredMappings::save(WriteTx& tx, const ImportMapping& mapping)
{
    Connection& connection = connection_of(tx);
    connection.prepare(upsert_mapping).bind(mapping.name).bind(mapping.clear_empty).run();
    connection.prepare(delete_mapping_columns).bind(mapping.name).run();
    for (const ColumnMapping& each : mapping.columns)
        connection.prepare(insert_mapping_column)
            .bind(mapping.name)
            .bind(each.title)
            .bind(each.field)
            .run();
}

std::optional<ImportMapping> StoredMappings::mapping(ReadTx& tx, std::string_view name)
{
    Connection& connection = connection_of(tx);
    auto select = connection.prepare(select_mapping);
    if (!select.bind(name).step())
        return std::nullopt;
    ImportMapping mapping{std::string{name}, select.integer(0) != 0, {}};
    auto columns = connection.prepare(select_mapping_columns);
    columns.bind(name);
    while (columns.step())
        mapping.columns.push_back({columns.text(0), columns.text(1)});
    return mapping;
}

} // namespace aperta
