// The transfers' port in SQL. Thread contract: that of the transaction handed in.
#pragma once

#include "aperta/transfer/transfer.hpp"

namespace aperta
{

class StoredTransfers : public TransferStore
{
public:
    TransferId add(WriteTx& tx, const Transfer& transfer) override;
    void save_state(WriteTx& tx, TransferId id, TransferState state) override;
    void add(WriteTx& tx, const TransferPackage& package) override;

    std::optional<Transfer> transfer(ReadTx& tx, std::string_view number, Level clearance) override;
    std::vector<Transfer> transfers(ReadTx& tx, Level clearance) override;
    std::vector<TransferPackage> packages(ReadTx& tx, TransferId id, Level clearance) override;
    std::string open_transfer_of(ReadTx& tx, const ReferenceCode& series,
                                 TransferId besides) override;
};

} // namespace aperta
