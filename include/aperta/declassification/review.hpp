// From review to decision: who may do what, in which order, and under which guards (G1 to G6, G12,
// G13). Every use case is one transaction with its audit row; a refused attempt is audited too and
// changes nothing. Days may lie in the past (paper acts are recorded later), never in the future.
//
// Common problems: unit.not_found (also for what the actor may not see), access.role_needed,
// declassification.wrong_state (reference, state, act), declassification.not_classified.
#pragma once

#include "aperta/access/audit.hpp"
#include "aperta/catalogue/store.hpp"
#include "aperta/declassification/rules.hpp"
#include "aperta/declassification/store.hpp"

#include <string>
#include <vector>

namespace aperta
{

struct DeclassificationPorts {
    Work& work;
    CatalogueStore& catalogue;
    DeclassificationStore& store;
    AuditLog& audit;
    const Clock& clock;
    const RuleSet& rules;
};

struct Schedule {
    ReferenceCode unit;
    ReviewKind kind = ReviewKind::evaluation;
};

// Opens a cycle, also over a unit whose classification was maintained or lowered before.
[[nodiscard]] Result<ReviewId> schedule(DeclassificationPorts ports, const Actor& actor,
                                        const Schedule& wanted);

struct Recommend {
    ReferenceCode unit;
    Outcome outcome = Outcome::declassify;
    Level level_after = Level::unclassified; // with downgrade
    std::vector<std::string> reasons;        // "a" to "k"; with maintain
    std::string narrative;
    std::optional<LegalDay> next_review;
    bool equities_checked = false;          // "I looked for information that belongs to others"
    std::optional<Level> reviewed_up_to;    // the unit's own level when not said
    std::optional<LegalDay> review_started; // today when not said
};

// By a reviewer. Takes a unit that was never scheduled into review on the way. Problems:
// declassification.unknown_reason, .level_not_lower, .nothing_held_back (with part), guard.g4_*,
// guard.g12_decided_in_future.
[[nodiscard]] Result<ReviewId> recommend(DeclassificationPorts ports, const Actor& actor,
                                         const Recommend& wanted);

// By a second reviewer who is not the recommender (guard.g1_three_persons).
[[nodiscard]] Result<Done> confirm(DeclassificationPorts ports, const Actor& actor,
                                   const ReferenceCode& unit);
[[nodiscard]] Result<Done> return_to_review(DeclassificationPorts ports, const Actor& actor,
                                            const ReferenceCode& unit, const std::string& reason);

// By a reviewer, before the decision. Problems: declassification.unknown_reason,
// .already_held_back, .location_missing, guard.g5_no_sheet.
[[nodiscard]] Result<Done> hold_back(DeclassificationPorts ports, const Actor& actor,
                                     const ReferenceCode& unit, HeldBack how);

struct Decide {
    ReferenceCode unit;
    std::string act_reference;
    LegalDay day;
};

// By a declassification authority, on what was recommended and confirmed. Problems: every guard
// that fails, all at once (guard.g1_* to guard.g13_*), declassification.act_reference_missing.
[[nodiscard]] Result<DeterminationId> decide(DeclassificationPorts ports, const Actor& actor,
                                             const Decide& wanted);

struct GuardVerdict {
    std::string guard; // "G3"
    Problems problems; // none: passed
};

// What `decide` would say, guard by guard, without deciding.
[[nodiscard]] Result<std::vector<GuardVerdict>> judge(DeclassificationPorts ports,
                                                      const Actor& actor, const Decide& wanted);

struct Lapsed {
    std::int64_t units = 0;
    BoxCount boxes;
    Problems warnings; // guard.g6_foreign_equity (reference, owner)
};

// The clock's own act (G6): never blocked, whoever starts it.
[[nodiscard]] Result<Lapsed> lapse_due(DeclassificationPorts ports, const Actor& actor,
                                       LegalDay today);

// All that was decided and is under way on one unit, for its page.
struct UnitDecisions {
    std::optional<Review> review;
    std::vector<Determination> determinations; // the newest first
    std::vector<HeldBack> held_back;           // below it
    std::vector<Equity> equities;              // its own
    DueDates due;
};
[[nodiscard]] Result<UnitDecisions> decisions_of(DeclassificationPorts ports, const Actor& actor,
                                                 const ReferenceCode& reference);

} // namespace aperta
