// Transactions as a port. A use case opens one, calls the stores of its capabilities with it, and
// commits once, so that a change and its audit row stand or fall together.
//
// Write: one at a time in the whole process (the caller waits for the writer); nothing slow may
// happen inside. Read: a snapshot, one per thread. A transaction that is destroyed without commit
// is rolled back. Breakage: store.disk_full, store.failed.
#pragma once

#include <memory>

namespace aperta
{

class ReadTx
{
public:
    virtual ~ReadTx() = default;

    ReadTx(const ReadTx&) = delete;
    ReadTx& operator=(const ReadTx&) = delete;

protected:
    ReadTx() = default;
};

class WriteTx : public ReadTx
{
public:
    virtual void commit() = 0;
};

class Work
{
public:
    virtual ~Work() = default;
    [[nodiscard]] virtual std::unique_ptr<ReadTx> read() = 0;
    [[nodiscard]] virtual std::unique_ptr<WriteTx> write() = 0;
};

} // namespace aperta
