#include "store/stored_search.hpp"

#include "store/pooled_work.hpp"
#include "store/search_tables.hpp"
#include "store/search_words.hpp"
#include "store/stored_rows.hpp"
#include "store/stored_values.hpp"

#include <algorithm>
#include <map>

namespace aperta
{

namespace
{

// Without children: to count those of a large series costs more than the search.
#define APERTA_CHILDLESS_LINE                                                                      \
    "SELECT u.id, u.parent_id, u.description_level, u.reference, u.position, u.date_text,"         \
    " u.first_day, u.last_day, u.legal_level, u.classification_state, u.access_state,"             \
    " u.access_until, u.access_reason, 0"
constexpr const char* select_total_changes = "SELECT total_changes()"; // since it was opened
constexpr const char* select_line =
    APERTA_CHILDLESS_LINE " FROM unit u WHERE u.id = ? AND u.legal_level <= ?";
constexpr const char* select_trail =
    "WITH RECURSIVE up(id, parent_id, height) AS ("
    " SELECT id, parent_id, 0 FROM unit WHERE id = ?"
    " UNION ALL SELECT p.id, p.parent_id, height + 1 FROM unit p JOIN up ON p.id = "
    "up.parent_id) " APERTA_CHILDLESS_LINE " FROM up JOIN unit u ON u.id = up.id"
    " WHERE up.height > 0 AND u.legal_level <= ? ORDER BY up.height DESC";
constexpr const char* select_words_of_line =
    "SELECT language, title, title_public, scope FROM unit_text WHERE unit_id = ?"
    " ORDER BY language";

#define APERTA_BOX_PLACE                                                                           \
    "SELECT b.id, s.reference, b.number, b.barcode FROM container b"                               \
    " JOIN unit s ON s.id = b.series_id"                                                           \
    " WHERE s.legal_level <= ?1 AND b.content_level <= ?1 AND "
constexpr const char* select_place_by_barcode = APERTA_BOX_PLACE "b.barcode = ?2";
constexpr const char* select_place_by_id = APERTA_BOX_PLACE "b.id = ?2";

constexpr int most_terms_read = 2000;
#define APERTA_COMPLETE(level)                                                                     \
    "SELECT term, doc FROM search_vocabulary_" #level " WHERE term >= ?1 AND term < ?2"            \
    " AND col = 'titles' LIMIT ?3"
constexpr LevelSql complete_word = APERTA_FOR_LEVELS(APERTA_COMPLETE);

#define APERTA_CLEAR(level) "INSERT INTO search_" #level "(search_" #level ") VALUES ('delete-all')"
constexpr LevelSql clear_level = APERTA_FOR_LEVELS(APERTA_CLEAR);
#define APERTA_REFILL(level)                                                                       \
    "INSERT INTO search_" #level "(rowid, titles, body) SELECT unit_id, titles, body"              \
    " FROM unit_words WHERE level = " #level " ORDER BY unit_id"
constexpr LevelSql refill_level = APERTA_FOR_LEVELS(APERTA_REFILL);

// FTS5: a negative number of pages begins a merge of everything into one, a positive goes on.
#define APERTA_MERGE(level)                                                                        \
    "INSERT INTO search_" #level "(search_" #level ", rank) VALUES ('merge', ?)"
constexpr LevelSql merge_level = APERTA_FOR_LEVELS(APERTA_MERGE);
constexpr const char* select_tidy =
    "SELECT level, begun FROM search_chore WHERE chore = 'tidy' ORDER BY level LIMIT 1";
constexpr const char* begin_tidy =
    "UPDATE search_chore SET begun = 1 WHERE chore = 'tidy' AND level = ?";
constexpr const char* end_tidy = "DELETE FROM search_chore WHERE chore = 'tidy' AND level = ?";

constexpr const char* select_saved =
    "SELECT name, query, saved_at FROM saved_search WHERE account = ? ORDER BY name";
constexpr const char* upsert_saved =
    "INSERT INTO saved_search(account, name, query, saved_at) VALUES (?,?,?,?)"
    " ON CONFLICT (account, name) DO UPDATE SET query = excluded.query,"
    " saved_at = excluded.saved_at";
constexpr const char* delete_saved = "DELETE FROM saved_search WHERE account = ? AND name = ?";

int clearance_rank(Level clearance)
{
    return static_cast<int>(clearance);
}

std::optional<BoxPlace> place_in(Statement& select)
{
    if (!select.step())
        return std::nullopt;
    return BoxPlace{select.id<ContainerId>(0), as_written(ReferenceCode::parse(select.text(1))),
                    static_cast<int>(select.integer(2)), select.text(3)};
}

} // namespace

std::vector<UnitLine> StoredSearch::lines(ReadTx& tx, const std::vector<UnitId>& units,
                                          Level clearance)
{
    Connection& connection = connection_of(tx);
    std::vector<UnitLine> lines;
    for (const UnitId unit : units) {
        auto select = connection.prepare(select_line);
        select.bind(unit).bind(clearance_rank(clearance));
        if (!select.step())
            continue;
        UnitLine line = line_row(select);
        auto texts = connection.prepare(select_words_of_line);
        texts.bind(unit);
        while (texts.step())
            line.texts.push_back({as_written(parse_language(texts.text(0))), texts.text(1),
                                  texts.text(2), texts.text(3)});
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<UnitLine> StoredSearch::trail(ReadTx& tx, UnitId unit, Level clearance)
{
    Connection& connection = connection_of(tx);
    auto select = connection.prepare(select_trail);
    select.bind(unit).bind(clearance_rank(clearance));
    return lines_of(connection, select);
}

std::vector<std::string> StoredSearch::completions(ReadTx& tx, std::string_view beginning,
                                                   Level clearance, int limit)
{
    Connection& connection = connection_of(tx);
    const std::string past = std::string{beginning} + "\xF4\x8F\xBF\xBF"; // the last code point
    std::map<std::string, std::int64_t> units;
    for (std::size_t level = 0; level <= static_cast<std::size_t>(clearance); ++level) {
        auto select = connection.prepare(complete_word.at(level));
        select.bind(beginning).bind(past).bind(most_terms_read);
        while (select.step())
            units[select.text(0)] += select.integer(1);
    }
    std::vector<std::pair<std::string, std::int64_t>> ordered(units.begin(), units.end());
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<std::string> words;
    for (const auto& [word, count] : ordered)
        if (words.size() < static_cast<std::size_t>(limit))
            words.push_back(word);
    return words;
}

bool StoredSearch::answers(ReadTx& tx)
{
    return connection_of(tx).engine() == Engine::sqlite;
}

std::optional<BoxPlace> StoredSearch::box(ReadTx& tx, std::string_view barcode, Level clearance)
{
    auto select = connection_of(tx).prepare(select_place_by_barcode);
    select.bind(clearance_rank(clearance)).bind(barcode);
    return place_in(select);
}

std::optional<BoxPlace> StoredSearch::box(ReadTx& tx, ContainerId id, Level clearance)
{
    auto select = connection_of(tx).prepare(select_place_by_id);
    select.bind(clearance_rank(clearance)).bind(id);
    return place_in(select);
}

ReindexStep StoredSearch::reindex(WriteTx& tx, UnitId after, int limit)
{
    return index_units(connection_of(tx), after, limit);
}

void StoredSearch::rebuild(WriteTx& tx, Level level)
{
    Connection& connection = connection_of(tx);
    if (connection.engine() != Engine::sqlite)
        return;
    settle_search(connection); // what waits would be put in twice
    const auto at = static_cast<std::size_t>(level);
    connection.prepare(clear_level.at(at)).run();
    connection.prepare(refill_level.at(at)).run();
    connection.prepare(end_tidy).bind(clearance_rank(level)).run();
}

bool StoredSearch::tidy(WriteTx& tx)
{
    constexpr int pages = 400; // some 1.6 MB
    Connection& connection = connection_of(tx);
    std::int64_t level = 0;
    bool begun = false;
    {
        auto chore = connection.prepare(select_tidy);
        if (!chore.step())
            return false;
        level = chore.integer(0);
        begun = chore.integer(1) != 0;
    }
    const auto changed_so_far = [&] {
        auto total = connection.prepare(select_total_changes);
        return total.step() ? total.integer(0) : 0;
    };
    const auto before = changed_so_far();
    connection.prepare(merge_level.at(static_cast<std::size_t>(level)))
        .bind(begun ? pages : -pages)
        .run();
    const bool merged_something = changed_so_far() - before >= 2; // as FTS5 documents
    connection.prepare(merged_something ? begin_tidy : end_tidy).bind(level).run();
    return true;
}

std::vector<SavedSearch> StoredSearch::saved(ReadTx& tx, std::string_view account)
{
    auto select = connection_of(tx).prepare(select_saved);
    select.bind(account);
    std::vector<SavedSearch> searches;
    while (select.step())
        searches.push_back({select.text(0), select.text(1), select.text(2)});
    return searches;
}

void StoredSearch::save(WriteTx& tx, std::string_view account, const SavedSearch& search)
{
    connection_of(tx)
        .prepare(upsert_saved)
        .bind(account)
        .bind(search.name)
        .bind(search.query)
        .bind(search.saved_at)
        .run();
}

bool StoredSearch::forget(WriteTx& tx, std::string_view account, std::string_view name)
{
    Connection& connection = connection_of(tx);
    connection.prepare(delete_saved).bind(account).bind(name).run();
    return connection.changes() > 0;
}

} // namespace aperta
