// Rows of the declassification tables turned into values; the column lists stand beside their
// readers, because the two must change together.
#pragma once

#include "aperta/declassification/store.hpp"
#include "store/stored_values.hpp"

#include <string>
#include <vector>

namespace aperta
{

// A unit and all below it, without what is held back under a sheet; ?1 is the unit, which is in it
// whatever is said of itself. To stand behind WITH RECURSIVE.
#define APERTA_REACH                                                                               \
    " reach(id) AS (SELECT CAST(?1 AS BIGINT) UNION ALL SELECT u.id FROM unit u JOIN reach"        \
    " ON u.parent_id = reach.id WHERE NOT EXISTS"                                                  \
    " (SELECT 1 FROM held_back h WHERE h.unit_id = u.id AND h.sheet <> ''))"

// Columns for determination_row of a table aliased `d`; the parameter ?2 is the clearance, above
// which a narrative is not read.
#define APERTA_DETERMINATION_COLUMNS                                                               \
    "d.id, d.unit_id, d.review_id, d.outcome, d.level_before, d.level_after, d.reasons,"           \
    " CASE WHEN d.level_before <= ?2 THEN d.narrative ELSE '' END, d.next_review, d.recommender,"  \
    " d.second_reviewer, d.authority, d.decided_for_id, d.delegation_id, d.act_reference, d.day,"  \
    " d.supersedes_id, d.rule_set, d.rule, d.rule_version, d.rule_years, d.inputs"

[[nodiscard]] Determination determination_row(const Statement& row);

// Columns for equity_row of a table aliased `e`.
#define APERTA_EQUITY_COLUMNS                                                                      \
    "e.id, e.unit_id, e.owner_id, e.sent_day, e.answer, e.answered_day, e.document"

[[nodiscard]] Equity equity_row(const Statement& row);

// Outcomes as written, "lapse" too.
[[nodiscard]] Outcome outcome_in(const Statement& row, int column);

[[nodiscard]] std::string letters_of(const std::vector<std::string>& reasons); // "a,c"
[[nodiscard]] std::vector<std::string> letters_in(const std::string& text);

[[nodiscard]] inline int rank_of(Level level)
{
    return static_cast<int>(level);
}

[[nodiscard]] HeldByLevel held_in(const Statement& row, int boxes_column);

} // namespace aperta
