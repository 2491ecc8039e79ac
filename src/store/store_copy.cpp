#include "store/store_copy.hpp"

#include "aperta/core/breakage.hpp"
#include "aperta/platform/digest.hpp"
#include "store/search_words.hpp"
#include "store/store_upkeep.hpp"
#include "store/table_writer.hpp"

#include <fmt/format.h>

#include <functional>

namespace aperta
{

namespace
{

// Rows may refer to rows of their own table that come later (a unit moved under a younger one).
constexpr const char* sqlite_defer = "PRAGMA defer_foreign_keys = ON";
constexpr const char* postgres_defer =
    "SET CONSTRAINTS ALL DEFERRED; SET LOCAL statement_timeout TO 0";
// Numbers that PostgreSQL gives to rows go on after the highest that came along.
constexpr const char* select_numbered =
    "SELECT c.relname, a.attname FROM pg_catalog.pg_attribute a"
    " JOIN pg_catalog.pg_class c ON c.oid = a.attrelid"
    " WHERE c.relnamespace = current_schema()::regnamespace AND a.attidentity <> ''";

void add_to(Hasher& hasher, const StoreRow& row)
{
    for (const auto& value : row) {
        hasher.add(value ? fmt::format("{}:", value->size()) : std::string{"-"});
        if (value)
            hasher.add(*value);
    }
    hasher.add("\n");
}

CopiedTable read_table(Connection& from, const StoreTable& table,
                       const std::function<void(const StoreRow&)>& each)
{
    Hasher hasher{DigestKind::sha256};
    CopiedTable read{table.name, 0, ""};
    auto select = from.prepare_once(fmt::format("SELECT {} FROM {} ORDER BY {}",
                                                table.column_list(), table.name, table.key_list()));
    StoreRow row(table.columns.size());
    while (select.step()) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const int column = static_cast<int>(i);
            row[i] = select.null(column) ? std::nullopt : std::optional{select.text(column)};
        }
        add_to(hasher, row);
        each(row);
        ++read.rows;
    }
    read.sha256 = hasher.hex();
    return read;
}

CopiedTable copy_table(Connection& from, Connection& to, const StoreTable& table)
{
    const auto writer = TableWriter::on(to, table);
    CopiedTable read = read_table(from, table, [&](const StoreRow& row) { writer->write(row); });
    writer->end();
    return read;
}

void go_on_numbering(Connection& to)
{
    if (to.engine() != Engine::postgres)
        return;
    std::string sql;
    auto select = to.prepare(select_numbered);
    while (select.step())
        sql += fmt::format("SELECT setval(pg_get_serial_sequence('{0}', '{1}'),"
                           " coalesce(max({1}), 0) + 1, false) FROM {0};",
                           select.text(0), select.text(1));
    to.execute(sql);
}

Problem about_table(const char* code, const std::string& table)
{
    return {Fault::environment, code, "", {{"table", table}}};
}

Result<std::vector<CopiedTable>> copy_tables(Connection& from, Connection& to)
{
    const auto tables = store_tables(from);
    const auto there = store_tables(to);
    for (std::size_t i = 0; i < std::max(tables.size(), there.size()); ++i)
        if (i >= tables.size() || i >= there.size() || !(tables[i] == there[i]))
            return about_table("store.copy_shape",
                               i < tables.size() ? tables[i].name : there[i].name);
    to.execute(to.engine() == Engine::postgres ? postgres_defer : sqlite_defer);
    if (from.engine() == Engine::postgres)
        from.execute("SET LOCAL statement_timeout TO 0");
    const std::string upkeep = set_upkeep_aside(to);
    std::vector<CopiedTable> copied;
    copied.reserve(tables.size());
    for (const StoreTable& table : tables)
        copied.push_back(copy_table(from, to, table));
    to.execute(upkeep);
    for (std::size_t i = 0; i < tables.size(); ++i) {
        const CopiedTable again = read_table(to, tables[i], [](const StoreRow&) {});
        if (again.rows != copied[i].rows || again.sha256 != copied[i].sha256)
            return about_table("store.copy_differs", tables[i].name);
    }
    go_on_numbering(to);
    settle_copied_search(to);
    return copied;
}

// Ends a transaction that was not committed, whatever happened on the way.
class Rollback
{
public:
    explicit Rollback(Connection& connection) : connection_(connection) { connection_.begin(); }
    Rollback(const Rollback&) = delete;
    Rollback& operator=(const Rollback&) = delete;
    ~Rollback()
    {
        try {
            if (!committed_)
                connection_.rollback();
        } catch (const Breakage&) { // NOLINT: the connection is gone, and its transaction with it
        }
    }
    void commit()
    {
        connection_.commit();
        committed_ = true;
    }

private:
    Connection& connection_;
    bool committed_ = false;
};

} // namespace

Result<std::vector<CopiedTable>> copy_store(Connection& from, Connection& to)
{
    const Rollback reading{from};
    Rollback writing{to};
    auto copied = copy_tables(from, to);
    if (copied)
        writing.commit();
    return copied;
}

} // namespace aperta
