// How a query is put to SQLite: the words as an FTS5 expression, the filters as parameters.
#pragma once

#include "aperta/search/store.hpp"
#include "store/connection.hpp"
#include "store/search_tables.hpp"

#include <string>

namespace aperta
{

// ?1 levels, ?2 states, ?3 series and ?4 containers, each as "|a|b|" or ''; ?5 languages as a JSON
// array or ''; ?6 from and ?7 to as days or ''. Of a table aliased `u`. Going up from each hit
// costs less than going down from a series of half a million.
#define APERTA_FILTERED                                                                            \
    " AND (?1 = '' OR instr(?1, '|' || u.description_level || '|') > 0)"                           \
    " AND (?2 = '' OR instr(?2, '|' || u.classification_state || '|') > 0)"                        \
    " AND (?3 = '' OR EXISTS (WITH RECURSIVE up(id) AS (SELECT u.id UNION ALL"                     \
    " SELECT p.parent_id FROM up JOIN unit p ON p.id = up.id WHERE p.parent_id IS NOT NULL)"       \
    " SELECT 1 FROM up WHERE instr(?3, '|' || up.id || '|') > 0))"                                 \
    " AND (?4 = '' OR EXISTS (SELECT 1 FROM unit_container x WHERE x.unit_id = u.id"               \
    " AND instr(?4, '|' || x.container_id || '|') > 0))"                                           \
    " AND (?5 = '' OR EXISTS (SELECT 1 FROM json_each(?5) j"                                       \
    " WHERE instr(',' || u.material_languages || ',', ',' || j.value || ',') > 0))"                \
    " AND (?6 = '' OR coalesce(u.last_day, '9999-12-31') >= ?6)"                                   \
    " AND (?7 = '' OR coalesce(u.first_day, '0000-01-01') <= ?7)"                                  \
    " AND ((?6 = '' AND ?7 = '') OR u.first_day IS NOT NULL OR u.last_day IS NOT NULL)"

// Units of one level whose words match ?8.
#define APERTA_MATCHED(level)                                                                      \
    " FROM search_" #level " CROSS JOIN unit u ON u.id = search_" #level ".rowid"                  \
    " WHERE search_" #level " MATCH ?8 AND u.legal_level = " #level APERTA_FILTERED

// Units of every level up to ?9 but those whose words match ?8, where no word is asked for.
#define APERTA_SCANNED                                                                             \
    " FROM unit u WHERE u.legal_level <= ?9" APERTA_FILTERED " AND u.id NOT IN"                    \
    " (SELECT rowid FROM search_0 WHERE search_0 MATCH ?8"                                         \
    " UNION ALL SELECT rowid FROM search_1 WHERE search_1 MATCH ?8"                                \
    " UNION ALL SELECT rowid FROM search_2 WHERE search_2 MATCH ?8"                                \
    " UNION ALL SELECT rowid FROM search_3 WHERE search_3 MATCH ?8"                                \
    " UNION ALL SELECT rowid FROM search_4 WHERE search_4 MATCH ?8)"

// Every word stands in quotes of its own: no word can be read as syntax. "" matches nothing.
[[nodiscard]] std::string match_expression(const SearchQuery& query);

// ?1 to ?8; ?9 follows in the scan.
void bind_criteria(Statement& statement, const SearchCriteria& criteria);

[[nodiscard]] bool has_filters(const SearchQuery& query);

} // namespace aperta
