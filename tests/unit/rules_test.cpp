#include "tests/support/review_scene.hpp"

#include <catch2/catch.hpp>

using namespace aperta;

namespace
{

const std::string rule_columns = "id\tversion\tlevel\teffect\tground\tbasis\tyears\trounding\t"
                                 "from_day\tto_day\tcondition\tstatus\tsource\n";

std::string rule_line(const std::string& id, const std::string& level, const std::string& effect,
                      const std::string& from, const std::string& to)
{
    return id + "\t1\t" + level + "\t" + effect + "\tLAW\tLAST_DAY\t20\tNONE\t" + from + "\t" + to +
           "\t\tF\tact\n";
}

Problems faults_of(const std::string& text)
{
    const auto rules = parse_rules("rules/be-test.tsv", text);
    REQUIRE_FALSE(rules.ok());
    return rules.problems();
}

} // namespace

TEST_CASE("A rule with an unknown effect is refused and its line is named")
{
    const Problems faults =
        faults_of("# comment\n" + rule_columns + rule_line("A", "SECRET", "BURN", "", ""));
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == "rules.unknown_effect");
    CHECK(fact(faults[0], "line") == "3");
    CHECK(fact(faults[0], "given") == "BURN");
}

TEST_CASE("A rule table without one of its columns is refused")
{
    CHECK(joined_codes(faults_of("id\tversion\nA\t1\n")).find("table.column_missing") !=
          std::string::npos);
}

TEST_CASE("Two rules for the same level on the same day are refused")
{
    const Problems faults =
        faults_of(rule_columns + rule_line("A", "SECRET", "EVALUATE", "", "2022-10-07") +
                  rule_line("B", "CLASSIFIED", "EVALUATE", "2022-10-07", ""));
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == "rules.overlap");
    CHECK(fact(faults[0], "line") == "3");
    CHECK(fact(faults[0], "other_line") == "2");
}

TEST_CASE("Rules that follow each other day by day are accepted")
{
    const auto rules = parse_rules(
        "rules/be-test.tsv", rule_columns + rule_line("A", "SECRET", "EVALUATE", "", "2022-10-06") +
                                 rule_line("B", "SECRET", "EVALUATE", "2022-10-07", "") +
                                 rule_line("C", "CONFIDENTIAL", "EVALUATE", "", ""));
    REQUIRE(rules.ok());
    CHECK(rules->name == "BE-TEST");
    CHECK(rules->rules.size() == 3);
}

TEST_CASE("All faults of a rule table are named at once")
{
    const Problems faults =
        faults_of(rule_columns + rule_line("A", "MAUVE", "BURN", "2022-13-01", "") +
                  rule_line("", "SECRET", "LAPSE", "2023-01-02", "2023-01-01"));
    CHECK(joined_codes(faults) == "rules.unknown_level rules.unknown_effect rules.bad_day "
                                  "rules.days_reversed rules.source_missing");
}

TEST_CASE("A computed day keeps the rule, its version and its inputs")
{
    const auto due =
        due_dates(be_2025(), Level::secret, *parse_date_span("1944-09-03"), std::nullopt);
    REQUIRE(due.ok());
    CHECK(due->lapse->set == "BE-2025");
    CHECK(due->lapse->rule == "LAPSE-100");
    CHECK(due->lapse->version == 1);
    CHECK(due->lapse->inputs() ==
          "level=SECRET last_day=1944-09-03 classified_on=1944-09-03 years=100");
}

TEST_CASE("An old paper classified under the new act is evaluated by law")
{
    const auto due =
        due_dates(be_2025(), Level::secret, *parse_date_span("1990-01-01"), day_of("2023-05-05"));
    REQUIRE(due.ok());
    CHECK(due->evaluate->ground == Ground::law);
    CHECK(due->evaluate->day == day_of("2020-01-01"));
}

TEST_CASE("An open-ended file is never old")
{
    const auto due = due_dates(be_2025(), Level::secret, *parse_date_span("1944/.."), std::nullopt);
    REQUIRE(due.ok());
    CHECK(due->undated);
    CHECK(still_classified_on(day_of("2999-01-01"), be_2025(), Level::secret,
                              *parse_date_span("1944/.."), std::nullopt));
}

TEST_CASE("What lapses on a day is found from either side of 29 February")
{
    Rule rule;
    rule.years = 100;
    CHECK(latest_base_reaching(rule, day_of("2000-02-29")) == day_of("1900-02-28"));
    CHECK(latest_base_reaching(rule, day_of("2000-03-01")) == day_of("1900-03-01"));
    CHECK(latest_base_reaching(rule, day_of("2100-02-28")) == day_of("2000-02-28"));
    CHECK(latest_base_reaching(rule, day_of("2100-03-01")) == day_of("2000-03-01"));
}
