// Transactions over one SQLite file: one writer connection under a mutex with BEGIN IMMEDIATE, and
// a pool of read-only connections, one for each reading transaction under way. (Eight DEFERRED
// writers lost seven of eight transactions in a measurement; one writer lost none.)
// SqliteWork is safe across threads; a transaction belongs to the thread that opened it.
#pragma once

#include "aperta/core/work.hpp"
#include "store/sqlite.hpp"

#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

namespace aperta
{

// First act of main: without it two searching threads are slower than one.
void configure_sqlite();

class SqliteWork : public Work
{
public:
    // The file must exist with every migration applied (migrations.hpp).
    explicit SqliteWork(std::filesystem::path file);
    ~SqliteWork() override;

    [[nodiscard]] std::unique_ptr<ReadTx> read() override;
    [[nodiscard]] std::unique_ptr<WriteTx> write() override;

    void give_back(std::unique_ptr<Connection> reader); // for the end of a reading transaction

private:
    std::filesystem::path file_;
    std::mutex writing_;
    std::unique_ptr<Connection> writer_;
    std::mutex pool_guard_;
    std::vector<std::unique_ptr<Connection>> idle_readers_;
};

// The connection that a transaction runs on; `tx` must come from SqliteWork.
[[nodiscard]] Connection& connection_of(ReadTx& tx);

} // namespace aperta
