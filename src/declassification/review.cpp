#include "aperta/declassification/review.hpp"

#include "declassification/acting.hpp"
#include "declassification/guards.hpp"
#include "declassification/states.hpp"

#include <algorithm>

namespace aperta
{

namespace
{

Proposal proposal_from(const Recommend& wanted, const Unit& unit)
{
    const bool lowers_to_level = wanted.outcome == Outcome::downgrade;
    const Level kept = wanted.outcome == Outcome::maintain ? unit.legal_level : Level::unclassified;
    return {wanted.outcome,
            lowers_to_level ? wanted.level_after : kept,
            std::max(wanted.reviewed_up_to.value_or(unit.legal_level), unit.legal_level),
            wanted.reasons,
            wanted.narrative,
            wanted.next_review,
            wanted.equities_checked};
}

Problems check_proposal(const DeclassificationPorts& ports, ReadTx& tx, const Actor& actor,
                        const Unit& unit, const Review& review)
{
    Problems problems;
    const Proposal& proposal = review.proposal;
    check_reasons(proposal.reasons, problems);
    check_grounds_to_maintain(proposal, unit.reference, lapse_of(ports.rules, unit), problems);
    const bool not_lower =
        proposal.level_after >= unit.legal_level || proposal.level_after == Level::unclassified;
    if (proposal.outcome == Outcome::downgrade && not_lower)
        problems.push_back(review_refused("declassification.level_not_lower", unit.reference));
    const bool nothing_held = ports.store.held_back_below(tx, unit.id, actor.clearance).empty();
    if (proposal.outcome == Outcome::part && nothing_held)
        problems.push_back(review_refused("declassification.nothing_held_back", unit.reference));
    if (proposal.reviewed_up_to > actor.clearance)
        problems.push_back(
            review_refused("declassification.reviewed_above_clearance", unit.reference));
    if (review.started > ports.clock.today())
        problems.push_back({Fault::guard,
                            "guard.g12_decided_in_future",
                            "review_started",
                            {{"reference", unit.reference.text()},
                             {"day", to_text(review.started)},
                             {"other", to_text(ports.clock.today())}}});
    return problems;
}

Result<ClassificationState> state_proposed(const Unit& unit)
{
    // A unit that nobody scheduled goes through the steps it skipped; a decided one must be
    // scheduled anew, so that no decision is reviewed again in silence.
    if (unit.classification_state == ClassificationState::catalogued)
        return state_after(unit.reference, unit.classification_state,
                           {Act::schedule, Act::start_review, Act::recommend});
    if (unit.classification_state == ClassificationState::scheduled)
        return state_after(unit.reference, unit.classification_state,
                           {Act::start_review, Act::recommend});
    return state_after(unit.reference, unit.classification_state, {Act::recommend});
}

Result<ReviewId> store_recommendation(const DeclassificationPorts& ports, const Actor& actor,
                                      const Recommend& wanted)
{
    auto tx = ports.work.write();
    const auto unit = classified_unit(ports, *tx, actor, wanted.unit);
    if (!unit)
        return unit.problems();
    const auto state = state_proposed(*unit);
    if (!state)
        return state.problems();
    const auto open = ports.store.review_of(*tx, unit->id, actor.clearance);
    Review review = open.value_or(Review{});
    review.unit = unit->id;
    if (!open || wanted.review_started)
        review.started = wanted.review_started.value_or(ports.clock.today());
    review.state = *state;
    review.proposal = proposal_from(wanted, *unit);
    review.recommender = actor.account;
    review.recommended_on = ports.clock.today();
    review.second_reviewer.clear();
    review.confirmed_on.reset();
    const Problems problems = check_proposal(ports, *tx, actor, *unit, review);
    if (!problems.empty())
        return problems;
    if (open)
        ports.store.save_review(*tx, review);
    else
        review.id = ports.store.add_review(*tx, review);
    ports.audit.append(*tx,
                       done(ports.clock, actor, "declassification.recommend", wanted.unit.text(),
                            "outcome=" + std::string{code_of(wanted.outcome)}));
    tx->commit();
    return review.id;
}

// A review whose second reading the actor takes up now.
Result<Review> second_reading(const DeclassificationPorts& ports, ReadTx& tx, const Actor& actor,
                              const ReferenceCode& reference, Act act)
{
    const auto unit = classified_unit(ports, tx, actor, reference);
    if (!unit)
        return unit.problems();
    const bool waiting = unit->classification_state == ClassificationState::proposed;
    const auto state = waiting
                           ? state_after(reference, unit->classification_state, {Act::take_up, act})
                           : state_after(reference, unit->classification_state, {act});
    if (!state)
        return state.problems();
    auto review = review_under_way(ports, tx, actor, *unit, "confirm");
    if (!review)
        return review.problems();
    if (review->recommender == actor.account)
        return Problem{Fault::guard,
                       "guard.g1_three_persons",
                       "",
                       {{"reference", reference.text()}, {"account", actor.account}}};
    review->state = *state;
    review->second_reviewer = actor.account;
    return review;
}

Result<Done> store_second_reading(const DeclassificationPorts& ports, const Actor& actor,
                                  const ReferenceCode& unit, const std::string* returned_because)
{
    auto tx = ports.work.write();
    const Act act = returned_because != nullptr ? Act::send_back : Act::confirm;
    auto review = second_reading(ports, *tx, actor, unit, act);
    if (!review)
        return review.problems();
    if (returned_because != nullptr)
        review->returned_because = *returned_because;
    else
        review->confirmed_on = ports.clock.today();
    ports.store.save_review(*tx, *review);
    const char* name =
        returned_because != nullptr ? "declassification.return" : "declassification.confirm";
    ports.audit.append(*tx, done(ports.clock, actor, name, unit.text()));
    tx->commit();
    return Done{};
}

Result<ReviewId> store_schedule(const DeclassificationPorts& ports, const Actor& actor,
                                const Schedule& wanted)
{
    auto tx = ports.work.write();
    const auto unit = classified_unit(ports, *tx, actor, wanted.unit);
    if (!unit)
        return unit.problems();
    const auto state = state_after(wanted.unit, unit->classification_state, {Act::schedule});
    if (!state)
        return state.problems();
    Review review;
    review.unit = unit->id;
    review.kind = wanted.kind;
    review.state = *state;
    review.started = ports.clock.today();
    review.id = ports.store.add_review(*tx, review);
    ports.audit.append(*tx, done(ports.clock, actor, "declassification.schedule",
                                 wanted.unit.text(), "kind=" + std::string{code_of(wanted.kind)}));
    tx->commit();
    return review.id;
}

} // namespace

Result<ReviewId> schedule(DeclassificationPorts ports, const Actor& actor, const Schedule& wanted)
{
    constexpr const char* act = "declassification.schedule";
    return audited(ports, actor, act, wanted.unit.text(), [&]() -> Result<ReviewId> {
        if (auto problem = may(actor, Role::reviewer, act))
            return std::move(*problem);
        return store_schedule(ports, actor, wanted);
    });
}

Result<ReviewId> recommend(DeclassificationPorts ports, const Actor& actor, const Recommend& wanted)
{
    constexpr const char* act = "declassification.recommend";
    return audited(ports, actor, act, wanted.unit.text(), [&]() -> Result<ReviewId> {
        if (auto problem = may(actor, Role::reviewer, act))
            return std::move(*problem);
        return store_recommendation(ports, actor, wanted);
    });
}

Result<Done> confirm(DeclassificationPorts ports, const Actor& actor, const ReferenceCode& unit)
{
    constexpr const char* act = "declassification.confirm";
    return audited(ports, actor, act, unit.text(), [&]() -> Result<Done> {
        if (auto problem = may(actor, Role::second_reviewer, act))
            return std::move(*problem);
        return store_second_reading(ports, actor, unit, nullptr);
    });
}

Result<Done> return_to_review(DeclassificationPorts ports, const Actor& actor,
                              const ReferenceCode& unit, const std::string& reason)
{
    constexpr const char* act = "declassification.return";
    return audited(ports, actor, act, unit.text(), [&]() -> Result<Done> {
        if (auto problem = may(actor, Role::second_reviewer, act))
            return std::move(*problem);
        if (reason.empty())
            return review_refused("declassification.return_reason_missing", unit);
        return store_second_reading(ports, actor, unit, &reason);
    });
}

} // namespace aperta
