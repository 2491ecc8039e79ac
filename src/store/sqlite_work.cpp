#include "store/sqlite_work.hpp"

#include "aperta/core/breakage.hpp"
#include "store/search_words.hpp"

#include <sqlite3.h>

#include <cassert>
#include <utility>

namespace aperta
{

namespace
{

constexpr std::size_t most_idle_readers = 64;

class HasConnection
{
public:
    virtual ~HasConnection() = default;
    [[nodiscard]] virtual Connection& connection() = 0;
};

class SqliteRead : public ReadTx, public HasConnection
{
public:
    SqliteRead(SqliteWork& work, std::unique_ptr<Connection> reader)
        : work_(work), reader_(std::move(reader))
    {
        reader_->execute("BEGIN");
    }
    SqliteRead(const SqliteRead&) = delete;
    SqliteRead& operator=(const SqliteRead&) = delete;
    ~SqliteRead() override
    {
        try {
            reader_->execute("ROLLBACK");
            work_.give_back(std::move(reader_));
        } catch (const Breakage&) { // NOLINT: the connection is dropped, which ends its transaction
        }
    }
    [[nodiscard]] Connection& connection() override { return *reader_; }

private:
    SqliteWork& work_;
    std::unique_ptr<Connection> reader_;
};

class SqliteWrite : public WriteTx, public HasConnection
{
public:
    SqliteWrite(Connection& writer, std::unique_lock<std::mutex> turn)
        : writer_(writer), turn_(std::move(turn))
    {
        writer_.execute("BEGIN IMMEDIATE");
    }
    SqliteWrite(const SqliteWrite&) = delete;
    SqliteWrite& operator=(const SqliteWrite&) = delete;
    ~SqliteWrite() override
    {
        if (committed_)
            return;
        try {
            writer_.execute("ROLLBACK");
        } catch (const Breakage&) { // NOLINT: SQLite rolled back already (a full disk does that)
        }
    }
    void commit() override
    {
        settle_search(writer_);
        writer_.execute("COMMIT");
        committed_ = true;
        turn_.unlock(); // the next writer need not wait for this object's end
    }
    [[nodiscard]] Connection& connection() override
    {
        assert(!committed_);
        return writer_;
    }

private:
    Connection& writer_;
    std::unique_lock<std::mutex> turn_;
    bool committed_ = false;
};

} // namespace

void configure_sqlite()
{
    if (sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) != SQLITE_OK) // NOLINT: C variadic
        throw Breakage{"store.failed", {}, "sqlite3_config came too late"};
}

SqliteWork::SqliteWork(std::filesystem::path file) : file_(std::move(file)) {}

SqliteWork::~SqliteWork() = default;

std::unique_ptr<ReadTx> SqliteWork::read()
{
    std::unique_ptr<Connection> reader;
    {
        const std::lock_guard held{pool_guard_};
        if (!idle_readers_.empty()) {
            reader = std::move(idle_readers_.back());
            idle_readers_.pop_back();
        }
    }
    if (!reader)
        reader = std::make_unique<Connection>(file_, Connection::Mode::read_only);
    return std::make_unique<SqliteRead>(*this, std::move(reader));
}

std::unique_ptr<WriteTx> SqliteWork::write()
{
    std::unique_lock turn{writing_};
    if (!writer_) // opened at the first write: who only reads beside the service never holds it
        writer_ = std::make_unique<Connection>(file_, Connection::Mode::read_write);
    return std::make_unique<SqliteWrite>(*writer_, std::move(turn));
}

void SqliteWork::give_back(std::unique_ptr<Connection> reader)
{
    const std::lock_guard held{pool_guard_};
    if (idle_readers_.size() < most_idle_readers)
        idle_readers_.push_back(std::move(reader));
}

Connection& connection_of(ReadTx& tx)
{
    return dynamic_cast<HasConnection&>(tx).connection();
}

} // namespace aperta
