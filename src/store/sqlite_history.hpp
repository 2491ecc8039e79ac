// The history of records over SQLite. Thread contract: that of the transaction handed in.
#pragma once

#include "aperta/catalogue/history.hpp"

namespace aperta
{

class SqliteHistory : public HistoryStore
{
public:
    ChangeId add(WriteTx& tx, const RecordChange& change) override;
    std::vector<RecordChange> changes_of(ReadTx& tx, RecordKey record, Level clearance,
                                         ChangeId before, int limit) override;
    std::vector<RecordChange> changes_since(ReadTx& tx, RecordKey record, Level clearance,
                                            std::int64_t version) override;
    std::optional<RecordChange> change(ReadTx& tx, ChangeId id, Level clearance) override;
    std::vector<RecordChange> batch(ReadTx& tx, std::string_view batch, Level clearance,
                                    ChangeId after, int limit) override;
    bool undone(ReadTx& tx, ChangeId id) override;
};

} // namespace aperta
