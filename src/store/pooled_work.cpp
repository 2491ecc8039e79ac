#include "store/pooled_work.hpp"

#include "aperta/core/breakage.hpp"
#include "store/search_words.hpp"

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

class PooledRead : public ReadTx, public HasConnection
{
public:
    PooledRead(PooledWork& work, std::unique_ptr<Connection> begun)
        : work_(work), reader_(std::move(begun))
    {
    }
    PooledRead(const PooledRead&) = delete;
    PooledRead& operator=(const PooledRead&) = delete;
    ~PooledRead() override
    {
        try {
            reader_->rollback();
            work_.give_back(std::move(reader_));
        } catch (const Breakage&) { // NOLINT: the connection is dropped, which ends its transaction
        }
    }
    [[nodiscard]] Connection& connection() override { return *reader_; }

private:
    PooledWork& work_;
    std::unique_ptr<Connection> reader_;
};

class PooledWrite : public WriteTx, public HasConnection
{
public:
    PooledWrite(Connection& begun, std::unique_lock<std::mutex> turn)
        : writer_(begun), turn_(std::move(turn))
    {
    }
    PooledWrite(const PooledWrite&) = delete;
    PooledWrite& operator=(const PooledWrite&) = delete;
    ~PooledWrite() override
    {
        if (committed_)
            return;
        try {
            writer_.rollback();
        } catch (const Breakage&) { // NOLINT: rolled back already (a full disk does that)
        }
    }
    void commit() override
    {
        settle_search(writer_);
        writer_.commit();
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

PooledWork::PooledWork(Open open) : open_(std::move(open)) {}

PooledWork::~PooledWork() = default;

void PooledWork::begin(std::unique_ptr<Connection>& connection, Connection::Mode mode)
{
    if (connection && connection->usable()) {
        try {
            connection->begin();
            return;
        } catch (const Breakage&) {
            if (connection->usable())
                throw;
        }
    }
    connection = open_(mode);
    connection->begin();
}

std::unique_ptr<ReadTx> PooledWork::read()
{
    std::unique_ptr<Connection> reader;
    {
        const std::lock_guard held{pool_guard_};
        if (!idle_readers_.empty()) {
            reader = std::move(idle_readers_.back());
            idle_readers_.pop_back();
        }
    }
    begin(reader, Connection::Mode::read_only);
    return std::make_unique<PooledRead>(*this, std::move(reader));
}

std::unique_ptr<WriteTx> PooledWork::write()
{
    std::unique_lock turn{writing_};
    // Opened at the first write: who only reads beside the service never holds it.
    begin(writer_, Connection::Mode::read_write);
    return std::make_unique<PooledWrite>(*writer_, std::move(turn));
}

void PooledWork::give_back(std::unique_ptr<Connection> reader)
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
