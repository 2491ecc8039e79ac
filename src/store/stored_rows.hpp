// Rows of the catalogue's tables turned into values; the column lists stand here beside the
// readers, because the two must change together.
#pragma once

#include "aperta/catalogue/store.hpp"
#include "store/connection.hpp"

namespace aperta
{

// Columns for unit_row, of a table aliased `u`.
#define APERTA_UNIT_COLUMNS                                                                        \
    "u.id, u.parent_id, u.description_level, u.reference, u.position, u.title_sensitive,"          \
    " u.date_text, u.first_day, u.last_day, u.own_level, u.classification_day, u.originator_id,"   \
    " u.legal_level, u.level_as_classified, u.marking, u.classification_state, u.access_state,"    \
    " u.access_until, u.access_reason, u.custody_state, u.measured_mm, u.form, u.pieces,"          \
    " u.material_languages, u.version"

// A unit without its texts and creators.
[[nodiscard]] Unit unit_row(const Statement& row);

// Adds what stands in other tables.
void complete(Connection& connection, Unit& unit);

// Columns for line_row, of a table aliased `u`; the last counts visible children and has the
// clearance as its parameter.
#define APERTA_LINE_COLUMNS                                                                        \
    "u.id, u.parent_id, u.description_level, u.reference, u.position, u.date_text, u.first_day,"   \
    " u.last_day, u.legal_level, u.classification_state, u.access_state, u.access_until,"          \
    " u.access_reason,"                                                                            \
    " (SELECT count(*) FROM unit c WHERE c.parent_id = u.id AND c.legal_level <= ?)"

[[nodiscard]] UnitLine line_row(const Statement& row);

// Every row of `select` as a line, with titles.
[[nodiscard]] std::vector<UnitLine> lines_of(Connection& connection, Statement& select);

#define APERTA_CONTAINER_COLUMNS                                                                   \
    "b.id, b.series_id, b.kind, b.number, b.barcode, b.type, b.width_mm, b.location, b.shelf_id,"  \
    " b.content_level, b.version"

[[nodiscard]] Container container_row(const Statement& row);
[[nodiscard]] std::vector<Container> containers_in(Statement& select);

} // namespace aperta
