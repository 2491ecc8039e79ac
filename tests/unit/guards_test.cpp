#include "declassification/guards.hpp"
#include "declassification/states.hpp"
#include "tests/support/review_scene.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace aperta;

namespace
{

const RuleSet& guard_rules()
{
    static const RuleSet rules = be_2025();
    return rules;
}

// A decision that passes every guard; each test spoils one thing.
DecisionFacts passing_decision()
{
    DecisionFacts facts;
    facts.unit.id = UnitId{1};
    facts.unit.reference = reference_of("VSSE/OR");
    facts.unit.legal_level = Level::secret;
    facts.unit.dates = *parse_date_span("1940/1951");
    facts.unit.own = Classification{Level::secret, day_of("1951-12-31"), AuthorityId{1}};
    facts.review.recommender = "m.lambert";
    facts.review.second_reviewer = "j.desmet";
    facts.review.started = day_of("2025-01-10");
    facts.review.proposal.outcome = Outcome::declassify;
    facts.review.proposal.equities_checked = true;
    facts.scope.high_water = Level::secret;
    facts.originators = {{"VSSE", Level::secret, false, {AuthorityId{1}}}};
    facts.delegations = {{DelegationId{1}, AuthorityId{1}, "c.verhaegen", Level::secret,
                          day_of("2025-01-01"), day_of("2025-06-30"), "D/1"}};
    facts.decider = person("c.verhaegen", Role::authority, Level::secret);
    facts.act_reference = "D/2025/1";
    facts.day = day_of("2025-06-30");
    facts.today = day_of("2025-11-24");
    facts.lapse = day_of("2051-12-31");
    facts.rules = &guard_rules();
    return facts;
}

std::string refusals(const DecisionFacts& facts)
{
    return joined_codes(failing_guards(facts));
}

DecisionFacts to_maintain()
{
    DecisionFacts facts = passing_decision();
    facts.review.proposal = {Outcome::maintain, Level::secret,        Level::secret, {"k"},
                             "sources live",    day_of("2030-01-01"), false};
    return facts;
}

} // namespace

TEST_CASE("A decision on which nothing is wrong passes every guard")
{
    CHECK(refusals(passing_decision()).empty());
    CHECK(refusals(to_maintain()).empty());
}

TEST_CASE("The second reviewer may not be the recommender")
{
    DecisionFacts facts = passing_decision();
    facts.review.second_reviewer = facts.review.recommender;
    CHECK(refusals(facts) == "guard.g1_three_persons");
}

TEST_CASE("An authority may not decide what it recommended or confirmed")
{
    DecisionFacts facts = passing_decision();
    facts.review.recommender = facts.decider.account;
    CHECK(refusals(facts) == "guard.g1_three_persons");
    facts = passing_decision();
    facts.review.second_reviewer = facts.decider.account;
    CHECK(refusals(facts) == "guard.g1_three_persons");
}

TEST_CASE("Nobody decides on what lies above their clearance")
{
    DecisionFacts facts = passing_decision();
    facts.scope.high_water = Level::top_secret;
    CHECK(refusals(facts) == "guard.g2_clearance");
}

TEST_CASE("A delegation counts on its first and on its last day")
{
    DecisionFacts facts = passing_decision();
    facts.delegations[0].from = facts.delegations[0].to = facts.day;
    CHECK(refusals(facts).empty());
}

TEST_CASE("A delegation that ended the day before refuses")
{
    DecisionFacts facts = passing_decision();
    facts.delegations[0].to = facts.day - std::chrono::days{1};
    CHECK(refusals(facts) == "guard.g2_no_delegation");
}

TEST_CASE("A delegation that begins the day after refuses")
{
    DecisionFacts facts = passing_decision();
    facts.delegations[0].from = facts.day + std::chrono::days{1};
    facts.delegations[0].to = facts.day + std::chrono::days{9};
    CHECK(refusals(facts) == "guard.g2_no_delegation");
}

TEST_CASE("A delegation of another body, for another person or up to a lower level refuses")
{
    DecisionFacts facts = passing_decision();
    facts.delegations[0].authority = AuthorityId{2};
    CHECK(refusals(facts) == "guard.g2_no_delegation");
    facts = passing_decision();
    facts.delegations[0].delegate = "p.dewolf";
    CHECK(refusals(facts) == "guard.g2_no_delegation");
    facts = passing_decision();
    facts.delegations[0].up_to = Level::confidential;
    CHECK(refusals(facts) == "guard.g2_no_delegation");
}

TEST_CASE("Nothing is decided while the succession of the originator is disputed")
{
    DecisionFacts facts = passing_decision();
    facts.originators[0].disputed = true;
    CHECK(refusals(facts) == "guard.g2_disputed_succession");
}

TEST_CASE("Nothing is decided in the name of an unknown originator")
{
    DecisionFacts facts = passing_decision();
    facts.originators[0].code.clear();
    CHECK(refusals(facts) == "guard.g2_no_originator");
}

TEST_CASE("No answer, a refusal or half an answer of the owner is not consent")
{
    for (const EquityAnswer answer :
         {EquityAnswer::none, EquityAnswer::refused, EquityAnswer::partial}) {
        DecisionFacts facts = passing_decision();
        facts.scope.equities = {
            {{}, UnitId{1}, AuthorityId{9}, {}, answer, day_of("2025-05-01"), ""}};
        facts.owners[AuthorityId{9}] = "US-ARMY-CI";
        CHECK(refusals(facts) == "guard.g3_equity_open");
        CHECK(fact(failing_guards(facts)[0], "owner") == "US-ARMY-CI");
    }
}

