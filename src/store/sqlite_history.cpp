#include "store/sqlite_history.hpp"

#include "aperta/core/breakage.hpp"
#include "store/sqlite_values.hpp"
#include "store/sqlite_work.hpp"

#include <limits>

namespace aperta
{

namespace
{

#define APERTA_CHANGE_COLUMNS                                                                      \
    "c.id, c.record, c.record_id, c.version, c.at, c.account, c.act, c.level, c.batch, "           \
    "c.undoes_id"

constexpr const char* insert_change =
    "INSERT INTO record_change(record, record_id, version, at, account, act, level, batch,"
    " undoes_id) VALUES (?,?,?,?,?,?,?,?,?)";
constexpr const char* insert_change_field =
    "INSERT INTO record_change_field(change_id, field, before, after) VALUES (?,?,?,?)";
constexpr const char* select_changes_of =
    "SELECT " APERTA_CHANGE_COLUMNS " FROM record_change c WHERE c.record = ? AND c.record_id = ?"
    " AND c.level <= ? AND c.id < ? ORDER BY c.id DESC LIMIT ?";
constexpr const char* select_changes_since =
    "SELECT " APERTA_CHANGE_COLUMNS " FROM record_change c WHERE c.record = ? AND c.record_id = ?"
    " AND c.level <= ? AND c.version > ? ORDER BY c.id";
constexpr const char* select_change =
    "SELECT " APERTA_CHANGE_COLUMNS " FROM record_change c WHERE c.id = ? AND c.level <= ?";
constexpr const char* select_batch =
    "SELECT " APERTA_CHANGE_COLUMNS " FROM record_change c WHERE c.batch = ? AND c.level <= ?"
    " AND c.id > ? ORDER BY c.id LIMIT ?";
constexpr const char* select_undone = "SELECT 1 FROM record_change WHERE undoes_id = ?";
constexpr const char* select_change_fields =
    "SELECT field, before, after FROM record_change_field WHERE change_id = ? ORDER BY field";

RecordKind record_kind(const std::string& code)
{
    for (const RecordKind kind :
         {RecordKind::unit, RecordKind::container, RecordKind::shelf, RecordKind::authority})
        if (code_of(kind) == code)
            return kind;
    throw Breakage{"store.damaged", {}, "a kind of record that is not: " + code};
}

std::vector<RecordChange> changes_in(Connection& connection, Statement& select)
{
    std::vector<RecordChange> changes;
    while (select.step()) {
        RecordChange change{
            select.id<ChangeId>(0), {record_kind(select.text(1)), select.integer(2)},
            select.integer(3),      select.text(4),
            select.text(5),         select.text(6),
            level_in(select, 7),    select.text(8),
            select.id<ChangeId>(9), {}};
        auto fields = connection.prepare(select_change_fields);
        fields.bind(change.id);
        while (fields.step())
            change.fields.push_back({fields.text(0), fields.text(1), fields.text(2)});
        changes.push_back(std::move(change));
    }
    return changes;
}

int rank(Level level)
{
    return static_cast<int>(level);
}

} // namespace

ChangeId SqliteHistory::add(WriteTx& tx, const RecordChange& change)
{
    Connection& connection = connection_of(tx);
    connection.prepare(insert_change)
        .bind(code_of(change.record.kind))
        .bind(change.record.id)
        .bind(change.version)
        .bind(change.at)
        .bind(change.account)
        .bind(change.act)
        .bind(rank(change.level))
        .bind(change.batch)
        .bind(change.undoes)
        .run();
    const ChangeId id{connection.last_row()};
    for (const FieldChange& each : change.fields)
        connection.prepare(insert_change_field)
            .bind(id)
            .bind(each.field)
            .bind(each.before)
            .bind(each.after)
            .run();
    return id;
}

std::vector<RecordChange> SqliteHistory::changes_of(ReadTx& tx, RecordKey record, Level clearance,
                                                    ChangeId before, int limit)
{
    Connection& connection = connection_of(tx);
    auto select = connection.prepare(select_changes_of);
    select.bind(code_of(record.kind))
        .bind(record.id)
        .bind(rank(clearance))
        .bind(before.stored() ? before.value() : std::numeric_limits<std::int64_t>::max())
        .bind(limit);
    return changes_in(connection, select);
}

std::vector<RecordChange> SqliteHistory::changes_since(ReadTx& tx, RecordKey record,
                                                       Level clearance, std::int64_t version)
{
    Connection& connection = connection_of(tx);
    auto select = connection.prepare(select_changes_since);
    select.bind(code_of(record.kind)).bind(record.id).bind(rank(clearance)).bind(version);
    return changes_in(connection, select);
}

std::optional<RecordChange> SqliteHistory::change(ReadTx& tx, ChangeId id, Level clearance)
{
    Connection& connection = connection_of(tx);
    auto select = connection.prepare(select_change);
    select.bind(id).bind(rank(clearance));
    auto found = changes_in(connection, select);
    return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

std::vector<RecordChange> SqliteHistory::batch(ReadTx& tx, std::string_view batch, Level clearance,
                                               ChangeId after, int limit)
{
    Connection& connection = connection_of(tx);
    auto select = connection.prepare(select_batch);
    select.bind(batch).bind(rank(clearance)).bind(after.value()).bind(limit);
    return changes_in(connection, select);
}

bool SqliteHistory::undone(ReadTx& tx, ChangeId id)
{
    auto select = connection_of(tx).prepare(select_undone);
    return select.bind(id).step();
}

} // namespace aperta
