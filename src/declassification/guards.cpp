#include "declassification/guards.hpp"

#include <algorithm>
#include <array>

namespace aperta
{

namespace
{

Problem guard_refuses(const char* code, std::vector<Fact> facts)
{
    return {Fault::guard, code, "", std::move(facts)};
}

Fact of_unit(const DecisionFacts& facts)
{
    return {"reference", facts.unit.reference.text()};
}

bool lowers(Outcome outcome)
{
    return outcome != Outcome::maintain;
}

// G1: recommender, second reviewer and deciding authority are three persons.
void three_persons_act(const DecisionFacts& facts, Problems& problems)
{
    const std::array persons{facts.review.recommender, facts.review.second_reviewer,
                             facts.decider.account};
    const bool repeated =
        persons[0] == persons[1] || persons[0] == persons[2] || persons[1] == persons[2];
    if (repeated)
        problems.push_back(guard_refuses("guard.g1_three_persons",
                                         {of_unit(facts), {"account", facts.decider.account}}));
}

// G2, first half: nobody decides on what they may not see.
void clearance_covers_the_level(const DecisionFacts& facts, Problems& problems)
{
    if (facts.scope.high_water > facts.decider.clearance)
        problems.push_back(guard_refuses(
            "guard.g2_clearance",
            {of_unit(facts), {"clearance", std::string{code_of(facts.decider.clearance)}}}));
}

// G2, second half: a delegation from each originator, or from an undisputed or ruled successor.
void originator_delegated(const DecisionFacts& facts, Problems& problems)
{
    for (const OriginatorStanding& each : facts.originators) {
        const std::vector<Fact> about{of_unit(facts),
                                      {"authority", each.code},
                                      {"account", facts.decider.account},
                                      {"day", to_text(facts.day)}};
        if (each.code.empty())
            problems.push_back(guard_refuses("guard.g2_no_originator", {of_unit(facts)}));
        else if (each.disputed)
            problems.push_back(guard_refuses("guard.g2_disputed_succession", about));
        else if (delegation_for(facts, each) == nullptr)
            problems.push_back(guard_refuses("guard.g2_no_delegation", about));
    }
}

// G3: what belongs to another goes out with their consent only. No answer is not consent, and a
// partial one carries a partial declassification at most.
void owners_consented(const DecisionFacts& facts, Problems& problems)
{
    if (!lowers(facts.review.proposal.outcome))
        return;
    if (!facts.review.proposal.equities_checked)
        problems.push_back(guard_refuses("guard.g3_equities_not_checked", {of_unit(facts)}));
    const bool in_part = facts.review.proposal.outcome == Outcome::part;
    for (const Equity& each : facts.scope.equities) {
        const bool in_time = each.answered && *each.answered <= facts.day;
        const bool agreed = each.answer == EquityAnswer::consent ||
                            (each.answer == EquityAnswer::partial && in_part);
        if (agreed && in_time)
            continue;
        const auto owner = facts.owners.find(each.owner);
        problems.push_back(
            guard_refuses("guard.g3_equity_open",
                          {of_unit(facts),
                           {"owner", owner == facts.owners.end() ? std::string{} : owner->second},
                           {"answer", std::string{code_of(each.answer)}}}));
    }
}

// G4: to maintain needs a reason, a narrative, and a next review before the classification lapses.
void grounds_to_maintain(const DecisionFacts& facts, Problems& problems)
{
    check_grounds_to_maintain(facts.review.proposal, facts.unit.reference, facts.lapse, problems);
}

// G5: no parent is declassified over a classified child that nobody reviewed or withdrew.
void no_classified_child_is_swept_along(const DecisionFacts& facts, Problems& problems)
{
    if (!lowers(facts.review.proposal.outcome))
        return;
    for (const ReferenceCode& child : facts.scope.beyond_review)
        problems.push_back(
            guard_refuses("guard.g5_classified_child", {of_unit(facts), {"child", child.text()}}));
    if (facts.scope.hidden_beyond_review)
        problems.push_back(guard_refuses("guard.g5_beyond_clearance", {of_unit(facts)}));
    for (const ReferenceCode& child : facts.scope.without_sheet)
        problems.push_back(guard_refuses("guard.g5_no_sheet", {{"reference", child.text()}}));
}

// G12: document date <= classification date <= today; decision >= review start.
void days_follow_each_other(const DecisionFacts& facts, Problems& problems)
{
    const auto refuse = [&](const char* code, LegalDay day, LegalDay other) {
        problems.push_back(guard_refuses(
            code, {of_unit(facts), {"day", to_text(day)}, {"other", to_text(other)}}));
    };
    if (facts.day > facts.today)
        refuse("guard.g12_decided_in_future", facts.day, facts.today);
    if (facts.day < facts.review.started)
        refuse("guard.g12_decided_before_review", facts.day, facts.review.started);
    if (!facts.unit.own || !facts.unit.own->day)
        return;
    const LegalDay classified = *facts.unit.own->day;
    if (classified > facts.today)
        refuse("guard.g12_classified_in_future", classified, facts.today);
    if (facts.unit.dates.first && classified < *facts.unit.dates.first)
        refuse("guard.g12_classified_before_written", classified, *facts.unit.dates.first);
}

// G12: nothing can hold, or be lowered to, a level that did not exist on the day.
void levels_existed(const DecisionFacts& facts, Problems& problems)
{
    const auto ask = [&](Level level, LegalDay day) {
        const auto existed = level_existed(*facts.rules, level, day);
        if (!existed)
            problems.insert(problems.end(), existed.problems().begin(), existed.problems().end());
    };
    if (facts.unit.own && (facts.unit.own->day || facts.unit.dates.last))
        ask(facts.unit.own->level,
            facts.unit.own->day.value_or(facts.unit.dates.last.value_or(LegalDay{})));
    if (facts.review.proposal.outcome == Outcome::downgrade)
        ask(facts.review.proposal.level_after, facts.day);
}

// G13: one act says one thing about a unit; a correction is another act that supersedes it.
void act_is_new(const DecisionFacts& facts, Problems& problems)
{
    const bool taken =
        std::any_of(facts.earlier.begin(), facts.earlier.end(), [&](const Determination& each) {
            return each.unit == facts.unit.id && each.act_reference == facts.act_reference;
        });
    if (taken)
        problems.push_back(guard_refuses("guard.g13_act_recorded",
                                         {of_unit(facts), {"act", facts.act_reference}}));
}

constexpr std::array guard_table{
    Guard{"G1", three_persons_act},
    Guard{"G2", clearance_covers_the_level},
    Guard{"G2", originator_delegated},
    Guard{"G3", owners_consented},
    Guard{"G4", grounds_to_maintain},
    Guard{"G5", no_classified_child_is_swept_along},
    Guard{"G12", days_follow_each_other},
    Guard{"G12", levels_existed},
    Guard{"G13", act_is_new},
};

} // namespace

std::span<const Guard> decision_guards()
{
    return guard_table;
}

Problems failing_guards(const DecisionFacts& facts)
{
    Problems problems;
    for (const Guard& guard : guard_table)
        guard.check(facts, problems);
    return problems;
}

const Delegation* delegation_for(const DecisionFacts& facts, const OriginatorStanding& originator)
{
    const auto lent = [&](const Delegation& each) {
        const bool by_entitled = std::find(originator.entitled.begin(), originator.entitled.end(),
                                           each.authority) != originator.entitled.end();
        return by_entitled && each.delegate == facts.decider.account &&
               originator.level <= each.up_to && each.from <= facts.day && facts.day <= each.to;
    };
    const auto found = std::find_if(facts.delegations.begin(), facts.delegations.end(), lent);
    return found == facts.delegations.end() ? nullptr : &*found;
}

void check_grounds_to_maintain(const Proposal& proposal, const ReferenceCode& reference,
                               std::optional<LegalDay> lapse, Problems& problems)
{
    if (proposal.outcome != Outcome::maintain)
        return;
    const Fact unit{"reference", reference.text()};
    if (proposal.reasons.empty())
        problems.push_back(guard_refuses("guard.g4_reason_missing", {unit}));
    if (proposal.narrative.empty())
        problems.push_back(guard_refuses("guard.g4_narrative_missing", {unit}));
    if (!proposal.next_review)
        problems.push_back(guard_refuses("guard.g4_next_review_missing", {unit}));
    else if (lapse && *lapse < *proposal.next_review)
        problems.push_back(guard_refuses(
            "guard.g4_next_review_after_lapse",
            {unit, {"day", to_text(*proposal.next_review)}, {"lapse", to_text(*lapse)}}));
}

} // namespace aperta
