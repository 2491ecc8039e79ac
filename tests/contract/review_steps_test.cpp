#include "tests/support/review_scene.hpp"

#include <catch2/catch.hpp>

using namespace aperta;

namespace
{

ClassificationState state_of_unit(ReviewScene& scene, const std::string& reference)
{
    return scene.unit(reference).classification_state;
}

} // namespace

TEST_CASE("Nothing is declassified in part where nothing is held back")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        scene.series("VSSE/OR");
        Recommend wanted = scene.to_declassify("VSSE/OR");
        wanted.outcome = Outcome::part;
        CHECK(joined_codes(recommend(scene.ports(), scene.reviewer, wanted).problems()) ==
              "declassification.nothing_held_back");
    });
}

TEST_CASE("The second reviewer is not the recommender, and may return the review")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        scene.series("VSSE/OR");
        const ReferenceCode unit = reference_of("VSSE/OR");
        REQUIRE(recommend(scene.ports(), scene.reviewer, scene.to_declassify("VSSE/OR")).ok());
        Actor both = scene.reviewer;
        both.roles.insert(Role::second_reviewer);
        CHECK(joined_codes(confirm(scene.ports(), both, unit).problems()) ==
              "guard.g1_three_persons");
        REQUIRE(return_to_review(scene.ports(), scene.second, unit, "equities").ok());
        CHECK(state_of_unit(scene, "VSSE/OR") == ClassificationState::in_review);
        CHECK(joined_codes(scene.decided("VSSE/OR").problems()) == "declassification.wrong_state");
        REQUIRE(recommend(scene.ports(), scene.reviewer, scene.to_declassify("VSSE/OR")).ok());
        REQUIRE(confirm(scene.ports(), scene.second, unit).ok());
        REQUIRE(scene.decided("VSSE/OR").ok());
    });
}

TEST_CASE("Each step asks for its own role")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        scene.series("VSSE/OR");
        const ReferenceCode unit = reference_of("VSSE/OR");
        CHECK(joined_codes(recommend(scene.ports(), scene.authority, scene.to_declassify("VSSE/OR"))
                               .problems()) == "access.role_needed");
        CHECK(joined_codes(confirm(scene.ports(), scene.reviewer, unit).problems()) ==
              "access.role_needed");
        CHECK(joined_codes(decide(scene.ports(), scene.second, {unit, "D/1", day_of("2025-06-30")})
                               .problems()) == "access.role_needed");
    });
}

TEST_CASE("What lies above the clearance cannot be reviewed, for it is not there")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        scene.series("VSSE/OR", Level::top_secret);
        scene.reviewer.clearance = Level::secret;
        CHECK(joined_codes(recommend(scene.ports(), scene.reviewer, scene.to_declassify("VSSE/OR"))
                               .problems()) == "unit.not_found");
        auto tx = store.work->read();
        CHECK(store.declassification->reviews(*tx, Level::secret, 10).empty());
    });
}

TEST_CASE("A hidden file stops the decision, and its reference is not told")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        const UnitId series = scene.series("VSSE/OR");
        scene.file(series, "VSSE/OR/1", Level::top_secret);
        scene.authority.clearance = Level::secret;
        scene.confirmed(scene.to_declassify("VSSE/OR"));
        const auto refused = scene.decided("VSSE/OR");
        REQUIRE_FALSE(refused.ok());
        CHECK(joined_codes(refused.problems()) == "guard.g2_clearance guard.g5_beyond_clearance");
        for (const Problem& each : refused.problems())
            for (const Fact& told : each.facts)
                CHECK(told.value.find("VSSE/OR/1") == std::string::npos);
    });
}

TEST_CASE("A delegation of the successor counts once the dispute is ruled on")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        const UnitId series = scene.series("VSSE/SRU");
        scene.add(series, {"VSSE/SRU/1", Level::secret, "1962-07-01"});
        auto tx = store.work->write();
        store.catalogue->add(*tx, Succession{scene.colonial, scene.vsse, day_of("1962-07-01"), true,
                                             day_of("2025-06-30"), "SR/17"});
        tx->commit();
        tx.reset();
        store.execute("UPDATE unit SET originator_id = " + std::to_string(scene.colonial.value()) +
                      " WHERE originator_id IS NOT NULL");
        scene.confirmed(scene.to_declassify("VSSE/SRU"));
        CHECK(joined_codes(scene.decided("VSSE/SRU", "2025-06-29").problems()) ==
              "guard.g2_disputed_succession");
        REQUIRE(scene.decided("VSSE/SRU", "2025-06-30").ok());
    });
}

TEST_CASE("Information of another inside a series stops it until the owner consents")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        const UnitId series = scene.series("VSSE/OA");
        const UnitId file = scene.file(series, "VSSE/OA/6", Level::secret, false);
        Equity equity{{}, file, scene.american, day_of("2024-03-04"), EquityAnswer::none, {}, ""};
        {
            auto tx = store.work->write();
            equity.id = store.declassification->add_equity(*tx, equity);
            tx->commit();
        }
        scene.confirmed(scene.to_declassify("VSSE/OA"));
        CHECK(joined_codes(scene.decided("VSSE/OA").problems()) == "guard.g3_equity_open");
        {
            auto tx = store.work->write();
            equity.answer = EquityAnswer::consent;
            equity.answered = day_of("2024-10-21");
            equity.document = "US/2024/0087";
            store.declassification->answer(*tx, equity);
            tx->commit();
        }
        REQUIRE(scene.decided("VSSE/OA").ok());
    });
}

TEST_CASE("Every guard gives its verdict before anything is decided")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        scene.series("VSSE/OR");
        Recommend wanted = scene.to_declassify("VSSE/OR");
        wanted.equities_checked = false;
        scene.confirmed(wanted);
        const auto verdicts = judge(scene.ports(), scene.authority,
                                    {reference_of("VSSE/OR"), "D/1", day_of("2025-06-30")});
        REQUIRE(verdicts.ok());
        std::string said;
        for (const GuardVerdict& each : *verdicts)
            said += each.guard + (each.problems.empty() ? "+ " : "- ");
        CHECK(said == "G1+ G2+ G3- G4+ G5+ G12+ G13+ ");
        CHECK(state_of_unit(scene, "VSSE/OR") == ClassificationState::awaiting_decision);
    });
}
