// The port of the search over SQLite's FTS5. A reader's levels are searched one by one, each in its
// own table, and the answers merged: no table above the clearance is opened.
// Thread contract: that of the transaction handed in.
#pragma once

#include "aperta/search/store.hpp"

namespace aperta
{

class StoredSearch : public SearchStore
{
public:
    bool answers(ReadTx& tx) override;
    std::vector<SearchPlace> find(ReadTx& tx, const SearchCriteria& criteria,
                                  const SearchRange& range) override;
    std::int64_t count(ReadTx& tx, const SearchCriteria& criteria, std::int64_t most) override;
    std::optional<FacetCounts> facets(ReadTx& tx, const SearchCriteria& criteria) override;
    std::vector<UnitLine> lines(ReadTx& tx, const std::vector<UnitId>& units,
                                Level clearance) override;
    std::vector<UnitLine> trail(ReadTx& tx, UnitId unit, Level clearance) override;
    std::vector<std::string> completions(ReadTx& tx, std::string_view beginning, Level clearance,
                                         int limit) override;
    std::optional<BoxPlace> box(ReadTx& tx, std::string_view barcode, Level clearance) override;
    std::optional<BoxPlace> box(ReadTx& tx, ContainerId id, Level clearance) override;

    ReindexStep reindex(WriteTx& tx, UnitId after, int limit) override;
    void rebuild(WriteTx& tx, Level level) override;
    bool tidy(WriteTx& tx) override;

    std::vector<SavedSearch> saved(ReadTx& tx, std::string_view account) override;
    void save(WriteTx& tx, std::string_view account, const SavedSearch& search) override;
    bool forget(WriteTx& tx, std::string_view account, std::string_view name) override;
};

} // namespace aperta
