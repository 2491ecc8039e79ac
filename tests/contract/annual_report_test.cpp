#include "tests/support/review_scene.hpp"

#include <catch2/catch.hpp>

using namespace aperta;

namespace
{

struct PublishedSeries {
    const char* reference;
    Level level;
    int boxes;
};

// The release of 2025 as it was made public.
constexpr std::array<PublishedSeries, 5> published{{{"VSSE/INC", Level::confidential, 100},
                                                    {"VSSE/SRU", Level::secret, 160},
                                                    {"VSSE/OR", Level::secret, 140},
                                                    {"VSSE/OA", Level::secret, 15},
                                                    {"VSSE/OC", Level::confidential, 25}}};

void make_published(ReviewScene& scene)
{
    for (const PublishedSeries& each : published)
        scene.boxes(scene.series(each.reference, each.level), each.reference, each.boxes);
}

void declassify_published(ReviewScene& scene)
{
    for (const PublishedSeries& each : published)
        scene.declassified(each.reference);
}

AnnualReport report_of(ReviewScene& scene, int year, Level clearance = Level::top_secret)
{
    const auto report =
        annual_report(scene.ports(), person("r.schmitz", Role::auditor, clearance), year);
    INFO((report ? "" : joined_codes(report.problems())));
    REQUIRE(report.ok());
    return *report;
}

} // namespace

TEST_CASE("The five series of 2025 are reported as 440 boxes and 44,000 millimetres")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        make_published(scene);
        declassify_published(scene);
        const AnnualReport report = report_of(scene, 2025);
        CHECK(report.declassified.size() == 5);
        CHECK(report.declassified_total.boxes == BoxCount{440});
        CHECK(report.declassified_total.extent == Millimetres{44'000});
        CHECK(report.declassified[0].reference.text() == "VSSE/INC");
        CHECK(report.declassified[0].act_reference == "D/2025/1");
        CHECK(report.declassified[0].moved.boxes == BoxCount{100});
        CHECK(report.decisions.at(Outcome::declassify) == 5);
        const LevelYear& secret = report.levels.at(Level::secret);
        CHECK(secret.opening.boxes == BoxCount{315});
        CHECK(secret.declassified.extent == Millimetres{31'500});
        CHECK(secret.closing.boxes == BoxCount{0});
        CHECK(report.total.opening.boxes == BoxCount{440});
        CHECK(report.total.closing.extent == Millimetres{0});
    });
}

TEST_CASE("One box of another width changes the metres of the report")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        make_published(scene);
        store.execute("UPDATE container SET width_mm = 80 WHERE barcode = 'VSSE/OA7'");
        declassify_published(scene);
        CHECK(report_of(scene, 2025).declassified_total.extent == Millimetres{43'980});
    });
}

TEST_CASE("What a decision froze does not change with the shelf")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        make_published(scene);
        declassify_published(scene);
        store.execute("UPDATE container SET width_mm = 80");
        CHECK(report_of(scene, 2025).declassified_total.extent == Millimetres{44'000});
    });
}

TEST_CASE("A year closes with what the next one opens with")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        make_published(scene);
        scene.declassified("VSSE/OR");
        CHECK(report_of(scene, 2024).total.closing.boxes == BoxCount{440});
        CHECK(report_of(scene, 2025).total.opening.boxes == BoxCount{440});
        CHECK(report_of(scene, 2025).total.closing.boxes == BoxCount{300});
        CHECK(report_of(scene, 2026).total.opening.boxes == BoxCount{300});
    });
}

