#include "aperta/platform/files.hpp"
#include "aperta/platform/table.hpp"
#include "tests/support/review_scene.hpp"

#include <catch2/catch.hpp>

using namespace aperta;

namespace
{

Table oracle_table()
{
    const std::string file = APERTA_SOURCE_DIR "/tests/cases/oracles_be_2025.tsv";
    auto table = Table::parse(file, read_text(file),
                              {"row", "what", "level", "dates", "classified_on", "evaluate",
                               "lapse", "transfer", "overdue_on", "classified_on_eve",
                               "access_reason", "access_opens", "act", "circumstance",
                               "next_review", "refused_by", "warning"});
    REQUIRE(table.ok());
    return std::move(table).value();
}

struct Oracle {
    const TableRow& row;
    Level level;
    DateSpan dates;
    std::optional<LegalDay> classified_on;

    explicit Oracle(const TableRow& each) : row(each)
    {
        level = *parse_level(row["level"]);
        dates = *parse_date_span(row["dates"]);
        if (!row["classified_on"].empty())
            classified_on = day_of(row["classified_on"]);
    }
    [[nodiscard]] bool says(std::string_view column) const { return !row[column].empty(); }
};

std::string written(const std::optional<DueDate>& due, bool with_ground)
{
    if (!due)
        return "none";
    return (with_ground ? std::string{code_of(due->ground)} + " " : "") + to_text(due->day);
}

void check_days(const Oracle& oracle, const RuleSet& rules)
{
    const auto due = due_dates(rules, oracle.level, oracle.dates, oracle.classified_on);
    REQUIRE(due.ok());
    CHECK(due->undated == oracle.dates.undated());
    if (oracle.says("evaluate"))
        CHECK(written(due->evaluate, true) == oracle.row["evaluate"]);
    if (oracle.says("lapse"))
        CHECK(written(due->lapse, false) == oracle.row["lapse"]);
    if (oracle.says("transfer"))
        CHECK(written(due->transfer, false) == oracle.row["transfer"]);
    if (oracle.says("overdue_on"))
        CHECK(due->evaluate->overdue(day_of(oracle.row["overdue_on"])));
    if (oracle.says("classified_on_eve")) {
        const LegalDay eve = day_of(oracle.row["classified_on_eve"]);
        const auto classified_on = [&](LegalDay day) {
            return still_classified_on(day, rules, oracle.level, oracle.dates,
                                       oracle.classified_on);
        };
        CHECK(classified_on(eve));
        CHECK_FALSE(classified_on(eve + std::chrono::days{1}));
    }
}

void check_access(const Oracle& oracle, const RuleSet& rules)
{
    const auto opens = access_opens(rules, oracle.dates, oracle.row["access_reason"]);
    CHECK(written(opens, false) == oracle.row["access_opens"]);
}

void bring_about(const Oracle& oracle, ReviewScene& scene, UnitId unit)
{
    auto tx = scene.store.work->write();
    if (oracle.row["circumstance"] == "succession disputed")
        scene.store.catalogue->add(*tx, Succession{scene.vsse, scene.colonial, {}, true, {}, ""});
    else if (oracle.row["circumstance"] == "equity unanswered")
        scene.store.declassification->add_equity(
            *tx, {{}, unit, scene.american, {}, EquityAnswer::none, {}, ""});
    else
        REQUIRE(oracle.row["circumstance"].empty());
    tx->commit();
}

Result<DeterminationId> carried_through(const Oracle& oracle, ReviewScene& scene)
{
    Recommend wanted = scene.to_declassify("VSSE/X");
    if (oracle.row["act"] == "maintain") {
        wanted.outcome = Outcome::maintain;
        wanted.reasons = {"k"};
        wanted.next_review = day_of(oracle.row["next_review"]);
    }
    const auto recommended = recommend(scene.ports(), scene.reviewer, wanted);
    if (!recommended)
        return recommended.problems();
    REQUIRE(confirm(scene.ports(), scene.second, wanted.unit).ok());
    return scene.decided("VSSE/X", "2025-11-24");
}

void check_act(const Oracle& oracle)
{
    for_each_store([&](StoreUnderTest& store) {
        ReviewScene scene{store};
        const UnitId unit = scene.add(scene.fonds, {"VSSE/X", oracle.level, oracle.row["dates"]});
        bring_about(oracle, scene, unit);
        const auto decided = carried_through(oracle, scene);
        CHECK((decided ? "" : joined_codes(decided.problems())) == oracle.row["refused_by"]);
        if (!oracle.says("warning"))
            return;
        const auto lapsed = lapse_due(scene.ports(), scene.authority, day_of(oracle.row["lapse"]));
        REQUIRE(lapsed.ok());
        CHECK(lapsed->units == 1);
        CHECK(joined_codes(lapsed->warnings) == oracle.row["warning"]);
    });
}

} // namespace

TEST_CASE("The rules of BE-2025 say what the oracles say")
{
    const Table table = oracle_table();
    const RuleSet rules = be_2025();
    REQUIRE(table.rows().size() >= 18);
    for (const TableRow& row : table.rows()) {
        INFO("oracle " << row["row"] << ": " << row["what"]);
        const Oracle oracle{row};
        if (oracle.says("access_reason"))
            check_access(oracle, rules);
        if (oracle.says("act"))
            check_act(oracle);
        if (oracle.says("refused_by") && !oracle.says("act")) {
            const auto due = due_dates(rules, oracle.level, oracle.dates, oracle.classified_on);
            REQUIRE_FALSE(due.ok());
            CHECK(joined_codes(due.problems()) == row["refused_by"]);
        } else {
            check_days(oracle, rules);
        }
    }
}
