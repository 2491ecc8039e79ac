#include "store/search_words.hpp"

#include "aperta/search/fold.hpp"
#include "store/search_tables.hpp"
#include "store/stored_rows.hpp"

#include <string>

namespace aperta
{

namespace
{

constexpr const char* upsert_words =
    "INSERT INTO unit_words(unit_id, level, titles, body)"
    " VALUES (?1, (SELECT legal_level FROM unit WHERE id = ?1), ?2, ?3)"
    " ON CONFLICT (unit_id) DO UPDATE SET titles = excluded.titles, body = excluded.body"
    " WHERE unit_words.titles <> excluded.titles OR unit_words.body <> excluded.body";
constexpr const char* select_names =
    "SELECT n.name FROM (SELECT authority_id FROM unit_creator WHERE unit_id = ?1"
    " UNION SELECT authority_id FROM unit_access_point WHERE unit_id = ?1) c"
    " JOIN authority_name n ON n.authority_id = c.authority_id"
    " ORDER BY n.authority_id, n.language";
constexpr const char* select_unit = "SELECT " APERTA_UNIT_COLUMNS " FROM unit u WHERE u.id = ?";
constexpr const char* select_units_after =
    "SELECT " APERTA_UNIT_COLUMNS " FROM unit u WHERE u.id > ? ORDER BY u.id LIMIT ?";
constexpr const char* select_units_of =
    "SELECT unit_id FROM unit_creator WHERE authority_id = ?1"
    " UNION SELECT unit_id FROM unit_access_point WHERE authority_id = ?1 ORDER BY 1";
constexpr const char* select_fill = "SELECT 1 FROM search_chore WHERE chore = 'fill'";
constexpr const char* delete_fill = "DELETE FROM search_chore WHERE chore = 'fill'";

void add_words(std::string& words, std::string_view text)
{
    const std::string more = folded(text);
    if (more.empty())
        return;
    if (!words.empty())
        words += ' ';
    words += more;
}

} // namespace

void index_unit(Connection& connection, const Unit& unit)
{
    std::string titles;
    std::string body;
    for (const UnitText& text : unit.texts) {
        add_words(titles, text.title);
        add_words(titles, text.title_public);
        add_words(body, text.scope);
    }
    for (const UnitElement& each : unit.elements)
        add_words(body, each.text);
    add_words(body, unit.reference.text());
    add_words(body, unit.marking);
    auto names = connection.prepare(select_names);
    names.bind(unit.id);
    while (names.step())
        add_words(body, names.text(0));
    connection.prepare(upsert_words).bind(unit.id).bind(titles).bind(body).run();
}

void index_unit(Connection& connection, UnitId unit)
{
    auto row = connection.prepare(select_unit);
    row.bind(unit);
    if (!row.step())
        return;
    Unit stored = unit_row(row);
    complete(connection, stored);
    index_unit(connection, stored);
}

void index_units_of(Connection& connection, AuthorityId named)
{
    auto units = connection.prepare(select_units_of);
    units.bind(named);
    while (units.step())
        index_unit(connection, units.id<UnitId>(0));
}

ReindexStep index_units(Connection& connection, UnitId after, int limit)
{
    ReindexStep step;
    auto units = connection.prepare(select_units_after);
    units.bind(after.value()).bind(limit);
    while (units.step()) {
        Unit unit = unit_row(units);
        complete(connection, unit);
        index_unit(connection, unit);
        step.last = unit.id;
        ++step.units;
    }
    return step;
}

void fill_search(Connection& connection)
{
    if (!connection.prepare(select_fill).step())
        return;
    constexpr int at_a_time = 10'000;
    connection.begin();
    for (UnitId last; (last = index_units(connection, last, at_a_time).last).stored();)
        settle_search(connection);
    connection.prepare(delete_fill).run();
    connection.commit();
}

} // namespace aperta
