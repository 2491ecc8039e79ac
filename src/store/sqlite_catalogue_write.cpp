#include "store/sqlite_catalogue.hpp"
#include "store/sqlite_work.hpp"

#include <array>

namespace aperta
{

namespace
{

constexpr const char* insert_unit =
    "INSERT INTO unit(parent_id, description_level, reference, position, title_sensitive, "
    "date_text,"
    " first_day, last_day, own_level, classification_day, originator_id, legal_level,"
    " level_as_classified, marking, classification_state, access_state, access_until, "
    "access_reason,"
    " custody_state, measured_mm, form, pieces, material_languages)"
    " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
constexpr const char* insert_unit_text =
    "INSERT INTO unit_text(unit_id, language, title, title_public, scope) VALUES (?,?,?,?,?)";
constexpr const char* insert_unit_creator =
    "INSERT INTO unit_creator(unit_id, authority_id) VALUES (?,?)";
constexpr const char* insert_unit_access_point =
    "INSERT INTO unit_access_point(unit_id, authority_id) VALUES (?,?)";
constexpr const char* insert_unit_related =
    "INSERT INTO unit_related(unit_id, related_id) VALUES (?,?)";
constexpr const char* insert_unit_element =
    "INSERT INTO unit_element(unit_id, element, language, text) VALUES (?,?,?,?)";
constexpr const char* update_unit =
    "UPDATE unit SET description_level = ?, reference = ?, title_sensitive = ?, date_text = ?,"
    " first_day = ?, last_day = ?, own_level = ?, classification_day = ?, originator_id = ?,"
    " legal_level = ?, level_as_classified = ?, marking = ?, classification_state = ?,"
    " access_state = ?, access_until = ?, access_reason = ?, custody_state = ?, measured_mm = ?,"
    " form = ?, pieces = ?, material_languages = ?, version = version + 1"
    " WHERE id = ? AND version = ?";
constexpr const char* delete_unit_texts = "DELETE FROM unit_text WHERE unit_id = ?";
constexpr const char* delete_unit_creators = "DELETE FROM unit_creator WHERE unit_id = ?";
constexpr const char* delete_unit_access_points = "DELETE FROM unit_access_point WHERE unit_id = ?";
constexpr const char* delete_unit_related = "DELETE FROM unit_related WHERE unit_id = ?";
constexpr const char* delete_unit_elements = "DELETE FROM unit_element WHERE unit_id = ?";
constexpr const char* select_taken = "SELECT 1 FROM unit WHERE reference = ?";
constexpr const char* select_last_position =
    "SELECT coalesce(max(position), 0) FROM unit WHERE parent_id = ?";
constexpr const char* select_last_fonds =
    "SELECT coalesce(max(position), 0) FROM unit WHERE parent_id IS NULL";
constexpr const char* insert_container =
    "INSERT INTO container(series_id, kind, number, barcode, type, width_mm, location)"
    " VALUES (?,?,?,?,?,?,?)";
constexpr const char* insert_authority = "INSERT INTO authority(code, kind) VALUES (?,?)";
constexpr const char* insert_authority_name =
    "INSERT INTO authority_name(authority_id, language, name) VALUES (?,?,?)";
constexpr const char* insert_succession =
    "INSERT INTO succession(predecessor_id, successor_id, from_day, disputed, ruling_day,"
    " ruling_reference) VALUES (?,?,?,?,?,?)";
constexpr const char* insert_place =
    "INSERT INTO unit_container(unit_id, container_id) VALUES (?,?)";

std::string joined(const std::vector<std::string>& parts)
{
    std::string text;
    for (const std::string& part : parts) {
        text += text.empty() ? "" : ",";
        text += part;
    }
    return text;
}

std::string_view kind_code(ContainerKind kind)
{
    constexpr std::array<std::string_view, 4> codes{"box", "reel_can", "folder", "volume"};
    return codes.at(static_cast<std::size_t>(kind));
}

void bind_classification(Statement& insert, const Unit& unit)
{
    if (unit.own)
        insert.bind(static_cast<int>(unit.own->level))
            .bind(unit.own->day)
            .bind(unit.own->originator);
    else
        insert.bind_null().bind_null().bind_null();
    insert.bind(static_cast<int>(unit.legal_level))
        .bind(static_cast<int>(unit.level_as_classified));
}

// From the sensitive title to the languages of the material, in the order of both statements.
Statement& bind_description(Statement& statement, const Unit& unit)
{
    statement.bind(unit.title_sensitive)
        .bind(unit.dates.text)
        .bind(unit.dates.first)
        .bind(unit.dates.last);
    bind_classification(statement, unit);
    return statement.bind(unit.marking)
        .bind(code_of(unit.classification_state))
        .bind(code_of(unit.access.state))
        .bind(unit.access.until)
        .bind(unit.access.reason)
        .bind(code_of(unit.custody))
        .bind(unit.measured)
        .bind(unit.form)
        .bind(unit.pieces)
        .bind(joined(unit.material_languages));
}

// What stands in tables of its own.
void add_details(Connection& connection, const Unit& unit)
{
    for (const UnitText& text : unit.texts)
        connection.prepare(insert_unit_text)
            .bind(unit.id)
            .bind(code_of(text.language))
            .bind(text.title)
            .bind(text.title_public)
            .bind(text.scope)
            .run();
    for (const UnitElement& each : unit.elements)
        connection.prepare(insert_unit_element)
            .bind(unit.id)
            .bind(each.element)
            .bind(code_of(each.language))
            .bind(each.text)
            .run();
    for (const AuthorityId creator : unit.creators)
        connection.prepare(insert_unit_creator).bind(unit.id).bind(creator).run();
    for (const AuthorityId each : unit.access_points)
        connection.prepare(insert_unit_access_point).bind(unit.id).bind(each).run();
    for (const UnitId related : unit.related)
        connection.prepare(insert_unit_related).bind(unit.id).bind(related).run();
}

} // namespace

UnitId SqliteCatalogue::add(WriteTx& tx, const Unit& unit)
{
    Connection& connection = connection_of(tx);
    Statement insert = connection.prepare(insert_unit);
    insert.bind(unit.parent)
        .bind(code_of(unit.level))
        .bind(unit.reference.text())
        .bind(unit.position);
    bind_description(insert, unit).run();
    Unit kept = unit;
    kept.id = UnitId{connection.last_row()};
    add_details(connection, kept);
    return kept.id;
}

bool SqliteCatalogue::save(WriteTx& tx, const Unit& unit)
{
    Connection& connection = connection_of(tx);
    Statement update = connection.prepare(update_unit);
    update.bind(code_of(unit.level)).bind(unit.reference.text());
    bind_description(update, unit).bind(unit.id).bind(unit.version).run();
    if (connection.changes() != 1)
        return false;
    for (const char* sql : {delete_unit_texts, delete_unit_creators, delete_unit_access_points,
                            delete_unit_related, delete_unit_elements})
        connection.prepare(sql).bind(unit.id).run();
    add_details(connection, unit);
    return true;
}

bool SqliteCatalogue::reference_taken(ReadTx& tx, const ReferenceCode& reference)
{
    auto select = connection_of(tx).prepare(select_taken);
    return select.bind(reference.text()).step();
}

std::int64_t SqliteCatalogue::last_position(ReadTx& tx, UnitId parent)
{
    auto select =
        connection_of(tx).prepare(parent.stored() ? select_last_position : select_last_fonds);
    if (parent.stored())
        select.bind(parent);
    return select.step() ? select.integer(0) : 0;
}

ContainerId SqliteCatalogue::add(WriteTx& tx, const Container& container)
{
    Connection& connection = connection_of(tx);
    connection.prepare(insert_container)
        .bind(container.series)
        .bind(kind_code(container.kind))
        .bind(container.number)
        .bind(container.barcode)
        .bind(container.type)
        .bind(container.width)
        .bind(container.location)
        .run();
    return ContainerId{connection.last_row()};
}

AuthorityId SqliteCatalogue::add(WriteTx& tx, const Authority& authority)
{
    Connection& connection = connection_of(tx);
    connection.prepare(insert_authority).bind(authority.code).bind(authority.kind).run();
    const AuthorityId id{connection.last_row()};
    for (const AuthorityName& name : authority.names)
        connection.prepare(insert_authority_name)
            .bind(id)
            .bind(code_of(name.language))
            .bind(name.name)
            .run();
    return id;
}

void SqliteCatalogue::add(WriteTx& tx, const Succession& succession)
{
    connection_of(tx)
        .prepare(insert_succession)
        .bind(succession.predecessor)
        .bind(succession.successor)
        .bind(succession.from)
        .bind(succession.disputed)
        .bind(succession.ruling_day)
        .bind(succession.ruling_reference)
        .run();
}

void SqliteCatalogue::place(WriteTx& tx, UnitId unit, ContainerId container)
{
    connection_of(tx).prepare(insert_place).bind(unit).bind(container).run();
}

} // namespace aperta
