#include "store/pooled_work.hpp"
#include "store/search_sql.hpp"
#include "store/stored_search.hpp"

#include <algorithm>
#include <limits>

namespace aperta
{

namespace
{

// A score is FTS5's bm25 in billionths, titles weighing four times the rest; the lowest is best.
#define APERTA_SCORE(level)                                                                        \
    "CAST(bm25(search_" #level ", 4.0, 1.0) * 1000000000 AS INTEGER) AS score"
#define APERTA_BEST(score, id, limit)                                                              \
    " WHERE score > " score " OR (score = " score " AND id > " id ")"                              \
    " ORDER BY score, id LIMIT " limit

// ?1 match, ?2 how many are ranked, ?3 score and ?4 unit already seen, ?5 limit.
#define APERTA_RANK(level)                                                                         \
    "SELECT id, score, '', '' FROM (SELECT rowid AS id, " APERTA_SCORE(                            \
        level) " FROM search_" #level " WHERE search_" #level                                      \
               " MATCH ?1 LIMIT ?2)" APERTA_BEST("?3", "?4", "?5")
constexpr LevelSql rank_plain = APERTA_FOR_LEVELS(APERTA_RANK);

// Behind the filters: ?9 how many are ranked, ?10 score and ?11 unit already seen, ?12 limit.
#define APERTA_RANK_FILTERED(level)                                                                \
    "SELECT id, score, '', '' FROM (SELECT u.id AS id, " APERTA_SCORE(level)                       \
        APERTA_MATCHED(level) " LIMIT ?9)" APERTA_BEST("?10", "?11", "?12")
constexpr LevelSql rank_filtered = APERTA_FOR_LEVELS(APERTA_RANK_FILTERED);

#define APERTA_DAY "coalesce(u.first_day, u.last_day, '9999-12-32')"
// ?9 how many are sorted, ?10 day and ?11 reference already seen, ?12 limit.
#define APERTA_BY_REFERENCE(level)                                                                 \
    "SELECT id, 0, day, reference FROM (SELECT u.id AS id, " APERTA_DAY                            \
    " AS day, u.reference AS reference" APERTA_MATCHED(                                            \
        level) " LIMIT ?9)"                                                                        \
               " WHERE ?10 = ?10 AND reference > ?11 ORDER BY reference LIMIT ?12"
constexpr LevelSql by_reference = APERTA_FOR_LEVELS(APERTA_BY_REFERENCE);

#define APERTA_BY_DATE(level)                                                                      \
    "SELECT id, 0, day, reference FROM (SELECT u.id AS id, " APERTA_DAY                            \
    " AS day, u.reference AS reference" APERTA_MATCHED(                                            \
        level) " LIMIT ?9)"                                                                        \
               " WHERE day > ?10 OR (day = ?10 AND reference > ?11) ORDER BY day, reference "      \
               "LIMIT ?12"
constexpr LevelSql by_date = APERTA_FOR_LEVELS(APERTA_BY_DATE);

// Where no word is asked for: ?10 to ?12 as above.
constexpr const char* scan_by_reference =
    "SELECT u.id, 0, " APERTA_DAY ", u.reference" APERTA_SCANNED
    " AND ?10 = ?10 AND u.reference > ?11 ORDER BY u.reference LIMIT ?12";
constexpr const char* scan_by_date =
    "SELECT u.id, 0, " APERTA_DAY " AS day, u.reference" APERTA_SCANNED " AND (" APERTA_DAY
    " > ?10 OR (" APERTA_DAY " = ?10 AND u.reference > ?11))"
    " ORDER BY day, u.reference LIMIT ?12";

#define APERTA_COUNT(level)                                                                        \
    "SELECT count(*) FROM (SELECT 1 FROM search_" #level " WHERE search_" #level                   \
    " MATCH ?1 LIMIT ?2)"
constexpr LevelSql count_matched = APERTA_FOR_LEVELS(APERTA_COUNT);
#define APERTA_COUNT_FILTERED(level)                                                               \
    "SELECT count(*) FROM (SELECT 1" APERTA_MATCHED(level) " LIMIT ?9)"
constexpr LevelSql count_filtered = APERTA_FOR_LEVELS(APERTA_COUNT_FILTERED);
constexpr const char* count_scanned = "SELECT count(*) FROM (SELECT 1" APERTA_SCANNED " LIMIT ?10)";

std::size_t levels_of(const SearchCriteria& criteria)
{
    return static_cast<std::size_t>(criteria.clearance) + 1;
}

void read_places(Statement& select, std::vector<SearchPlace>& places)
{
    while (select.step())
        places.push_back({select.integer(1), select.text(2), select.text(3), select.id<UnitId>(0)});
}

// Where the page before ended; before everything on the first.
SearchPlace start_of(const SearchRange& range)
{
    if (range.after)
        return *range.after;
    return {std::numeric_limits<std::int64_t>::min(), "", "", {}};
}

void find_ranked(Connection& connection, const SearchCriteria& criteria, const SearchRange& range,
                 std::vector<SearchPlace>& places)
{
    const bool filtered = has_filters(criteria.query);
    const SearchPlace start = start_of(range);
    for (std::size_t level = 0; level < levels_of(criteria); ++level) {
        auto select = connection.prepare((filtered ? rank_filtered : rank_plain).at(level));
        if (filtered)
            bind_criteria(select, criteria);
        else
            select.bind(match_expression(criteria.query));
        select.bind(most_ranked).bind(start.score).bind(start.unit.value()).bind(range.limit);
        read_places(select, places);
    }
}

void find_sorted(Connection& connection, const SearchCriteria& criteria, const SearchRange& range,
                 std::vector<SearchPlace>& places)
{
    const bool dated = range.order == SearchOrder::date;
    const SearchPlace start = start_of(range);
    for (std::size_t level = 0; level < levels_of(criteria); ++level) {
        auto select = connection.prepare((dated ? by_date : by_reference).at(level));
        bind_criteria(select, criteria);
        select.bind(most_ranked).bind(start.day).bind(start.reference).bind(range.limit);
        read_places(select, places);
    }
}

void find_scanned(Connection& connection, const SearchCriteria& criteria, const SearchRange& range,
                  std::vector<SearchPlace>& places)
{
    const bool dated = range.order == SearchOrder::date;
    const SearchPlace start = start_of(range);
    auto select = connection.prepare(dated ? scan_by_date : scan_by_reference);
    bind_criteria(select, criteria);
    select.bind(static_cast<int>(criteria.clearance))
        .bind(start.day)
        .bind(start.reference)
        .bind(range.limit);
    read_places(select, places);
}

void merge(std::vector<SearchPlace>& places, const SearchRange& range)
{
    const auto before = [&range](const SearchPlace& a, const SearchPlace& b) {
        if (range.order == SearchOrder::relevance)
            return a.score != b.score ? a.score < b.score : a.unit < b.unit;
        if (range.order == SearchOrder::date && a.day != b.day)
            return a.day < b.day;
        return a.reference < b.reference;
    };
    std::sort(places.begin(), places.end(), before);
    if (places.size() > static_cast<std::size_t>(range.limit))
        places.resize(static_cast<std::size_t>(range.limit));
}

std::int64_t counted(Statement& select)
{
    return select.step() ? select.integer(0) : 0;
}

} // namespace

std::vector<SearchPlace> StoredSearch::find(ReadTx& tx, const SearchCriteria& criteria,
                                            const SearchRange& range)
{
    Connection& connection = connection_of(tx);
    std::vector<SearchPlace> places;
    if (!criteria.query.has_words())
        find_scanned(connection, criteria, range, places);
    else if (range.order == SearchOrder::relevance)
        find_ranked(connection, criteria, range, places);
    else
        find_sorted(connection, criteria, range, places);
    merge(places, range);
    return places;
}

std::int64_t StoredSearch::count(ReadTx& tx, const SearchCriteria& criteria, std::int64_t most)
{
    Connection& connection = connection_of(tx);
    if (!criteria.query.has_words()) {
        auto select = connection.prepare(count_scanned);
        bind_criteria(select, criteria);
        select.bind(static_cast<int>(criteria.clearance)).bind(most);
        return counted(select);
    }
    const bool filtered = has_filters(criteria.query);
    std::int64_t count = 0;
    for (std::size_t level = 0; level < levels_of(criteria) && count < most; ++level) {
        auto select = connection.prepare((filtered ? count_filtered : count_matched).at(level));
        if (filtered)
            bind_criteria(select, criteria);
        else
            select.bind(match_expression(criteria.query));
        select.bind(most - count);
        count += counted(select);
    }
    return count;
}

} // namespace aperta
