// Transactions over connections of one engine: one writer under a mutex, and a pool of readers, one
// for each reading transaction under way. (Eight DEFERRED writers lost seven of eight transactions
// in a measurement with SQLite; one writer lost none.)
//
// A connection that was lost while it lay idle is replaced before its transaction begins. One that
// is lost inside a transaction breaks it (store.connection_lost): what was done is not repeated
// behind the caller's back.
// PooledWork is safe across threads; a transaction belongs to the thread that opened it.
#pragma once

#include "aperta/core/work.hpp"
#include "store/connection.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace aperta
{

class PooledWork : public Work
{
public:
    // Opens a connection to a store that has every migration applied (migrations.hpp).
    using Open = std::function<std::unique_ptr<Connection>(Connection::Mode)>;
    explicit PooledWork(Open open);
    ~PooledWork() override;

    [[nodiscard]] std::unique_ptr<ReadTx> read() override;
    [[nodiscard]] std::unique_ptr<WriteTx> write() override;

    void give_back(std::unique_ptr<Connection> reader); // for the end of a reading transaction

private:
    void begin(std::unique_ptr<Connection>& connection, Connection::Mode mode);

    Open open_;
    std::mutex writing_;
    std::unique_ptr<Connection> writer_;
    std::mutex pool_guard_;
    std::vector<std::unique_ptr<Connection>> idle_readers_;
};

// The connection that a transaction runs on; `tx` must come from a PooledWork.
[[nodiscard]] Connection& connection_of(ReadTx& tx);

} // namespace aperta
