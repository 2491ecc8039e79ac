// The catalogue's port over SQLite. The clearance is part of every statement, so that a hidden row
// never reaches the process. Thread contract: that of the transaction handed in.
#pragma once

#include "aperta/catalogue/store.hpp"

namespace aperta
{

class SqliteCatalogue : public CatalogueStore
{
public:
    UnitId add(WriteTx& tx, const Unit& unit) override;
    bool save(WriteTx& tx, const Unit& unit) override;
    bool reference_taken(ReadTx& tx, const ReferenceCode& reference) override;
    std::int64_t last_position(ReadTx& tx, UnitId parent) override;
    bool put(WriteTx& tx, const Unit& unit) override;
    std::int64_t room_before(WriteTx& tx, UnitId parent,
                             std::optional<std::int64_t> position) override;
    std::optional<std::int64_t> neighbour(ReadTx& tx, UnitId parent, std::int64_t position,
                                          bool before, Level clearance) override;
    bool lies_under(ReadTx& tx, UnitId unit, UnitId ancestor) override;
    Belongings belongings(ReadTx& tx, UnitId unit) override;
    void rename(WriteTx& tx, const std::vector<std::pair<UnitId, ReferenceCode>>& codes) override;
    std::vector<std::pair<UnitId, ReferenceCode>> codes_below(ReadTx& tx, UnitId unit,
                                                              int limit) override;
    bool holds_film(ReadTx& tx, UnitId unit) override;
    std::optional<Unit> unit_formerly(ReadTx& tx, const ReferenceCode& reference,
                                      Level clearance) override;
    ContainerId add(WriteTx& tx, const Container& container) override;
    AuthorityId add(WriteTx& tx, const Authority& authority) override;
    void add(WriteTx& tx, const Succession& succession) override;
    void place(WriteTx& tx, UnitId unit, ContainerId container) override;

    std::optional<Unit> unit(ReadTx& tx, UnitId id, Level clearance) override;
    std::optional<Unit> unit(ReadTx& tx, const ReferenceCode& reference, Level clearance) override;
    std::vector<UnitLine> fonds(ReadTx& tx, Level clearance) override;
    std::vector<UnitLine> children(ReadTx& tx, UnitId parent, Level clearance, Page page) override;
    std::vector<UnitLine> ancestors(ReadTx& tx, UnitId unit, Level clearance) override;
    void walk(ReadTx& tx, UnitId root, Level clearance,
              const std::function<bool(const Unit&, int depth)>& each) override;

    std::vector<Container> containers(ReadTx& tx, UnitId series, Level clearance,
                                      Page page) override;
    std::vector<Container> containers_of(ReadTx& tx, UnitId unit, Level clearance) override;
    std::vector<UnitLine> units_in(ReadTx& tx, ContainerId container, Level clearance) override;
    std::optional<Container> container(ReadTx& tx, UnitId series, int number,
                                       Level clearance) override;

    ExtentTotals extent(ReadTx& tx, UnitId unit, Level clearance) override;
    CatalogueTotals totals(ReadTx& tx, UnitId fonds, Level clearance) override;

    std::optional<Authority> authority(ReadTx& tx, AuthorityId id) override;
    std::optional<Authority> authority(ReadTx& tx, std::string_view code) override;
    std::vector<Succession> successions(ReadTx& tx, AuthorityId predecessor) override;
};

} // namespace aperta
