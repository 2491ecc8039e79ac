#include "tests/support/review_scene.hpp"

#include <catch2/catch.hpp>

#include <chrono>

using namespace aperta;

namespace
{

Level level_of(ReviewScene& scene, const std::string& reference)
{
    return scene.unit(reference).legal_level;
}

ClassificationState state_of(ReviewScene& scene, const std::string& reference)
{
    return scene.unit(reference).classification_state;
}

std::vector<std::string> audited_acts(StoreUnderTest& store)
{
    std::vector<std::string> acts;
    auto tx = store.work->read();
    store.audit->each(*tx, [&](const AuditRow& row) {
        acts.push_back(row.event.act + " " + row.event.outcome + " " + row.event.code);
        return true;
    });
    return acts;
}

HeldBack under_sheet(const std::string& sheet = "W/1")
{
    return {{}, "j", sheet, "K/1", "", {}};
}

} // namespace

TEST_CASE("A decision on a series declassifies all of it and keeps what it covered")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        const UnitId series = scene.series("VSSE/OR");
        scene.boxes(series, "OR", 2);
        const UnitId file = scene.file(series, "VSSE/OR/1", Level::secret, false);
        scene.put(file, series, 1);
        scene.confirmed(scene.to_declassify("VSSE/OR"));
        CHECK(state_of(scene, "VSSE/OR") == ClassificationState::awaiting_decision);
        const auto act = scene.decided("VSSE/OR");
        REQUIRE(act.ok());
        CHECK(level_of(scene, "VSSE/OR") == Level::unclassified);
        CHECK(level_of(scene, "VSSE/OR/1") == Level::unclassified);
        CHECK(state_of(scene, "VSSE/OR/1") == ClassificationState::declassified);
        CHECK(scene.unit("VSSE/OR/1").level_as_classified == Level::secret);
        auto tx = store.work->read();
        const auto boxes = store.declassification->boxes_of(*tx, *act, Level::unclassified);
        REQUIRE(boxes.size() == 2);
        CHECK(boxes[1].before == Level::secret);
        CHECK(boxes[1].after == Level::unclassified);
        CHECK(boxes[1].width == Millimetres{100});
        const auto acts = store.declassification->determinations_of(*tx, file, Level::unclassified);
        REQUIRE(acts.size() == 1);
        CHECK(acts[0].decided_for == scene.vsse);
        CHECK(acts[0].recommender == "m.lambert");
        CHECK(acts[0].narrative.empty()); // written about a SECRET unit, read without clearance
        CHECK(audited_acts(store) == std::vector<std::string>{"declassification.recommend done ",
                                                              "declassification.confirm done ",
                                                              "declassification.decide done "});
    });
}

TEST_CASE("A box has the highest level of what is in it")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        const UnitId series = scene.series("VSSE/INC", Level::confidential);
        scene.boxes(series, "INC", 2);
        scene.put(scene.file(series, "VSSE/INC/1", Level::secret), series, 2);
        Recommend wanted = scene.to_declassify("VSSE/INC");
        wanted.reviewed_up_to = Level::secret;
        scene.confirmed(wanted);
        const auto act = scene.decided("VSSE/INC");
        REQUIRE(act.ok());
        auto tx = store.work->read();
        const auto boxes = store.declassification->boxes_of(*tx, *act, Level::top_secret);
        REQUIRE(boxes.size() == 2);
        CHECK(boxes[0].before == Level::confidential);
        CHECK(boxes[1].before == Level::secret);
    });
}

