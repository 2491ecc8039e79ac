#include "store/pooled_work.hpp"
#include "store/stored_declassification.hpp"
#include "store/stored_declassification_rows.hpp"

namespace aperta
{

namespace
{

constexpr const char* select_determinations_of_unit =
    "SELECT " APERTA_DETERMINATION_COLUMNS " FROM determination d WHERE d.id IN"
    " (SELECT id FROM determination WHERE unit_id = ?1"
    " UNION SELECT determination_id FROM unit_change WHERE unit_id = ?1)"
    " AND EXISTS (SELECT 1 FROM unit u WHERE u.id = ?1 AND u.legal_level <= ?2)"
    " ORDER BY d.id DESC";
constexpr const char* select_boxes_of_determination =
    "SELECT c.container_id, c.series_id, c.number, c.level_before, c.level_after, c.width_mm"
    " FROM box_change c JOIN unit s ON s.id = c.series_id"
    " WHERE c.determination_id = ? AND s.legal_level <= ? ORDER BY c.series_id, c.number";
constexpr const char* select_opening =
    "SELECT " APERTA_DETERMINATION_COLUMNS ", c.level_before, c.base_day FROM unit_change c"
    " JOIN determination d ON d.id = c.determination_id JOIN unit u ON u.id = c.unit_id"
    " WHERE c.unit_id = ?1 AND c.level_after = 0 AND u.legal_level = 0 ORDER BY d.id DESC LIMIT 1";

// Every box on the first day ?1 and on the last ?2 of a year, up to the level ?3. A box that no
// act has touched has the level of what is in it today; a touched one what the acts left. Its
// width is the one frozen last in the period, else today's. It counts from the first day on
// which one of its papers was classified; nobody knows: from ever.
constexpr const char* select_held =
    "WITH box AS MATERIALIZED (SELECT coalesce((SELECT w.width_mm FROM box_change w"
    " WHERE w.container_id = b.id AND w.day <= ?2 ORDER BY w.day DESC, w.determination_id DESC"
    " LIMIT 1), b.width_mm) AS width,"
    " coalesce((SELECT min(coalesce(u.classification_day, u.last_day)) FROM unit_container x"
    " JOIN unit u ON u.id = x.unit_id WHERE x.container_id = b.id AND u.level_as_classified > 0),"
    " s.classification_day, s.last_day, '') AS since,"
    " coalesce((SELECT p.level_after FROM box_change p WHERE p.container_id = b.id AND p.day < ?1"
    " ORDER BY p.day DESC, p.determination_id DESC LIMIT 1),"
    " (SELECT p.level_before FROM box_change p WHERE p.container_id = b.id"
    " ORDER BY p.day, p.determination_id LIMIT 1),"
    " (SELECT max(l.level) FROM (SELECT s.legal_level AS level UNION ALL SELECT u.legal_level"
    " FROM unit_container x JOIN unit u ON u.id = x.unit_id WHERE x.container_id = b.id) l)) AS "
    "opening,"
    " coalesce((SELECT p.level_after FROM box_change p WHERE p.container_id = b.id AND p.day <= ?2"
    " ORDER BY p.day DESC, p.determination_id DESC LIMIT 1),"
    " (SELECT p.level_before FROM box_change p WHERE p.container_id = b.id"
    " ORDER BY p.day, p.determination_id LIMIT 1),"
    " (SELECT max(l.level) FROM (SELECT s.legal_level AS level UNION ALL SELECT u.legal_level"
    " FROM unit_container x JOIN unit u ON u.id = x.unit_id WHERE x.container_id = b.id) l)) AS "
    "closing"
    " FROM container b JOIN unit s ON s.id = b.series_id)"
    " SELECT 0, opening, count(*), sum(width) FROM box"
    " WHERE since < ?1 AND opening BETWEEN 1 AND ?3 GROUP BY opening"
    " UNION ALL SELECT 1, opening, count(*), sum(width) FROM box"
    " WHERE since BETWEEN ?1 AND ?2 AND opening BETWEEN 1 AND ?3 GROUP BY opening"
    " UNION ALL SELECT 2, closing, count(*), sum(width) FROM box"
    " WHERE since <= ?2 AND closing BETWEEN 1 AND ?3 GROUP BY closing";
constexpr const char* select_movements =
    "SELECT d.outcome, c.level_before, c.level_after, count(*), sum(c.width_mm)"
    " FROM box_change c JOIN determination d ON d.id = c.determination_id"
    " WHERE c.day BETWEEN ? AND ? AND c.level_before <> c.level_after"
    " GROUP BY d.outcome, c.level_before, c.level_after";
constexpr const char* select_declassified =
    "SELECT c.series_id, d.id, d.act_reference, d.day, count(*), sum(c.width_mm)"
    " FROM box_change c JOIN determination d ON d.id = c.determination_id"
    " JOIN unit s ON s.id = c.series_id WHERE c.day BETWEEN ?1 AND ?2 AND d.outcome <> 'lapse'"
    " AND c.level_before > 0 AND c.level_after = 0 AND s.legal_level <= ?3"
    " GROUP BY c.series_id, d.id ORDER BY c.series_id, d.id";
constexpr const char* count_outcomes =
    "SELECT d.outcome, count(*) FROM determination d JOIN unit u ON u.id = d.unit_id"
    " WHERE d.day BETWEEN ? AND ? AND u.legal_level <= ? GROUP BY d.outcome";
constexpr const char* select_standing =
    "SELECT u.id, u.reference, u.legal_level, u.date_text, u.first_day, u.last_day,"
    " u.classification_day, (SELECT d.next_review FROM determination d WHERE d.unit_id = u.id"
    " ORDER BY d.id DESC LIMIT 1) FROM unit u WHERE u.legal_level BETWEEN 1 AND ?"
    " AND (u.description_level IN ('series','subseries') OR u.own_level IS NOT NULL)"
    " AND NOT EXISTS (SELECT 1 FROM review r WHERE r.unit_id = u.id AND r.open = 1)";

constexpr int determination_columns = 22;

std::vector<BoxMovement> movements_between(Connection& connection, LegalDay first, LegalDay last)
{
    std::vector<BoxMovement> found;
    auto select = connection.prepare(select_movements);
    select.bind(first).bind(last);
    while (select.step())
        found.push_back(
            {outcome_in(select, 0), level_in(select, 1), level_in(select, 2), held_in(select, 3)});
    return found;
}

} // namespace

std::vector<Determination> StoredDeclassification::determinations_of(ReadTx& tx, UnitId unit,
                                                                     Level clearance)
{
    std::vector<Determination> found;
    auto select = connection_of(tx).prepare(select_determinations_of_unit);
    select.bind(unit).bind(rank_of(clearance));
    while (select.step())
        found.push_back(determination_row(select));
    return found;
}

std::vector<CoveredBox> StoredDeclassification::boxes_of(ReadTx& tx, DeterminationId determination,
                                                         Level clearance)
{
    std::vector<CoveredBox> found;
    auto select = connection_of(tx).prepare(select_boxes_of_determination);
    select.bind(determination).bind(rank_of(clearance));
    while (select.step())
        found.push_back({select.id<ContainerId>(0), select.id<UnitId>(1),
                         static_cast<int>(select.integer(2)), level_in(select, 3),
                         level_in(select, 4), Millimetres{select.integer(5)}});
    return found;
}

std::optional<Opening> StoredDeclassification::opening_of(ReadTx& tx, UnitId unit)
{
    auto select = connection_of(tx).prepare(select_opening);
    select.bind(unit).bind(rank_of(Level::unclassified));
    if (!select.step())
        return std::nullopt;
    return Opening{determination_row(select), level_in(select, determination_columns),
                   select.day(determination_columns + 1)};
}

YearOfBoxes StoredDeclassification::boxes_between(ReadTx& tx, LegalDay first, LegalDay last,
                                                  Level clearance)
{
    Connection& connection = connection_of(tx);
    YearOfBoxes year;
    auto held = connection.prepare(select_held);
    held.bind(first).bind(last).bind(rank_of(clearance));
    while (held.step()) {
        const std::int64_t kind = held.integer(0);
        auto& into = kind == 0 ? year.opening : kind == 1 ? year.newly_classified : year.closing;
        into[level_in(held, 1)] = held_in(held, 2);
    }
    year.movements = movements_between(connection, first, last);
    return year;
}

std::vector<SeriesDeclassified> StoredDeclassification::declassified_between(ReadTx& tx,
                                                                             LegalDay first,
                                                                             LegalDay last,
                                                                             Level clearance)
{
    std::vector<SeriesDeclassified> found;
    auto select = connection_of(tx).prepare(select_declassified);
    select.bind(first).bind(last).bind(rank_of(clearance));
    while (select.step())
        found.push_back({select.id<UnitId>(0), select.id<DeterminationId>(1), select.text(2),
                         select.day(3).value_or(LegalDay{}), held_in(select, 4)});
    return found;
}

std::map<Outcome, std::int64_t>
StoredDeclassification::outcomes_between(ReadTx& tx, LegalDay first, LegalDay last, Level clearance)
{
    std::map<Outcome, std::int64_t> counted;
    auto select = connection_of(tx).prepare(count_outcomes);
    select.bind(first).bind(last).bind(rank_of(clearance));
    while (select.step())
        counted[outcome_in(select, 0)] = select.integer(1);
    return counted;
}

void StoredDeclassification::each_standing(ReadTx& tx, Level clearance,
                                           const std::function<void(const Standing&)>& each)
{
    auto select = connection_of(tx).prepare(select_standing);
    select.bind(rank_of(clearance));
    while (select.step())
        each({select.id<UnitId>(0), as_written(ReferenceCode::parse(select.text(1))),
              level_in(select, 2), DateSpan{select.text(3), select.day(4), select.day(5)},
              select.day(6), select.day(7)});
}

} // namespace aperta
