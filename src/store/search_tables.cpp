#include "store/search_tables.hpp"

#include "store/search_words.hpp"

namespace aperta
{

namespace
{

constexpr const char* select_pending = "SELECT 1 FROM search_pending LIMIT 1";
constexpr const char* delete_pending = "DELETE FROM search_pending";
constexpr const char* add_all_pending =
    "INSERT INTO search_pending(unit_id, was, titles, body) SELECT unit_id, -1, '', ''"
    " FROM unit_words";

#define APERTA_TAKE_OUT(level)                                                                     \
    "INSERT INTO search_" #level "(search_" #level ", rowid, titles, body)"                        \
    " SELECT 'delete', unit_id, titles, body FROM search_pending WHERE was = " #level
constexpr LevelSql take_out = APERTA_FOR_LEVELS(APERTA_TAKE_OUT);

#define APERTA_PUT_IN(level)                                                                       \
    "INSERT INTO search_" #level "(rowid, titles, body) SELECT w.unit_id, w.titles, w.body"        \
    " FROM search_pending p JOIN unit_words w ON w.unit_id = p.unit_id WHERE w.level = " #level
constexpr LevelSql put_in = APERTA_FOR_LEVELS(APERTA_PUT_IN);

#define APERTA_NOTE_TIDY(level)                                                                    \
    "INSERT INTO search_chore(chore, level) SELECT 'tidy', " #level                                \
    " WHERE EXISTS (SELECT 1 FROM search_pending WHERE was = " #level ")"                          \
    " ON CONFLICT (chore, level) DO UPDATE SET begun = 0"
constexpr LevelSql note_tidy = APERTA_FOR_LEVELS(APERTA_NOTE_TIDY);

} // namespace

void settle_search(Connection& connection)
{
    if (connection.engine() != Engine::sqlite || !connection.prepare(select_pending).step())
        return;
    for (std::size_t level = 0; level < level_count; ++level) {
        connection.prepare(note_tidy.at(level)).run();
        connection.prepare(take_out.at(level)).run();
    }
    for (const char* put : put_in)
        connection.prepare(put).run();
    connection.prepare(delete_pending).run();
}

void settle_copied_search(Connection& connection)
{
    if (connection.engine() != Engine::sqlite)
        return;
    connection.prepare(delete_pending).run();
    connection.prepare(add_all_pending).run();
    settle_search(connection);
}

} // namespace aperta