TEST_CASE("A series is not declassified over a SECRET file that the review did not reach")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        const UnitId series = scene.series("VSSE/INC", Level::confidential);
        scene.file(series, "VSSE/INC/1", Level::secret);
        scene.confirmed(scene.to_declassify("VSSE/INC"));
        const auto refused = scene.decided("VSSE/INC");
        REQUIRE_FALSE(refused.ok());
        CHECK(joined_codes(refused.problems()) == "guard.g5_classified_child");
        CHECK(fact(refused.problems()[0], "child") == "VSSE/INC/1");
        CHECK(level_of(scene, "VSSE/INC") == Level::confidential);
        CHECK(audited_acts(store).back() ==
              "declassification.decide refused guard.g5_classified_child");

        REQUIRE(hold_back(scene.ports(), scene.reviewer, reference_of("VSSE/INC/1"), under_sheet())
                    .ok());
        REQUIRE(scene.decided("VSSE/INC").ok());
        CHECK(level_of(scene, "VSSE/INC") == Level::unclassified);
        CHECK(level_of(scene, "VSSE/INC/1") == Level::secret);
    });
}

TEST_CASE("A maintained file stops the series until it is held back or decided anew")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        const UnitId series = scene.series("VSSE/OR");
        scene.file(series, "VSSE/OR/1", Level::secret);
        Recommend keep = scene.to_declassify("VSSE/OR/1");
        keep.outcome = Outcome::maintain;
        keep.reasons = {"j"};
        keep.next_review = day_of("2030-01-01");
        scene.confirmed(keep);
        REQUIRE(scene.decided("VSSE/OR/1").ok());
        scene.confirmed(scene.to_declassify("VSSE/OR"));
        CHECK(joined_codes(scene.decided("VSSE/OR").problems()) == "guard.g5_classified_child");
    });
}

TEST_CASE("What is held back keeps its level, its own children too, and needs a sheet")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        const UnitId series = scene.series("VSSE/OR");
        const UnitId file = scene.file(series, "VSSE/OR/1", Level::secret, false);
        scene.add(file, {"VSSE/OR/1/1", Level::secret, "1944", DescriptionLevel::item, false});
        const auto sheetless =
            hold_back(scene.ports(), scene.reviewer, reference_of("VSSE/OR/1"), under_sheet(""));
        CHECK(joined_codes(sheetless.problems()) == "guard.g5_no_sheet");
        REQUIRE(hold_back(scene.ports(), scene.reviewer, reference_of("VSSE/OR/1"), under_sheet())
                    .ok());
        Recommend wanted = scene.to_declassify("VSSE/OR");
        wanted.outcome = Outcome::part;
        scene.confirmed(wanted);
        REQUIRE(scene.decided("VSSE/OR").ok());
        CHECK(state_of(scene, "VSSE/OR") == ClassificationState::part_declassified);
        CHECK(level_of(scene, "VSSE/OR/1/1") == Level::secret);
        REQUIRE(scene.unit("VSSE/OR/1").own); // it inherited from a parent that has lost its level
        CHECK(scene.unit("VSSE/OR/1").own->level == Level::secret);
    });
}

TEST_CASE("A recorded decision can be neither changed nor deleted")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        scene.boxes(scene.series("VSSE/OR"), "OR", 1);
        scene.declassified("VSSE/OR");
        for (const char* tampering :
             {"UPDATE determination SET authority = 'x'", "DELETE FROM determination",
              "UPDATE box_change SET width_mm = 1", "DELETE FROM box_change",
              "UPDATE unit_change SET level_before = 1", "DELETE FROM unit_change"})
            CHECK_THROWS(store.execute(tampering));
    });
}