TEST_CASE("Consent given in time passes, consent given after the decision does not")
{
    DecisionFacts facts = passing_decision();
    facts.scope.equities = {
        {{}, UnitId{1}, AuthorityId{9}, {}, EquityAnswer::consent, facts.day, ""}};
    CHECK(refusals(facts).empty());
    facts.scope.equities[0].answered = facts.day + std::chrono::days{1};
    CHECK(refusals(facts) == "guard.g3_equity_open");
}

TEST_CASE("An equity check that is not documented was not done")
{
    DecisionFacts facts = passing_decision();
    facts.review.proposal.equities_checked = false;
    CHECK(refusals(facts) == "guard.g3_equities_not_checked");
}

TEST_CASE("To maintain needs a reason, a narrative and a next review")
{
    DecisionFacts facts = to_maintain();
    facts.review.proposal.reasons.clear();
    facts.review.proposal.narrative.clear();
    facts.review.proposal.next_review.reset();
    CHECK(refusals(facts) == "guard.g4_reason_missing guard.g4_narrative_missing "
                             "guard.g4_next_review_missing");
}

TEST_CASE("The next review may not come after the classification lapses")
{
    DecisionFacts facts = to_maintain();
    facts.review.proposal.next_review = facts.lapse;
    CHECK(refusals(facts).empty());
    facts.review.proposal.next_review = *facts.lapse + std::chrono::days{1};
    CHECK(refusals(facts) == "guard.g4_next_review_after_lapse");
}

TEST_CASE("A parent is not declassified over a SECRET child without a sheet")
{
    DecisionFacts facts = passing_decision();
    facts.scope.beyond_review = {reference_of("VSSE/OR/0012")};
    CHECK(refusals(facts) == "guard.g5_classified_child");
    facts = passing_decision();
    facts.scope.without_sheet = {reference_of("VSSE/OR/0012")};
    CHECK(refusals(facts) == "guard.g5_no_sheet");
}

TEST_CASE("A child that the authority may not see stops the parent without being named")
{
    DecisionFacts facts = passing_decision();
    facts.scope.hidden_beyond_review = true;
    CHECK(refusals(facts) == "guard.g5_beyond_clearance");
}

TEST_CASE("Days that do not follow each other are refused")
{
    DecisionFacts facts = passing_decision();
    facts.today = facts.day - std::chrono::days{1};
    CHECK(refusals(facts) == "guard.g12_decided_in_future");
    facts = passing_decision();
    facts.review.started = facts.day + std::chrono::days{1};
    CHECK(refusals(facts) == "guard.g12_decided_before_review");
    facts = passing_decision();
    facts.unit.own->day = day_of("1939-12-31");
    CHECK(refusals(facts) == "guard.g12_classified_before_written");
    facts = passing_decision();
    facts.unit.own->day = facts.today + std::chrono::days{1};
    CHECK(refusals(facts) == "guard.g12_classified_in_future");
}

TEST_CASE("Nothing is lowered to RESTRICTED before that level existed")
{
    DecisionFacts facts = passing_decision();
    facts.review.proposal.outcome = Outcome::downgrade;
    facts.review.proposal.level_after = Level::restricted;
    facts.review.started = facts.delegations[0].from = day_of("2023-01-01");
    facts.day = day_of("2023-12-30");
    CHECK(refusals(facts) == "guard.g12_restricted_too_early");
    facts.day = day_of("2023-12-31");
    CHECK(refusals(facts).empty());
}

TEST_CASE("An act that is recorded for a unit is not recorded again")
{
    DecisionFacts facts = passing_decision();
    Determination earlier;
    earlier.unit = facts.unit.id;
    earlier.act_reference = facts.act_reference;
    facts.earlier = {earlier};
    CHECK(refusals(facts) == "guard.g13_act_recorded");
}

TEST_CASE("All guards that fail are named at once")
{
    DecisionFacts facts = passing_decision();
    facts.review.second_reviewer = facts.review.recommender;
    facts.delegations.clear();
    facts.review.proposal.equities_checked = false;
    facts.scope.beyond_review = {reference_of("VSSE/OR/0012")};
    CHECK(refusals(facts) == "guard.g1_three_persons guard.g2_no_delegation "
                             "guard.g3_equities_not_checked guard.g5_classified_child");
}

TEST_CASE("Every classified state lapses by law, and no other does")
{
    using enum ClassificationState;
    const std::set<ClassificationState> open{declassified, part_declassified, lapsed_by_law,
                                             unclassified};
    for (int i = 0; i <= static_cast<int>(unclassified); ++i) {
        const auto state = static_cast<ClassificationState>(i);
        INFO(code_of(state));
        CHECK(state_after(reference_of("X"), state, {Act::lapse}).ok() == !open.contains(state));
    }
}

TEST_CASE("A step that the table of states does not know is refused")
{
    using enum ClassificationState;
    const auto refused = state_after(reference_of("VSSE/OR"), in_review, {Act::declassify});
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.problems()[0].code == "declassification.wrong_state");
    CHECK(fact(refused.problems()[0], "state") == "IN_REVIEW");
    CHECK(*state_after(reference_of("VSSE/OR"), maintained, {Act::schedule}) == scheduled);
    CHECK_FALSE(state_after(reference_of("VSSE/OR"), maintained, {Act::start_review}).ok());
    CHECK_FALSE(state_after(reference_of("VSSE/OR"), declassified, {Act::schedule}).ok());
}
