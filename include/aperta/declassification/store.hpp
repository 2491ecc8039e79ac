// The port through which reviews and decisions are kept. Methods take the transaction they run in
// (core/work.hpp). Lists that a person will read name the reader's clearance; what the guards ask
// (`scope`, `unreleased`) sees everything, because a paper that the asker may not see must still
// stop a release: such answers say *that* there is more, never what.
// Whatever touches a whole subtree is one statement to the store, never one for each unit.
// Breakage as in core/work.hpp. Thread contract: that of the transaction.
#pragma once

#include "aperta/core/work.hpp"
#include "aperta/declassification/decision.hpp"

#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace aperta
{

// What a decision on a unit would reach: it and everything below, without what is held back under
// a sheet.
struct Scope {
    struct Share {
        AuthorityId originator;            // not stored(): nobody is known
        Level level = Level::unclassified; // the highest that it gave
    };
    Level high_water = Level::unclassified;
    std::vector<Share> shares;
    std::vector<ReferenceCode> beyond_review; // G5; those the reader may see, at most 100
    bool hidden_beyond_review = false;        // and there is one that the reader may not see
    std::vector<ReferenceCode> without_sheet; // held back, but no sheet
    std::vector<Equity> equities;             // of the reach and of what it stands in
    std::int64_t held_back = 0;               // still classified, under a sheet
};

struct ScopeQuery {
    UnitId unit;
    Level reviewed_up_to = Level::unclassified;
    Level clearance = Level::unclassified;
};

// Papers that a rule lets lapse: all those whose last day is not after `latest_last_day`.
struct LapseOrder {
    LegalDay latest_last_day;
    std::optional<LegalDay> classified_from, classified_to;
    Level lowest = Level::restricted;
    Level highest = Level::top_secret;
};

struct LapsedEquity {
    ReferenceCode unit;
    AuthorityId owner;
};

struct LapsedUnits {
    DeterminationId determination;
    std::int64_t units = 0;
    BoxCount boxes;                    // that hold nothing classified any more
    std::vector<LapsedEquity> foreign; // a warning to give, at most 100
};

// What opened a unit.
struct Opening {
    Determination determination;
    Level level_before = Level::unclassified; // of the unit itself
    std::optional<LegalDay> base_day;         // with lapse: the last day it counted from
};

// What still stands against a release of a subtree.
struct Unreleased {
    std::vector<ReferenceCode> named; // classified, visible, without sheet: at most 100
    std::int64_t count = 0;           // of the visible
    bool hidden = false;              // there is one that the reader may not see
    std::int64_t held_back = 0;
};

struct HeldByLevel {
    BoxCount boxes;
    Millimetres extent;
};

// Boxes whose level an act changed, by level before and after.
struct BoxMovement {
    Outcome outcome = Outcome::declassify;
    Level before = Level::unclassified;
    Level after = Level::unclassified;
    HeldByLevel moved;
};

struct YearOfBoxes {
    std::map<Level, HeldByLevel> opening, newly_classified, closing;
    std::vector<BoxMovement> movements;
};

struct SeriesDeclassified {
    UnitId series;
    DeterminationId determination;
    std::string act_reference;
    LegalDay day;
    HeldByLevel moved;
};

// A classified unit that stands for itself: a series, or one below with a level of its own.
struct Standing {
    UnitId unit;
    ReferenceCode reference;
    Level level = Level::unclassified;
    DateSpan dates;
    std::optional<LegalDay> classified_on;
    std::optional<LegalDay> next_review; // said by the decision that last kept it
};

class DeclassificationStore
{
public:
    virtual ~DeclassificationStore() = default;

    virtual DelegationId add_delegation(WriteTx& tx, const Delegation& delegation) = 0;
    virtual EquityId add_equity(WriteTx& tx, const Equity& equity) = 0;
    virtual void answer(WriteTx& tx, const Equity& equity) = 0; // by id: answer, day, document
    virtual void hold_back(WriteTx& tx, const HeldBack& unit) = 0;
    [[nodiscard]] virtual std::vector<Delegation> delegations_to(ReadTx& tx,
                                                                 const std::string& account) = 0;
    [[nodiscard]] virtual std::optional<HeldBack> held_back(ReadTx& tx, UnitId unit,
                                                            Level clearance) = 0;
    // In the subtree, still classified, by reference.
    [[nodiscard]] virtual std::vector<HeldBack> held_back_below(ReadTx& tx, UnitId root,
                                                                Level clearance) = 0;
    [[nodiscard]] virtual std::vector<Equity> equities_of(ReadTx& tx, UnitId unit,
                                                          Level clearance) = 0;

    // Each stores the review and the unit's state together.
    virtual ReviewId add_review(WriteTx& tx, const Review& review) = 0;
    virtual void save_review(WriteTx& tx, const Review& review) = 0;
    // The unit's review under way.
    [[nodiscard]] virtual std::optional<Review> review_of(ReadTx& tx, UnitId unit,
                                                          Level clearance) = 0;
    // Reviews under way, the oldest first.
    [[nodiscard]] virtual std::vector<Review> reviews(ReadTx& tx, Level clearance, int limit) = 0;

    [[nodiscard]] virtual Scope scope(ReadTx& tx, const ScopeQuery& query) = 0;
    // Stores the act, freezes units and boxes as found, lowers the units it reaches, sets their
    // states, gives what is held back a level of its own, and closes the review.
    virtual DeterminationId record(WriteTx& tx, const Determination& determination) = 0;
    // Stores `determination` (outcome lapse) over all that `order` finds; nothing when it is none.
    [[nodiscard]] virtual std::optional<LapsedUnits> lapse(WriteTx& tx, const LapseOrder& order,
                                                           const Determination& determination) = 0;

    // Acts that reached the unit, the newest first.
    [[nodiscard]] virtual std::vector<Determination> determinations_of(ReadTx& tx, UnitId unit,
                                                                       Level clearance) = 0;
    [[nodiscard]] virtual std::vector<CoveredBox>
    boxes_of(ReadTx& tx, DeterminationId determination, Level clearance) = 0;

    // The act that took the unit's classification away; nothing when it never had one.
    [[nodiscard]] virtual std::optional<Opening> opening_of(ReadTx& tx, UnitId unit) = 0;
    [[nodiscard]] virtual Unreleased unreleased(ReadTx& tx, UnitId root, Level clearance) = 0;

    // From `first` to `last` inclusive; levels above the clearance are left out.
    [[nodiscard]] virtual YearOfBoxes boxes_between(ReadTx& tx, LegalDay first, LegalDay last,
                                                    Level clearance) = 0;
    [[nodiscard]] virtual std::vector<SeriesDeclassified>
    declassified_between(ReadTx& tx, LegalDay first, LegalDay last, Level clearance) = 0;
    [[nodiscard]] virtual std::map<Outcome, std::int64_t>
    outcomes_between(ReadTx& tx, LegalDay first, LegalDay last, Level clearance) = 0;
    // Those without a review under way; streams.
    virtual void each_standing(ReadTx& tx, Level clearance,
                               const std::function<void(const Standing&)>& each) = 0;
};

} // namespace aperta
