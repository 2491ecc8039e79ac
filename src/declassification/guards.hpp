// The guards before a decision (domain rules G1 to G5, G12, G13). Each is a named function over
// facts that were gathered beforehand, so that they can be read, listed and tested one by one;
// `decide` walks the whole table and answers every refusal at once. Pure.
#pragma once

#include "aperta/core/actor.hpp"
#include "aperta/declassification/rules.hpp"
#include "aperta/declassification/store.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

// Who may decide for an originator on the day: itself and its successors, unless that is disputed
// and no ruling has been recorded by then.
struct OriginatorStanding {
    std::string code; // empty: no originator is known
    Level level = Level::unclassified;
    bool disputed = false;
    std::vector<AuthorityId> entitled;
};

struct DecisionFacts {
    Unit unit;
    Review review;
    Scope scope;
    std::vector<OriginatorStanding> originators;
    std::map<AuthorityId, std::string> owners; // codes of those with an equity
    std::vector<Delegation> delegations;       // to the one who decides
    std::vector<Determination> earlier;        // on this unit
    Actor decider;
    std::string act_reference;
    LegalDay day;
    LegalDay today;
    std::optional<LegalDay> lapse; // when the unit lapses by law
    const RuleSet* rules = nullptr;
};

struct Guard {
    std::string_view id; // "G3"
    void (*check)(const DecisionFacts& facts, Problems& problems);
};

[[nodiscard]] std::span<const Guard> decision_guards();

// Every problem of every guard.
[[nodiscard]] Problems failing_guards(const DecisionFacts& facts);

// The delegation under which the decider may act for this originator; null when there is none.
[[nodiscard]] const Delegation* delegation_for(const DecisionFacts& facts,
                                               const OriginatorStanding& originator);

// G4, also asked when it is recommended.
void check_grounds_to_maintain(const Proposal& proposal, const ReferenceCode& reference,
                               std::optional<LegalDay> lapse, Problems& problems);

} // namespace aperta
