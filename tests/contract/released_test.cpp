#include "aperta/declassification/released.hpp"
#include "tests/support/review_scene.hpp"

#include <catch2/catch.hpp>

using namespace aperta;

namespace
{

constexpr const char* canary = "KANARIE-7f3a";

Result<ReleasedView> view_of(ReviewScene& scene, ReadTx& tx, const std::string& reference,
                             Level clearance = Level::top_secret)
{
    return ReleasedView::of(tx, *scene.store.catalogue, *scene.store.declassification,
                            person("t.maes", Role::transfer_officer, clearance),
                            reference_of(reference));
}

std::string everything_in(const ReleasedView& view)
{
    std::string all;
    view.each([&](const ReleasedUnit& unit, int depth) {
        all += std::to_string(depth) + " " + unit.reference().text() + "\n";
        for (const PublicText& text : unit.texts())
            all += text.title + "|" + text.scope + "\n";
        return true;
    });
    return all;
}

UnitId sensitive_file(ReviewScene& scene, UnitId series, const std::string& title_public)
{
    const UnitId file = scene.add(series, {"VSSE/OR/1", Level::secret, "1944",
                                           DescriptionLevel::file, false, true, title_public});
    scene.store.execute("UPDATE unit_text SET title = '" + std::string{canary} + "', scope = '" +
                        canary + "' WHERE unit_id = " + std::to_string(file.value()));
    return file;
}

} // namespace

TEST_CASE("A fonds over a classified series is not released, and the series is named")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        const UnitId series = scene.series("VSSE/OR");
        for (int i = 1; i <= 3; ++i)
            scene.file(series, "VSSE/OR/" + std::to_string(i), Level::secret, false);
        scene.series("VSSE/OA", Level::confidential);
        auto tx = store.work->read();
        const auto refused = view_of(scene, *tx, "VSSE");
        REQUIRE_FALSE(refused.ok());
        REQUIRE(joined_codes(refused.problems()) == "guard.g9_classified guard.g9_classified");
        CHECK(fact(refused.problems()[0], "reference") == "VSSE/OA");
        CHECK(fact(refused.problems()[1], "reference") == "VSSE/OR");
        CHECK(fact(refused.problems()[1], "count") == "5");
    });
}

TEST_CASE("A classified unit that the exporter may not see refuses without being named")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        const UnitId series = scene.add(scene.fonds, {"VSSE/OR", Level::unclassified});
        scene.file(series, "VSSE/OR/1", Level::secret);
        auto tx = store.work->read();
        const auto refused = view_of(scene, *tx, "VSSE/OR", Level::unclassified);
        REQUIRE_FALSE(refused.ok());
        REQUIRE(joined_codes(refused.problems()) == "guard.g9_beyond_clearance");
        CHECK(fact(refused.problems()[0], "reference") == "VSSE/OR");
    });
}

TEST_CASE("A sensitive title never leaves; its public title does, and the scope stays")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        const UnitId series = scene.series("VSSE/OR");
        scene.boxes(series, "OR", 1);
        scene.put(sensitive_file(scene, series, "dossier over een persoon"), series, 1);
        scene.declassified("VSSE/OR");
        auto tx = store.work->read();
        const auto view = view_of(scene, *tx, "VSSE");
        REQUIRE(view.ok());
        const std::string all = everything_in(*view);
        CHECK(all.find(canary) == std::string::npos);
        CHECK(all.find("2 VSSE/OR/1\ndossier over een persoon|\n") != std::string::npos);
    });
}

TEST_CASE("A closed title without a public one refuses, rather than be left out in silence")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        const UnitId series = scene.series("VSSE/OR");
        sensitive_file(scene, series, "");
        scene.declassified("VSSE/OR");
        auto tx = store.work->read();
        const auto refused = view_of(scene, *tx, "VSSE/OR");
        REQUIRE_FALSE(refused.ok());
        REQUIRE(joined_codes(refused.problems()) == "guard.g9_no_public_title");
        CHECK(fact(refused.problems()[0], "reference") == "VSSE/OR/1");
        for (const Fact& told : refused.problems()[0].facts)
            CHECK(told.value.find(canary) == std::string::npos);
    });
}

TEST_CASE("What nobody has assessed for access does not leave")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        const UnitId series = scene.series("VSSE/OR");
        scene.file(series, "VSSE/OR/1", Level::secret, false);
        scene.declassified("VSSE/OR");
        store.execute(
            "UPDATE unit SET access_state = 'NOT_ASSESSED' WHERE reference = 'VSSE/OR/1'");
        auto tx = store.work->read();
        CHECK(joined_codes(view_of(scene, *tx, "VSSE/OR").problems()) ==
              "guard.g7_access_not_assessed");
    });
}

TEST_CASE("What is held back under a sheet is left out and counted")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        const UnitId series = scene.series("VSSE/OR");
        const UnitId file = scene.file(series, "VSSE/OR/1", Level::secret, false);
        scene.add(file, {"VSSE/OR/1/1", Level::secret, "1944", DescriptionLevel::item, false});
        scene.file(series, "VSSE/OR/2", Level::secret, false);
        REQUIRE(hold_back(scene.ports(), scene.reviewer, reference_of("VSSE/OR/1"),
                          {{}, "j", "W/1", "K/1", "", {}})
                    .ok());
        scene.declassified("VSSE/OR");
        auto tx = store.work->read();
        const auto view = view_of(scene, *tx, "VSSE");
        REQUIRE(view.ok());
        CHECK(view->held_back() == 1);
        const std::string all = everything_in(*view);
        CHECK(all.find("VSSE/OR/1") == std::string::npos);
        CHECK(all.find("VSSE/OR/2") != std::string::npos);
    });
}

TEST_CASE("A released unit tells which decision opened it, and boxes leave without their shelf")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        const UnitId series = scene.series("VSSE/OR");
        scene.boxes(series, "OR", 3);
        scene.put(scene.file(series, "VSSE/OR/1", Level::secret, false), series, 2);
        scene.declassified("VSSE/OR");
        auto tx = store.work->read();
        const auto view = view_of(scene, *tx, "VSSE/OR");
        REQUIRE(view.ok());
        CHECK(view->root().extent().boxes == BoxCount{3});
        CHECK(view->root().extent().computed == Millimetres{300});
        CHECK(view->boxes(view->root(), {}).size() == 3);
        CHECK(view->boxes(view->root(), {})[0].location.empty());
        view->each([&](const ReleasedUnit& unit, int depth) {
            REQUIRE(unit.released_by());
            CHECK(unit.released_by()->reference == "D/2025/1");
            CHECK(unit.released_by()->day == day_of("2025-06-30"));
            CHECK(unit.released_by()->level_before == Level::secret);
            CHECK(unit.released_by()->authority_code == "VSSE");
            CHECK(unit.boxes().size() == (depth == 1 ? 1U : 0U));
            return true;
        });
    });
}
