// Reviews and decisions in SQL. What reaches a whole subtree is a recursive statement over
// unit.parent_id, so that a series of ten thousand units costs a handful of statements.
// Thread contract: that of the transaction handed in.
#pragma once

#include "aperta/declassification/store.hpp"

namespace aperta
{

class StoredDeclassification : public DeclassificationStore
{
public:
    DelegationId add_delegation(WriteTx& tx, const Delegation& delegation) override;
    EquityId add_equity(WriteTx& tx, const Equity& equity) override;
    void answer(WriteTx& tx, const Equity& equity) override;
    void hold_back(WriteTx& tx, const HeldBack& unit) override;
    std::vector<Delegation> delegations_to(ReadTx& tx, const std::string& account) override;
    std::optional<HeldBack> held_back(ReadTx& tx, UnitId unit, Level clearance) override;
    std::vector<HeldBack> held_back_below(ReadTx& tx, UnitId root, Level clearance) override;
    std::vector<Equity> equities_of(ReadTx& tx, UnitId unit, Level clearance) override;

    ReviewId add_review(WriteTx& tx, const Review& review) override;
    void save_review(WriteTx& tx, const Review& review) override;
    std::optional<Review> review_of(ReadTx& tx, UnitId unit, Level clearance) override;
    std::vector<Review> reviews(ReadTx& tx, Level clearance, int limit) override;

    Scope scope(ReadTx& tx, const ScopeQuery& query) override;
    DeterminationId record(WriteTx& tx, const Determination& determination) override;
    std::optional<LapsedUnits> lapse(WriteTx& tx, const LapseOrder& order,
                                     const Determination& determination) override;

    std::vector<Determination> determinations_of(ReadTx& tx, UnitId unit, Level clearance) override;
    std::vector<CoveredBox> boxes_of(ReadTx& tx, DeterminationId determination,
                                     Level clearance) override;
    std::optional<Opening> opening_of(ReadTx& tx, UnitId unit) override;
    Unreleased unreleased(ReadTx& tx, UnitId root, Level clearance) override;

    YearOfBoxes boxes_between(ReadTx& tx, LegalDay first, LegalDay last, Level clearance) override;
    std::vector<SeriesDeclassified> declassified_between(ReadTx& tx, LegalDay first, LegalDay last,
                                                         Level clearance) override;
    std::map<Outcome, std::int64_t> outcomes_between(ReadTx& tx, LegalDay first, LegalDay last,
                                                     Level clearance) override;
    void each_standing(ReadTx& tx, Level clearance,
                       const std::function<void(const Standing&)>& each) override;
};

} // namespace aperta