TEST_CASE("Boxes that are lowered leave one level and enter another")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        scene.boxes(scene.series("VSSE/OR"), "OR", 7);
        Recommend lower = scene.to_declassify("VSSE/OR");
        lower.outcome = Outcome::downgrade;
        lower.level_after = Level::confidential;
        scene.confirmed(lower);
        REQUIRE(scene.decided("VSSE/OR").ok());
        const AnnualReport report = report_of(scene, 2025);
        CHECK(report.levels.at(Level::secret).lowered_from.boxes == BoxCount{7});
        CHECK(report.levels.at(Level::confidential).lowered_to.boxes == BoxCount{7});
        CHECK(report.levels.at(Level::confidential).closing.boxes == BoxCount{7});
        CHECK(report.declassified.empty());
        CHECK(report_of(scene, 2025, Level::confidential).levels.count(Level::secret) == 0);
    });
}

TEST_CASE("Boxes classified in the year are counted as new, and lapsed ones as lapsed")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        scene.boxes(scene.add(scene.fonds, {"VSSE/NEW", Level::secret, "2025-02-03"}), "NEW", 2);
        scene.boxes(scene.add(scene.fonds, {"VSSE/OLD", Level::secret, "1925-02-03"}), "OLD", 3);
        REQUIRE(lapse_due(scene.ports(), scene.authority, day_of("2025-02-03")).ok());
        const LevelYear secret = report_of(scene, 2025).levels.at(Level::secret);
        CHECK(secret.newly_classified.boxes == BoxCount{2});
        CHECK(secret.lapsed.boxes == BoxCount{3});
        CHECK(secret.closing.boxes == BoxCount{2});
    });
}

TEST_CASE("A report that does not add up is refused and says where")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        scene.boxes(scene.series("VSSE/OR"), "OR", 2);
        scene.declassified("VSSE/OR");
        store.tamper("UPDATE box_change SET level_before = 2, level_after = 1 WHERE number = 1;"
                     "INSERT INTO determination SELECT 99, unit_id, review_id, outcome,"
                     " level_before, level_after, reasons, narrative, next_review, recommender,"
                     " second_reviewer, authority, decided_for_id, delegation_id, 'D/X',"
                     " '2025-07-01', supersedes_id, rule_set, rule, rule_version, rule_years,"
                     " inputs FROM determination;"
                     "INSERT INTO box_change SELECT 99, container_id, series_id, number,"
                     " '2025-07-01', 3, 0, width_mm FROM box_change WHERE number = 1;");
        const auto report = annual_report(scene.ports(), person("r", Role::auditor), 2025);
        REQUIRE_FALSE(report.ok());
        CHECK(report.problems()[0].code == "report.invariant_broken");
        CHECK(fact(report.problems()[0], "year") == "2025");
    });
}

TEST_CASE("The work list says what is due by law and what by policy, the most overdue first")
{
    for_each_store([](StoreUnderTest& store) {
        ReviewScene scene{store};
        scene.series("VSSE/OR");
        scene.add(scene.fonds, {"VSSE/OLD", Level::secret, "1930"});
        scene.add(scene.fonds, {"VSSE/UND", Level::secret, ""});
        const UnitId late = scene.add(scene.fonds, {"VSSE/NEW", Level::confidential, "2005"});
        store.execute("UPDATE unit SET classification_day = '2023-01-01' WHERE id = " +
                      std::to_string(late.value()));
        scene.series("VSSE/OA");
        REQUIRE(recommend(scene.ports(), scene.reviewer, scene.to_declassify("VSSE/OA")).ok());
        const DueLines lines = due_work(scene.ports(), scene.reviewer, day_of("2025-12-30"), 100);
        REQUIRE(lines.by_policy.size() == 2);
        CHECK(lines.by_policy[0].unit.reference.text() == "VSSE/OLD");
        CHECK(lines.by_policy[0].days_left < 0);
        REQUIRE(lines.by_law.size() == 1);
        CHECK(lines.by_law[0].days_left == 1);
        REQUIRE(lines.under_way.size() == 1);
        CHECK(lines.under_way[0].unit.reference.text() == "VSSE/OA");
        CHECK(lines.undated == 1);
        const Actor nobody = person("x", Role::archivist, Level::unclassified);
        CHECK(due_work(scene.ports(), nobody, day_of("2025-12-30"), 100).by_policy.empty());
    });
}
