#include "store/sqlite_connection.hpp"

#include "aperta/core/breakage.hpp"

#include <sqlite3.h>

namespace aperta
{

namespace
{

[[noreturn]] void sqlite_broke(sqlite3* connection, int status)
{
    const std::string reason =
        connection != nullptr ? sqlite3_errmsg(connection) : sqlite3_errstr(status);
    const int kind = status & 0xff; // NOLINT: the low byte is the primary result code
    if (kind == SQLITE_FULL || kind == SQLITE_IOERR)
        throw Breakage{"store.disk_full", {}, reason};
    if (kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB)
        throw Breakage{"store.damaged", {}, reason};
    throw Breakage{"store.failed", {}, reason};
}

void must_be_ok(sqlite3* connection, int status)
{
    if (status != SQLITE_OK)
        sqlite_broke(connection, status);
}

struct FinalizeStatement {
    void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
};

class SqlitePrepared : public Prepared
{
public:
    SqlitePrepared(sqlite3* connection, const char* sql) : connection_(connection)
    {
        sqlite3_stmt* raw = nullptr;
        const int status =
            sqlite3_prepare_v3(connection, sql, -1, SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
        handle_.reset(raw);
        must_be_ok(connection, status);
    }

    void bind(int parameter, std::int64_t value) override
    {
        must_be_ok(connection_, sqlite3_bind_int64(handle_.get(), parameter, value));
    }
    void bind(int parameter, std::string_view value) override
    {
        must_be_ok(connection_,
                   sqlite3_bind_text64(handle_.get(), parameter, value.empty() ? "" : value.data(),
                                       value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    }
    void bind_null(int parameter) override
    {
        must_be_ok(connection_, sqlite3_bind_null(handle_.get(), parameter));
    }
    [[nodiscard]] bool step() override
    {
        const int status = sqlite3_step(handle_.get());
        if (status == SQLITE_ROW)
            return true;
        if (status != SQLITE_DONE)
            sqlite_broke(connection_, status);
        return false;
    }
    void reset() noexcept override
    {
        sqlite3_reset(handle_.get());
        sqlite3_clear_bindings(handle_.get());
    }
    [[nodiscard]] bool null(int column) const override
    {
        return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL;
    }
    [[nodiscard]] std::int64_t integer(int column) const override
    {
        return sqlite3_column_int64(handle_.get(), column);
    }
    [[nodiscard]] std::string text(int column) const override
    {
        const auto* bytes = sqlite3_column_text(handle_.get(), column);
        if (bytes == nullptr)
            return {};
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column));
        return {reinterpret_cast<const char*>(bytes), size}; // NOLINT: text is unsigned char
    }

private:
    sqlite3* connection_;
    std::unique_ptr<sqlite3_stmt, FinalizeStatement> handle_;
};

} // namespace

void CloseConnection::operator()(sqlite3* handle) const
{
    sqlite3_close_v2(handle);
}

SqliteConnection::SqliteConnection(const std::filesystem::path& file, Mode mode) : mode_(mode)
{
    sqlite3* raw = nullptr;
    const int flags =
        mode == Mode::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    const int status = sqlite3_open_v2(file.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX,
                                       nullptr); // NOLINT: C flags
    handle_.reset(raw);
    must_be_ok(raw, status);
    must_be_ok(raw, sqlite3_extended_result_codes(raw, 1));
    must_be_ok(raw, sqlite3_busy_timeout(raw, 10'000));
    SqliteConnection::execute(
        "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
        "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000; PRAGMA secure_delete=ON;");
    if (mode == Mode::read_write)
        SqliteConnection::execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
    else
        SqliteConnection::execute("PRAGMA query_only=ON;");
}

void SqliteConnection::execute(const std::string& sql)
{
    must_be_ok(handle_.get(), sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr));
}

void SqliteConnection::begin()
{
    execute(mode_ == Mode::read_only ? "BEGIN" : "BEGIN IMMEDIATE");
}

void SqliteConnection::commit()
{
    execute("COMMIT");
}

void SqliteConnection::rollback()
{
    execute("ROLLBACK");
}

std::int64_t SqliteConnection::changes() const
{
    return sqlite3_changes64(handle_.get());
}

std::unique_ptr<Prepared> SqliteConnection::make(const char* sql)
{
    return std::make_unique<SqlitePrepared>(handle_.get(), sql);
}

} // namespace aperta
