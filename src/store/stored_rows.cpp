#include "store/stored_rows.hpp"

#include "aperta/core/breakage.hpp"

namespace aperta
{

namespace
{

constexpr const char* select_unit_texts = "SELECT language, title, title_public, scope FROM "
                                          "unit_text WHERE unit_id = ? ORDER BY language";
constexpr const char* select_unit_creators =
    "SELECT authority_id FROM unit_creator WHERE unit_id = ? ORDER BY authority_id";
constexpr const char* select_unit_access_points =
    "SELECT authority_id FROM unit_access_point WHERE unit_id = ? ORDER BY authority_id";
constexpr const char* select_unit_related =
    "SELECT related_id FROM unit_related WHERE unit_id = ? ORDER BY related_id";
constexpr const char* select_unit_elements =
    "SELECT element, language, text FROM unit_element WHERE unit_id = ?"
    " ORDER BY element, language";
constexpr const char* select_titles =
    "SELECT language, title, title_public FROM unit_text WHERE unit_id = ? ORDER BY language";

// What the store holds was checked on the way in; anything else means the file was damaged.
template <class T>
T sound(Result<T> parsed)
{
    if (!parsed)
        throw Breakage{"store.damaged", {}, parsed.problems().front().code};
    return std::move(parsed).value();
}

std::vector<std::string> split_at_commas(const std::string& text)
{
    std::vector<std::string> parts;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        parts.push_back(text.substr(at, comma - at));
        at = comma + 1;
    }
    return parts;
}

Level level_of_column(const Statement& row, int column)
{
    return static_cast<Level>(row.integer(column));
}

template <class T>
void ids_into(Connection& connection, const char* sql, UnitId unit, std::vector<T>& ids)
{
    auto select = connection.prepare(sql);
    select.bind(unit);
    while (select.step())
        ids.push_back(select.id<T>(0));
}

AccessRestriction access_columns(const Statement& row, int first)
{
    return {sound(parse_access_state(row.text(first))), row.day(first + 1), row.text(first + 2)};
}

ContainerKind parse_kind(const std::string& text)
{
    if (text == "reel_can")
        return ContainerKind::reel_can;
    if (text == "folder")
        return ContainerKind::folder;
    return text == "volume" ? ContainerKind::volume : ContainerKind::box;
}

} // namespace

Unit unit_row(const Statement& row)
{
    Unit unit;
    unit.id = row.id<UnitId>(0);
    unit.parent = row.id<UnitId>(1);
    unit.level = sound(parse_description_level(row.text(2)));
    unit.reference = sound(ReferenceCode::parse(row.text(3)));
    unit.position = row.integer(4);
    unit.title_sensitive = row.integer(5) != 0;
    unit.dates = {row.text(6), row.day(7), row.day(8)};
    if (!row.null(9))
        unit.own = Classification{level_of_column(row, 9), row.day(10), row.id<AuthorityId>(11)};
    unit.legal_level = level_of_column(row, 12);
    unit.level_as_classified = level_of_column(row, 13);
    unit.marking = row.text(14);
    unit.classification_state = sound(parse_classification_state(row.text(15)));
    unit.access = access_columns(row, 16);
    unit.custody = sound(parse_custody_state(row.text(19)));
    if (!row.null(20))
        unit.measured = Millimetres{row.integer(20)};
    unit.form = row.text(21);
    unit.pieces = static_cast<int>(row.integer(22));
    unit.material_languages = split_at_commas(row.text(23));
    unit.version = row.integer(24);
    return unit;
}

void complete(Connection& connection, Unit& unit)
{
    auto texts = connection.prepare(select_unit_texts);
    texts.bind(unit.id);
    while (texts.step())
        unit.texts.push_back(
            {sound(parse_language(texts.text(0))), texts.text(1), texts.text(2), texts.text(3)});
    ids_into(connection, select_unit_creators, unit.id, unit.creators);
    ids_into(connection, select_unit_access_points, unit.id, unit.access_points);
    ids_into(connection, select_unit_related, unit.id, unit.related);
    auto elements = connection.prepare(select_unit_elements);
    elements.bind(unit.id);
    while (elements.step())
        unit.elements.push_back(
            {elements.text(0), sound(parse_language(elements.text(1))), elements.text(2)});
}

UnitLine line_row(const Statement& row)
{
    UnitLine line;
    line.id = row.id<UnitId>(0);
    line.parent = row.id<UnitId>(1);
    line.level = sound(parse_description_level(row.text(2)));
    line.reference = sound(ReferenceCode::parse(row.text(3)));
    line.position = row.integer(4);
    line.dates = {row.text(5), row.day(6), row.day(7)};
    line.legal_level = level_of_column(row, 8);
    line.classification_state = sound(parse_classification_state(row.text(9)));
    line.access = access_columns(row, 10);
    line.children = row.integer(13);
    return line;
}

std::vector<UnitLine> lines_of(Connection& connection, Statement& select)
{
    std::vector<UnitLine> lines;
    while (select.step()) {
        UnitLine line = line_row(select);
        auto titles = connection.prepare(select_titles);
        titles.bind(line.id);
        while (titles.step())
            line.texts.push_back(
                {sound(parse_language(titles.text(0))), titles.text(1), titles.text(2), {}});
        lines.push_back(std::move(line));
    }
    return lines;
}

Container container_row(const Statement& row)
{
    return {row.id<ContainerId>(0),           row.id<UnitId>(1), parse_kind(row.text(2)),
            static_cast<int>(row.integer(3)), row.text(4),       row.text(5),
            Millimetres{row.integer(6)},      row.text(7),       row.id<ShelfId>(8),
            level_of_column(row, 9),          row.integer(10)};
}

std::vector<Container> containers_in(Statement& select)
{
    std::vector<Container> containers;
    while (select.step())
        containers.push_back(container_row(select));
    return containers;
}

} // namespace aperta