TEST_CASE("A later decision supersedes the earlier one, which stays")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        const UnitId series = scene.series("VSSE/OR");
        Recommend lower = scene.to_declassify("VSSE/OR");
        lower.outcome = Outcome::downgrade;
        lower.level_after = Level::confidential;
        scene.confirmed(lower);
        const auto first = scene.decided("VSSE/OR", "2025-03-01", "D/1");
        REQUIRE(first.ok());
        CHECK(level_of(scene, "VSSE/OR") == Level::confidential);
        const auto unasked =
            recommend(scene.ports(), scene.reviewer, scene.to_declassify("VSSE/OR"));
        CHECK(joined_codes(unasked.problems()) == "declassification.wrong_state");
        REQUIRE(schedule(scene.ports(), scene.reviewer,
                         {reference_of("VSSE/OR"), ReviewKind::re_review})
                    .ok());
        scene.confirmed(scene.to_declassify("VSSE/OR"));
        CHECK(joined_codes(scene.decided("VSSE/OR", "2025-06-30", "D/1").problems()) ==
              "guard.g13_act_recorded");
        REQUIRE(scene.decided("VSSE/OR", "2025-06-30", "D/2").ok());
        auto tx = store.work->read();
        const auto acts = store.declassification->determinations_of(*tx, series, Level::top_secret);
        REQUIRE(acts.size() == 2);
        CHECK(acts[0].supersedes == *first);
        CHECK(acts[0].level_before == Level::confidential);
    });
}

TEST_CASE("At a hundred years a paper lapses whatever stands in its way")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        const UnitId series = scene.add(scene.fonds, {"VSSE/OLD", Level::secret, "1920/1925"});
        scene.boxes(series, "OLD", 1);
        scene.add(series, {"VSSE/OLD/1", Level::secret, "1925-06-30", DescriptionLevel::file});
        scene.add(series, {"VSSE/OLD/2", Level::secret, "", DescriptionLevel::file});
        REQUIRE(recommend(scene.ports(), scene.reviewer, scene.to_declassify("VSSE/OLD/1")).ok());
        const Actor clock = person("console", Role::administrator, Level::unclassified);
        CHECK(lapse_due(scene.ports(), clock, day_of("2025-06-29"))->units == 0);
        const auto lapsed = lapse_due(scene.ports(), clock, day_of("2025-06-30"));
        REQUIRE(lapsed.ok());
        CHECK(lapsed->units == 1);
        CHECK(state_of(scene, "VSSE/OLD/1") == ClassificationState::lapsed_by_law);
        CHECK(level_of(scene, "VSSE/OLD/2") == Level::secret); // undated: never old
        const auto decisions =
            decisions_of(scene.ports(), scene.reviewer, reference_of("VSSE/OLD/1"));
        REQUIRE(decisions.ok());
        CHECK_FALSE(decisions->review);
        REQUIRE(decisions->determinations.size() == 1);
        CHECK(decisions->determinations[0].rule == "LAPSE-100");
        CHECK(decisions->determinations[0].rule_version == 1);
        CHECK(lapse_due(scene.ports(), clock, day_of("2025-12-31"))->boxes == BoxCount{1});
    });
}

TEST_CASE("A decision on ten thousand units costs no more statements than one on ten")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        const UnitId series = scene.series("VSSE/SRU");
        scene.boxes(series, "SRU", 160);
        store.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)"
            " INSERT INTO unit(parent_id, description_level, reference, position, date_text,"
            " first_day, last_day, legal_level, level_as_classified, classification_state,"
            " access_state, custody_state) SELECT " +
            std::to_string(series.value()) +
            ", 'file', 'VSSE/SRU/' || i, i + 100, '1950', '1950-01-01', '1950-12-31', 3, 3,"
            " 'CATALOGUED', 'OPEN', 'AT_SERVICE' FROM n;"
            "INSERT INTO unit_container(unit_id, container_id) SELECT u.id, b.id FROM unit u"
            " JOIN container b ON b.number = 1 + u.position % 160"
            " WHERE u.description_level = 'file'");
        scene.confirmed(scene.to_declassify("VSSE/SRU"));
        const auto begin = std::chrono::steady_clock::now();
        const auto act = scene.decided("VSSE/SRU");
        const auto taken = std::chrono::steady_clock::now() - begin;
        REQUIRE(act.ok());
        CHECK(taken < std::chrono::seconds{20}); // far above what it takes; far below per unit
        auto tx = store.work->read();
        CHECK(store.declassification->boxes_of(*tx, *act, Level::top_secret).size() == 160);
        CHECK(store.declassification->unreleased(*tx, series, Level::top_secret).count == 0);
    });
}
