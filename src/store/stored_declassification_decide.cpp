#include "store/pooled_work.hpp"
#include "store/stored_declassification.hpp"
#include "store/stored_declassification_rows.hpp"

#include <utility>

namespace aperta
{

namespace
{

constexpr const char* insert_determination =
    "INSERT INTO determination(unit_id, review_id, outcome, level_before, level_after, reasons,"
    " narrative, next_review, recommender, second_reviewer, authority, decided_for_id,"
    " delegation_id, act_reference, day, supersedes_id, rule_set, rule, rule_version, rule_years,"
    " inputs) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) RETURNING id";

// ?2 the determination, ?3 the level after.
constexpr const char* freeze_reach =
    "WITH RECURSIVE" APERTA_REACH
    " INSERT INTO unit_change(determination_id, unit_id, level_before, level_after)"
    " SELECT ?2, u.id, u.legal_level, ?3 FROM reach JOIN unit u ON u.id = reach.id"
    " WHERE u.legal_level > ?3";

// ?1 lowest and ?2 highest level, ?3 latest last day, ?4 and ?5 days of classification.
#define APERTA_LAPSING                                                                             \
    " FROM unit u WHERE u.legal_level > 0 AND u.legal_level BETWEEN ?1 AND ?2"                     \
    " AND u.last_day <= ?3"                                                                        \
    " AND (CAST(?4 AS TEXT) IS NULL OR coalesce(u.classification_day, u.last_day) >= ?4)"          \
    " AND (CAST(?5 AS TEXT) IS NULL OR coalesce(u.classification_day, u.last_day) <= ?5)"
constexpr const char* select_any_lapsing = "SELECT 1" APERTA_LAPSING " LIMIT 1";
constexpr const char* freeze_lapsing =
    "INSERT INTO unit_change(determination_id, unit_id, level_before, level_after, base_day)"
    " SELECT ?6, u.id, u.legal_level, 0, u.last_day" APERTA_LAPSING;

// Before the units are lowered: the box as found (the last act on it, else the high-water mark of
// what is in it and of its series) and as left (what stays in it; papers held back are taken out).
// A later act with an earlier day is counted on the day of the act before it, so that the levels
// of a box follow each other day by day. ?1 the determination, ?2 its day.
constexpr const char* freeze_boxes =
    "WITH RECURSIVE withheld(id) AS ("
    " SELECT h.unit_id FROM held_back h WHERE h.sheet <> '' AND NOT EXISTS"
    " (SELECT 1 FROM unit_change c WHERE c.determination_id = ?1 AND c.unit_id = h.unit_id)"
    " UNION SELECT u.id FROM unit u JOIN withheld w ON u.parent_id = w.id),"
    " touched(id) AS ("
    " SELECT b.id FROM unit_change c JOIN container b ON b.series_id = c.unit_id"
    " WHERE c.determination_id = ?1"
    " UNION SELECT x.container_id FROM unit_change c JOIN unit_container x ON x.unit_id = c.unit_id"
    " WHERE c.determination_id = ?1),"
    " content(box, before, after) AS ("
    " SELECT t.id, s.legal_level, coalesce(c.level_after, s.legal_level) FROM touched t"
    " JOIN container b ON b.id = t.id JOIN unit s ON s.id = b.series_id"
    " LEFT JOIN unit_change c ON c.determination_id = ?1 AND c.unit_id = s.id"
    " UNION ALL SELECT t.id, u.legal_level, CASE WHEN u.id IN (SELECT id FROM withheld) THEN 0"
    " ELSE coalesce(c.level_after, u.legal_level) END FROM touched t"
    " JOIN unit_container x ON x.container_id = t.id JOIN unit u ON u.id = x.unit_id"
    " LEFT JOIN unit_change c ON c.determination_id = ?1 AND c.unit_id = u.id)"
    " INSERT INTO box_change(determination_id, container_id, series_id, number, day, level_before,"
    " level_after, width_mm)"
    " SELECT ?1, b.id, b.series_id, b.number,"
    " coalesce((SELECT max(p.day) FROM box_change p WHERE p.container_id = b.id AND p.day > ?2), "
    "?2),"
    " coalesce((SELECT p.level_after FROM box_change p WHERE p.container_id = b.id"
    " ORDER BY p.day DESC, p.determination_id DESC LIMIT 1), max(content.before)),"
    " max(content.after), b.width_mm"
    " FROM content JOIN container b ON b.id = content.box GROUP BY b.id";

// ?2 the state of what is declassified, ?3 of what is lowered.
constexpr const char* lower_units =
    "UPDATE unit SET legal_level = c.level_after, version = unit.version + 1,"
    " classification_state = CASE WHEN c.level_after = 0 THEN ?2 ELSE ?3 END"
    " FROM unit_change c WHERE c.determination_id = ?1 AND unit.id = c.unit_id";
// What stays behind keeps its level although its parent loses the one it inherited from.
constexpr const char* pin_held_back =
    "WITH RECURSIVE" APERTA_REACH
    " UPDATE unit SET own_level = legal_level, version = version + 1 WHERE own_level IS NULL"
    " AND legal_level > 0 AND id IN (SELECT h.unit_id FROM held_back h WHERE h.sheet <> '')"
    " AND parent_id IN (SELECT id FROM reach)";
constexpr const char* set_state_of_unit =
    "UPDATE unit SET classification_state = ?, version = version + 1 WHERE id = ?";
constexpr const char* close_review = "UPDATE review SET open = 0, state = ? WHERE id = ?";
constexpr const char* close_reviews_of_lapsed =
    "UPDATE review SET open = 0, state = ?2 WHERE open = 1"
    " AND unit_id IN (SELECT unit_id FROM unit_change WHERE determination_id = ?1)";
constexpr const char* count_lapsed =
    "SELECT (SELECT count(*) FROM unit_change WHERE determination_id = ?1),"
    " (SELECT count(*) FROM box_change WHERE determination_id = ?1 AND level_before > 0"
    " AND level_after = 0)";
constexpr const char* select_lapsed_equities =
    "SELECT u.reference, e.owner_id FROM unit_change c JOIN equity e ON e.unit_id = c.unit_id"
    " JOIN unit u ON u.id = c.unit_id WHERE c.determination_id = ? AND e.answer <> 'consent'"
    " ORDER BY u.reference, e.id LIMIT 100";

ClassificationState state_left_by(Outcome outcome)
{
    switch (outcome) {
    case Outcome::declassify:
        return ClassificationState::declassified;
    case Outcome::part:
        return ClassificationState::part_declassified;
    case Outcome::downgrade:
        return ClassificationState::downgraded;
    case Outcome::maintain:
        return ClassificationState::maintained;
    case Outcome::lapse:
        break;
    }
    return ClassificationState::lapsed_by_law;
}

DeterminationId insert_act(Connection& connection, const Determination& act)
{
    return connection.prepare(insert_determination)
        .bind(act.unit)
        .bind(act.review)
        .bind(code_of(act.outcome))
        .bind(rank_of(act.level_before))
        .bind(rank_of(act.level_after))
        .bind(letters_of(act.reasons))
        .bind(act.narrative)
        .bind(act.next_review)
        .bind(act.recommender)
        .bind(act.second_reviewer)
        .bind(act.authority)
        .bind(act.decided_for)
        .bind(act.delegation)
        .bind(act.act_reference)
        .bind(act.day)
        .bind(act.supersedes)
        .bind(act.rule_set)
        .bind(act.rule)
        .bind(act.rule_version)
        .bind(act.rule_years)
        .bind(act.inputs)
        .returned<DeterminationId>();
}

// Units are frozen already; freezes their boxes, then lowers them.
void lower_frozen(Connection& connection, DeterminationId id, LegalDay day,
                  ClassificationState when_open)
{
    connection.prepare(freeze_boxes).bind(id).bind(day).run();
    connection.prepare(lower_units)
        .bind(id)
        .bind(code_of(when_open))
        .bind(code_of(ClassificationState::downgraded))
        .run();
}

Statement& bind_lapsing(Statement& statement, const LapseOrder& order)
{
    return statement.bind(rank_of(order.lowest))
        .bind(rank_of(order.highest))
        .bind(order.latest_last_day)
        .bind(order.classified_from)
        .bind(order.classified_to);
}

} // namespace

DeterminationId StoredDeclassification::record(WriteTx& tx, const Determination& determination)
{
    Connection& connection = connection_of(tx);
    const DeterminationId id = insert_act(connection, determination);
    if (determination.outcome != Outcome::maintain) {
        connection.prepare(freeze_reach)
            .bind(determination.unit)
            .bind(id)
            .bind(rank_of(determination.level_after))
            .run();
        lower_frozen(connection, id, determination.day, ClassificationState::declassified);
        connection.prepare(pin_held_back).bind(determination.unit).run();
    }
    const std::string_view state = code_of(state_left_by(determination.outcome));
    connection.prepare(set_state_of_unit).bind(state).bind(determination.unit).run();
    connection.prepare(close_review).bind(state).bind(determination.review).run();
    return id;
}

std::optional<LapsedUnits> StoredDeclassification::lapse(WriteTx& tx, const LapseOrder& order,
                                                         const Determination& determination)
{
    Connection& connection = connection_of(tx);
    {
        auto any = connection.prepare(select_any_lapsing);
        if (!bind_lapsing(any, order).step())
            return std::nullopt;
    }
    const std::string_view state = code_of(ClassificationState::lapsed_by_law);
    LapsedUnits lapsed;
    lapsed.determination = insert_act(connection, determination);
    auto freeze = connection.prepare(freeze_lapsing);
    bind_lapsing(freeze, order).bind(lapsed.determination).run();
    lower_frozen(connection, lapsed.determination, determination.day,
                 ClassificationState::lapsed_by_law);
    connection.prepare(close_reviews_of_lapsed).bind(lapsed.determination).bind(state).run();
    auto count = connection.prepare(count_lapsed);
    count.bind(lapsed.determination);
    if (count.step()) {
        lapsed.units = count.integer(0);
        lapsed.boxes = BoxCount{count.integer(1)};
    }
    auto equities = connection.prepare(select_lapsed_equities);
    equities.bind(lapsed.determination);
    while (equities.step())
        lapsed.foreign.push_back(
            {as_written(ReferenceCode::parse(equities.text(0))), equities.id<AuthorityId>(1)});
    return lapsed;
}

} // namespace aperta
