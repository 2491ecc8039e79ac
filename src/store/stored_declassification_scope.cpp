// What the guards ask of a subtree. These statements see every level: a paper that the asker may
// not see must still be able to stop a decision. Its reference never comes along.
#include "store/pooled_work.hpp"
#include "store/stored_declassification.hpp"
#include "store/stored_declassification_rows.hpp"

#include <algorithm>

namespace aperta
{

namespace
{

#define APERTA_UP                                                                                  \
    " up(id, parent_id, originator_id, height) AS ("                                               \
    "SELECT id, parent_id, originator_id, 0 FROM unit WHERE id = ?1 UNION ALL"                     \
    " SELECT p.id, p.parent_id, p.originator_id, up.height + 1 FROM unit p"                        \
    " JOIN up ON p.id = up.parent_id)"

// The unit's own originator first: it is in that name that a decision on the unit is taken.
constexpr const char* select_shares =
    "WITH RECURSIVE" APERTA_UP ", own(originator_id) AS (SELECT originator_id FROM up"
    " WHERE originator_id IS NOT NULL ORDER BY height LIMIT 1),"
    " reach(id, originator_id) AS (SELECT CAST(?1 AS BIGINT), (SELECT originator_id FROM own) "
    "UNION ALL"
    " SELECT u.id, coalesce(u.originator_id, reach.originator_id) FROM unit u"
    " JOIN reach ON u.parent_id = reach.id WHERE NOT EXISTS"
    " (SELECT 1 FROM held_back h WHERE h.unit_id = u.id AND h.sheet <> ''))"
    " SELECT r.originator_id, max(u.legal_level) AS highest FROM reach r"
    " JOIN unit u ON u.id = r.id WHERE u.legal_level > 0 GROUP BY r.originator_id"
    " ORDER BY r.originator_id IS NOT DISTINCT FROM (SELECT originator_id FROM own) DESC, highest "
    "DESC,"
    " r.originator_id";

// Children that the review did not reach: classified above it, in a cycle of their own, or kept
// by a decision of their own that still stands. ?2 how far the review went.
#define APERTA_BEYOND_REVIEW                                                                       \
    " FROM reach JOIN unit u ON u.id = reach.id WHERE u.id <> ?1 AND u.legal_level > 0"            \
    " AND (u.legal_level > ?2"                                                                     \
    " OR EXISTS (SELECT 1 FROM review r WHERE r.unit_id = u.id AND r.open = 1)"                    \
    " OR (u.classification_state IN ('MAINTAINED','DOWNGRADED')"                                   \
    " AND EXISTS (SELECT 1 FROM determination d WHERE d.unit_id = u.id)))"
constexpr const char* select_beyond_review =
    "WITH RECURSIVE" APERTA_REACH " SELECT u.reference" APERTA_BEYOND_REVIEW
    " AND u.legal_level <= ?3 ORDER BY u.reference LIMIT 100";
constexpr const char* select_hidden_beyond_review =
    "WITH RECURSIVE" APERTA_REACH " SELECT 1" APERTA_BEYOND_REVIEW
    " AND u.legal_level > ?3 LIMIT 1";
constexpr const char* select_without_sheet =
    "WITH RECURSIVE" APERTA_REACH " SELECT u.reference FROM reach JOIN unit u ON u.id = reach.id"
    " JOIN held_back h ON h.unit_id = u.id WHERE u.id <> ?1 AND h.sheet = ''"
    " AND u.legal_level BETWEEN 1 AND ?2 ORDER BY u.reference LIMIT 100";
constexpr const char* select_equities_in_reach =
    "WITH RECURSIVE" APERTA_REACH "," APERTA_UP " SELECT " APERTA_EQUITY_COLUMNS
    " FROM equity e WHERE e.unit_id IN (SELECT id FROM reach UNION SELECT id FROM up)"
    " ORDER BY e.id";
constexpr const char* count_held_back =
    "WITH RECURSIVE" APERTA_REACH
    " SELECT count(*) FROM reach JOIN unit u ON u.parent_id = reach.id"
    " JOIN held_back h ON h.unit_id = u.id AND h.sheet <> '' WHERE u.legal_level > 0";

// The highest classified units only: to name all ten thousand files of a classified series beside
// it would hide the next series.
constexpr const char* select_topmost_classified =
    "WITH RECURSIVE open(id, legal_level) AS (SELECT id, legal_level FROM unit WHERE id = ?1"
    " UNION ALL SELECT u.id, u.legal_level FROM unit u JOIN open ON u.parent_id = open.id"
    " WHERE open.legal_level = 0 AND NOT EXISTS"
    " (SELECT 1 FROM held_back h WHERE h.unit_id = u.id AND h.sheet <> '' AND u.legal_level > 0))"
    " SELECT u.reference FROM open JOIN unit u ON u.id = open.id"
    " WHERE u.legal_level BETWEEN 1 AND ?2 ORDER BY u.reference LIMIT 100";
constexpr const char* count_classified =
    "WITH RECURSIVE" APERTA_REACH " SELECT count(*) FILTER (WHERE u.legal_level <= ?2), count(*) "
    "FILTER (WHERE u.legal_level > ?2)"
    " FROM reach JOIN unit u ON u.id = reach.id WHERE u.legal_level > 0";

std::vector<ReferenceCode> references_in(Statement& select)
{
    std::vector<ReferenceCode> found;
    while (select.step())
        found.push_back(as_written(ReferenceCode::parse(select.text(0))));
    return found;
}

std::vector<Equity> equities_in(Statement& select)
{
    std::vector<Equity> found;
    while (select.step())
        found.push_back(equity_row(select));
    return found;
}

std::int64_t held_back_in_reach(Connection& connection, UnitId root)
{
    auto count = connection.prepare(count_held_back);
    count.bind(root);
    return count.step() ? count.integer(0) : 0;
}

} // namespace

Scope StoredDeclassification::scope(ReadTx& tx, const ScopeQuery& query)
{
    Connection& connection = connection_of(tx);
    Scope scope;
    auto shares = connection.prepare(select_shares);
    shares.bind(query.unit);
    while (shares.step()) {
        scope.shares.push_back({shares.id<AuthorityId>(0), level_in(shares, 1)});
        scope.high_water = std::max(scope.high_water, scope.shares.back().level);
    }
    auto beyond = connection.prepare(select_beyond_review);
    beyond.bind(query.unit).bind(rank_of(query.reviewed_up_to)).bind(rank_of(query.clearance));
    scope.beyond_review = references_in(beyond);
    auto hidden = connection.prepare(select_hidden_beyond_review);
    hidden.bind(query.unit).bind(rank_of(query.reviewed_up_to)).bind(rank_of(query.clearance));
    scope.hidden_beyond_review = hidden.step();
    auto sheetless = connection.prepare(select_without_sheet);
    sheetless.bind(query.unit).bind(rank_of(query.clearance));
    scope.without_sheet = references_in(sheetless);
    auto equities = connection.prepare(select_equities_in_reach);
    equities.bind(query.unit);
    scope.equities = equities_in(equities);
    scope.held_back = held_back_in_reach(connection, query.unit);
    return scope;
}

Unreleased StoredDeclassification::unreleased(ReadTx& tx, UnitId root, Level clearance)
{
    Connection& connection = connection_of(tx);
    Unreleased found;
    auto topmost = connection.prepare(select_topmost_classified);
    topmost.bind(root).bind(rank_of(clearance));
    found.named = references_in(topmost);
    auto count = connection.prepare(count_classified);
    count.bind(root).bind(rank_of(clearance));
    if (count.step()) {
        found.count = count.integer(0);
        found.hidden = count.integer(1) > 0;
    }
    found.held_back = held_back_in_reach(connection, root);
    return found;
}

} // namespace aperta
