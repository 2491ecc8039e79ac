#include "aperta/declassification/review.hpp"

#include "declassification/acting.hpp"
#include "declassification/guards.hpp"
#include "declassification/states.hpp"

#include <algorithm>
#include <cassert>
#include <fmt/format.h>

namespace aperta
{

namespace
{

struct Successors {
    std::vector<AuthorityId> entitled;
    bool disputed = false;
};

// Follows successions to their end. A disputed one passes only from the day of a ruling; while
// one is open, nobody may decide (domain rules 2.5).
Successors successors_on(CatalogueStore& catalogue, ReadTx& tx, AuthorityId originator,
                         LegalDay day)
{
    Successors found{{originator}, false};
    for (std::size_t i = 0; i < found.entitled.size(); ++i) {
        bool open = false;
        bool ruled = false;
        for (const Succession& each : catalogue.successions(tx, found.entitled[i])) {
            if (each.from && *each.from > day)
                continue;
            const bool has_ruling = each.ruling_day && *each.ruling_day <= day;
            open = open || (each.disputed && !has_ruling);
            ruled = ruled || (each.disputed && has_ruling);
            const bool known = std::find(found.entitled.begin(), found.entitled.end(),
                                         each.successor) != found.entitled.end();
            if ((!each.disputed || has_ruling) && !known)
                found.entitled.push_back(each.successor);
        }
        found.disputed = found.disputed || (open && !ruled);
    }
    return found;
}

std::string authority_code(CatalogueStore& catalogue, ReadTx& tx, AuthorityId id)
{
    const auto authority = id.stored() ? catalogue.authority(tx, id) : std::nullopt;
    return authority ? authority->code : std::string{};
}

Result<DecisionFacts> gather(const DeclassificationPorts& ports, ReadTx& tx, const Actor& actor,
                             const Decide& wanted)
{
    auto unit = classified_unit(ports, tx, actor, wanted.unit);
    if (!unit)
        return unit.problems();
    auto review = review_under_way(ports, tx, actor, *unit, "decide");
    if (!review)
        return review.problems();
    DecisionFacts facts;
    facts.unit = std::move(unit).value();
    facts.review = std::move(review).value();
    facts.scope = ports.store.scope(
        tx, {facts.unit.id, facts.review.proposal.reviewed_up_to, actor.clearance});
    for (const Scope::Share& share : facts.scope.shares) {
        auto who = successors_on(ports.catalogue, tx, share.originator, wanted.day);
        facts.originators.push_back({authority_code(ports.catalogue, tx, share.originator),
                                     share.level, who.disputed, std::move(who.entitled)});
    }
    for (const Equity& each : facts.scope.equities)
        facts.owners[each.owner] = authority_code(ports.catalogue, tx, each.owner);
    facts.delegations = ports.store.delegations_to(tx, actor.account);
    facts.earlier = ports.store.determinations_of(tx, facts.unit.id, actor.clearance);
    facts.decider = actor;
    facts.act_reference = wanted.act_reference;
    facts.day = wanted.day;
    facts.today = ports.clock.today();
    facts.lapse = lapse_of(ports.rules, facts.unit);
    facts.rules = &ports.rules;
    return facts;
}

Determination determination_from(const DecisionFacts& facts)
{
    const Review& review = facts.review;
    const Delegation* delegation = delegation_for(facts, facts.originators.front());
    assert(delegation != nullptr); // G2 has passed
    Determination act;
    act.unit = facts.unit.id;
    act.review = review.id;
    act.outcome = review.proposal.outcome;
    act.level_before = facts.unit.legal_level;
    act.level_after = review.proposal.level_after;
    act.reasons = review.proposal.reasons;
    act.narrative = review.proposal.narrative;
    act.next_review = review.proposal.next_review;
    act.recommender = review.recommender;
    act.second_reviewer = review.second_reviewer;
    act.authority = facts.decider.account;
    act.decided_for = delegation->authority;
    act.delegation = delegation->id;
    act.act_reference = facts.act_reference;
    act.day = facts.day;
    for (const Determination& earlier : facts.earlier)
        if (earlier.unit == facts.unit.id) {
            act.supersedes = earlier.id;
            break;
        }
    return act;
}

Result<DeterminationId> store_decision(const DeclassificationPorts& ports, const Actor& actor,
                                       const Decide& wanted)
{
    auto tx = ports.work.write();
    const auto facts = gather(ports, *tx, actor, wanted);
    if (!facts)
        return facts.problems();
    const auto state = state_after(wanted.unit, facts->unit.classification_state,
                                   {act_of(facts->review.proposal.outcome)});
    if (!state)
        return state.problems();
    Problems problems = failing_guards(*facts);
    if (!problems.empty())
        return problems;
    const Determination act = determination_from(*facts);
    const DeterminationId id = ports.store.record(*tx, act);
    ports.audit.append(*tx,
                       done(ports.clock, actor, "declassification.decide", wanted.unit.text(),
                            fmt::format("outcome={} act={} day={} from={} to={}",
                                        code_of(act.outcome), act.act_reference, to_text(act.day),
                                        code_of(act.level_before), code_of(act.level_after))));
    tx->commit();
    return id;
}

} // namespace

Result<DeterminationId> decide(DeclassificationPorts ports, const Actor& actor,
                               const Decide& wanted)
{
    constexpr const char* act = "declassification.decide";
    return audited(ports, actor, act, wanted.unit.text(), [&]() -> Result<DeterminationId> {
        if (auto problem = may(actor, Role::authority, act))
            return std::move(*problem);
        if (wanted.act_reference.empty())
            return Problem{Fault::invalid,
                           "declassification.act_reference_missing",
                           "act_reference",
                           {{"reference", wanted.unit.text()}}};
        return store_decision(ports, actor, wanted);
    });
}

Result<std::vector<GuardVerdict>> judge(DeclassificationPorts ports, const Actor& actor,
                                        const Decide& wanted)
{
    const auto tx = ports.work.read();
    const auto facts = gather(ports, *tx, actor, wanted);
    if (!facts)
        return facts.problems();
    std::vector<GuardVerdict> verdicts;
    for (const Guard& guard : decision_guards()) {
        if (verdicts.empty() || verdicts.back().guard != guard.id)
            verdicts.push_back({std::string{guard.id}, {}});
        guard.check(*facts, verdicts.back().problems);
    }
    return verdicts;
}

Result<UnitDecisions> decisions_of(DeclassificationPorts ports, const Actor& actor,
                                   const ReferenceCode& reference)
{
    const auto tx = ports.work.read();
    const auto unit = ports.catalogue.unit(*tx, reference, actor.clearance);
    if (!unit)
        return unit_not_found(reference);
    UnitDecisions answer{ports.store.review_of(*tx, unit->id, actor.clearance),
                         ports.store.determinations_of(*tx, unit->id, actor.clearance),
                         ports.store.held_back_below(*tx, unit->id, actor.clearance),
                         ports.store.equities_of(*tx, unit->id, actor.clearance),
                         {}};
    auto due = due_dates(ports.rules, unit->legal_level, unit->dates,
                         unit->own ? unit->own->day : std::nullopt);
    if (due)
        answer.due = std::move(*due);
    return answer;
}

} // namespace aperta
