#include "store/sqlite.hpp"

#include "aperta/core/breakage.hpp"

#include <sqlite3.h>

#include <utility>

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

} // namespace

void CloseConnection::operator()(sqlite3* handle) const
{
    sqlite3_close_v2(handle);
}

void FinalizeStatement::operator()(sqlite3_stmt* handle) const
{
    sqlite3_finalize(handle);
}

Statement::~Statement()
{
    if (handle_ != nullptr) {
        sqlite3_reset(handle_);
        sqlite3_clear_bindings(handle_);
    }
}

Statement::Statement(Statement&& other) noexcept
    : connection_(other.connection_), handle_(std::exchange(other.handle_, nullptr)),
      next_parameter_(other.next_parameter_)
{
}

Statement& Statement::bind(std::int64_t value)
{
    must_be_ok(connection_, sqlite3_bind_int64(handle_, next_parameter_++, value));
    return *this;
}

Statement& Statement::bind(std::string_view value)
{
    must_be_ok(connection_,
               sqlite3_bind_text64(handle_, next_parameter_++, value.empty() ? "" : value.data(),
                                   value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind_null()
{
    must_be_ok(connection_, sqlite3_bind_null(handle_, next_parameter_++));
    return *this;
}

bool Statement::step()
{
    const int status = sqlite3_step(handle_);
    if (status == SQLITE_ROW)
        return true;
    if (status != SQLITE_DONE)
        sqlite_broke(connection_, status);
    return false;
}

void Statement::run()
{
    while (step()) {
    }
}

bool Statement::null(int column) const
{
    return sqlite3_column_type(handle_, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(handle_, column);
}

std::string Statement::text(int column) const
{
    const auto* bytes = sqlite3_column_text(handle_, column);
    if (bytes == nullptr)
        return {};
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(handle_, column));
    return {reinterpret_cast<const char*>(bytes), size}; // NOLINT: SQLite's text is unsigned char
}

std::optional<LegalDay> Statement::day(int column) const
{
    const std::string written = text(column);
    if (written.empty())
        return std::nullopt;
    auto parsed = parse_day(written);
    if (!parsed)
        throw Breakage{"store.damaged", {}, "a day that is not: " + written};
    return *parsed;
}

Connection::Connection(const std::filesystem::path& file, Mode mode)
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
    execute("PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"
            "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000; PRAGMA secure_delete=ON;");
    if (mode == Mode::read_write)
        execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
    else
        execute("PRAGMA query_only=ON;");
}

Statement Connection::prepare(const char* sql)
{
    auto& kept = prepared_[sql];
    if (!kept) {
        sqlite3_stmt* raw = nullptr;
        const int status =
            sqlite3_prepare_v3(handle_.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
        kept.reset(raw);
        must_be_ok(handle_.get(), status);
    }
    return {handle_.get(), kept.get()};
}

void Connection::execute(const std::string& sql)
{
    must_be_ok(handle_.get(), sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr));
}

std::int64_t Connection::last_row() const
{
    return sqlite3_last_insert_rowid(handle_.get());
}

std::int64_t Connection::changes() const
{
    return sqlite3_changes64(handle_.get());
}

std::int64_t Connection::total_changes() const
{
    return sqlite3_total_changes64(handle_.get());
}

} // namespace aperta
