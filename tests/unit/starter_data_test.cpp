// The tables of catalog/starter/2025 agree with themselves and with the vocabularies. The loader
// has tests of its own; these hold what an archivist may break with a spreadsheet.
#include "aperta/core/actor.hpp"
#include "aperta/core/date_span.hpp"
#include "aperta/core/reference_code.hpp"
#include "aperta/platform/resources.hpp"
#include "aperta/platform/table.hpp"
#include "aperta/words/words.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

using namespace aperta;

namespace
{

// Kept to the end of the program, so that a loop may run over the rows of the answer.
const Table& starter_table(const std::string& name)
{
    static std::map<std::string, Table> tables;
    const auto kept = tables.find(name);
    if (kept != tables.end())
        return kept->second;
    const std::string path = "catalog/starter/2025/" + name + ".tsv";
    auto table = Table::parse(path, resource(path), {});
    REQUIRE(table);
    return tables.emplace(name, std::move(table).value()).first->second;
}

std::set<std::string> column_of(const Table& table, std::string_view column)
{
    std::set<std::string> values;
    for (const TableRow& row : table.rows())
        values.insert(row[column]);
    return values;
}

std::set<std::string> all_units()
{
    std::set<std::string> units = column_of(starter_table("series"), "reference");
    units.merge(column_of(starter_table("files"), "reference"));
    return units;
}

bool in_vocabulary(std::string_view vocabulary, const std::string& id)
{
    const auto ids = ids_of(vocabulary);
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

std::vector<std::string> at_commas(const std::string& text)
{
    std::vector<std::string> parts;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t comma = std::min(text.find(',', from), text.size());
        parts.push_back(text.substr(from, comma - from));
        from = comma + 1;
    }
    return parts;
}

std::map<std::string, int> boxes_by_series()
{
    std::map<std::string, int> boxes;
    for (const TableRow& row : starter_table("boxes").rows())
        ++boxes[row["series"]];
    return boxes;
}

// "VSSE/OR" of "VSSE/OR/0012/1".
std::string series_part(const std::string& reference)
{
    return reference.substr(0, reference.find('/', reference.find('/') + 1));
}

void check_described(const TableRow& row)
{
    INFO("line " << row.line() << ", " << row["reference"]);
    CHECK(ReferenceCode::parse(row["reference"]).ok());
    CHECK(in_vocabulary("description_levels", row["level"]));
    CHECK_FALSE(row["title_nl"].empty());
    CHECK_FALSE(row["title_fr"].empty());
    CHECK(row["scope_nl"].empty() == row["scope_fr"].empty());
    CHECK(parse_date_span(row["dates"]).ok());
    CHECK_FALSE(row["languages"].empty());
}

void check_classified(const TableRow& row)
{
    INFO("line " << row.line() << ", " << row["reference"]);
    CHECK((row["classification"].empty() || parse_level(row["classification"]).ok()));
    CHECK(row["classification"] != "RESTRICTED"); // no legal level before 2023-12-31
    if (row["classification_day"].empty())
        return;
    const auto day = parse_day(row["classification_day"]);
    const auto span = parse_date_span(row["dates"]);
    REQUIRE(day);
    REQUIRE(span);
    CHECK_FALSE(row["classification"].empty());
    CHECK((!span->first || *day >= *span->first));
}

} // namespace

TEST_CASE("Starter: units are described, have unique references and stand below a parent")
{
    std::set<std::string> seen{""};
    for (const char* name : {"series", "files"}) {
        const Table& table = starter_table(name);
        for (const TableRow& row : table.rows()) {
            INFO(name << ", line " << row.line());
            check_described(row);
            CHECK(seen.contains(row["parent"])); // a parent stands above its children
            CHECK(seen.insert(row["reference"]).second);
            CHECK((row["parent"].empty() || row["reference"].starts_with(row["parent"] + "/")));
        }
    }
}

TEST_CASE("Starter: levels are legal ones, given no earlier than the first paper")
{
    for (const char* name : {"series", "files"})
        for (const TableRow& row : starter_table(name).rows())
            check_classified(row);
}

TEST_CASE("Starter: the dates of a unit lie within those of its parent")
{
    std::map<std::string, DateSpan> spans;
    for (const char* name : {"series", "files"})
        for (const TableRow& row : starter_table(name).rows()) {
            INFO(name << ", line " << row.line());
            const DateSpan span = *parse_date_span(row["dates"]);
            const auto parent = spans.find(row["parent"]);
            if (parent != spans.end() && !span.undated() && !parent->second.undated()) {
                CHECK(*span.first >= *parent->second.first);
                CHECK(*span.last <= *parent->second.last);
            }
            spans[row["reference"]] = span;
        }
}

TEST_CASE("Starter: a sensitive title has a public one in both languages, any other has none")
{
    int sensitive = 0;
    for (const TableRow& row : starter_table("files").rows()) {
        INFO("line " << row.line());
        REQUIRE((row["title_sensitive"] == "yes" || row["title_sensitive"] == "no"));
        const bool is_sensitive = row["title_sensitive"] == "yes";
        sensitive += is_sensitive ? 1 : 0;
        CHECK(row["title_public_nl"].empty() != is_sensitive);
        CHECK(row["title_public_fr"].empty() != is_sensitive);
        CHECK((!is_sensitive || row["scope_nl"].empty())); // a scope could name the person
    }
    CHECK(sensitive >= 25);
}

TEST_CASE("Starter: files lie in boxes of their series, counted in a known form")
{
    const auto boxes = boxes_by_series();
    for (const TableRow& row : starter_table("files").rows()) {
        INFO("line " << row.line());
        CHECK(in_vocabulary("extent_forms", row["form"]));
        CHECK(std::stoi(row["pieces"]) > 0);
        const std::string& run = row["boxes"];
        if (run.empty()) {
            CHECK(row["level"] == "item");
            continue;
        }
        const std::size_t dash = run.find('-');
        const int first = std::stoi(run);
        const int last = dash == std::string::npos ? first : std::stoi(run.substr(dash + 1));
        CHECK(first >= 1);
        CHECK(first <= last);
        CHECK(last <= boxes.at(series_part(row["reference"])));
    }
}

TEST_CASE("Starter: 440 boxes are 44,000 mm, by boxes, by series and by transfer")
{
    const Table& boxes = starter_table("boxes");
    std::map<std::string, int> next;
    int width = 0;
    for (const TableRow& row : boxes.rows()) {
        CHECK(std::stoi(row["number"]) == ++next[row["series"]]); // from 1, without gaps
        CHECK(row["width_mm"] == word_field("box_types", row["type"], "width_mm"));
        CHECK_FALSE(row["location"].empty());
        width += std::stoi(row["width_mm"]);
    }
    CHECK(boxes.rows().size() == 440);
    CHECK(column_of(boxes, "barcode").size() == 440);
    CHECK(width == 44000);

    std::map<std::string, int> measured;
    for (const TableRow& row : starter_table("series").rows())
        if (!row["measured_mm"].empty())
            measured[row["reference"]] = std::stoi(row["measured_mm"]);
    int declared = 0;
    for (const TableRow& row : starter_table("transfer").rows()) {
        INFO(row["series"]);
        CHECK(std::stoi(row["declared_boxes"]) == next.at(row["series"]));
        CHECK(std::stoi(row["declared_mm"]) == measured.at(row["series"]));
        declared += std::stoi(row["declared_mm"]);
    }
    CHECK(declared == 44000);
    CHECK(measured.size() == 5);
}

TEST_CASE("Starter: every authority that is named is described")
{
    const Table& table = starter_table("authorities");
    const std::set<std::string> known = column_of(table, "code");
    CHECK(known.size() == table.rows().size());
    const auto is_known = [&known](const std::string& code) { return known.contains(code); };
    for (const TableRow& row : starter_table("series").rows()) {
        CHECK(is_known(row["originator"]));
        for (const std::string& creator : at_commas(row["creators"]))
            CHECK(is_known(creator));
    }
    for (const TableRow& row : starter_table("files").rows())
        CHECK((row["originator"].empty() || is_known(row["originator"])));
    for (const TableRow& row : starter_table("successions").rows()) {
        CHECK(is_known(row["predecessor"]));
        CHECK(is_known(row["successor"]));
        CHECK(parse_day(row["from_day"]).ok());
        CHECK((row["disputed"] == "no" || parse_day(row["ruling_day"]).ok()));
    }
    for (const TableRow& row : starter_table("delegations").rows())
        CHECK(is_known(row["authority"]));
}

TEST_CASE("Starter: access, equities and delegations use known words and real days")
{
    const std::set<std::string> units = all_units();
    const std::set<std::string> people = column_of(starter_table("people"), "account");
    for (const TableRow& row : starter_table("series").rows()) {
        CHECK(in_vocabulary("access_states", row["access"]));
        if (row["access"] != "CLOSED_UNTIL")
            continue;
        CHECK(parse_day(row["access_until"]).ok());
        CHECK(in_vocabulary("access_reasons", row["access_reason"]));
    }
    for (const TableRow& row : starter_table("equities").rows()) {
        CHECK(units.contains(row["reference"]));
        CHECK(column_of(starter_table("authorities"), "code").contains(row["owner"]));
        CHECK(*parse_day(row["sent_day"]) <= *parse_day(row["answer_day"]));
    }
    for (const TableRow& row : starter_table("delegations").rows()) {
        CHECK(people.contains(row["account"]));
        CHECK(parse_level(row["up_to"]).ok());
        CHECK(*parse_day(row["from_day"]) <= *parse_day(row["to_day"]));
    }
}

TEST_CASE("Starter: people have known roles, and the administrator is cleared for nothing")
{
    for (const TableRow& row : starter_table("people").rows()) {
        INFO(row["account"]);
        CHECK(parse_level(row["clearance"]).ok());
        CHECK(parse_language(row["language"]).ok());
        for (const std::string& role : at_commas(row["roles"])) {
            CHECK(parse_role(role).ok());
            CHECK((role != "administrator" || row["clearance"] == "UNCLASSIFIED"));
        }
    }
}

TEST_CASE("Starter: reels are units of the catalogue, and the scanned one holds 96 frames")
{
    const std::set<std::string> units = all_units();
    int scanned = 0;
    for (const TableRow& row : starter_table("reels").rows()) {
        INFO(row["reference"]);
        CHECK(units.contains(row["reference"]));
        CHECK(in_vocabulary("gauges", row["gauge"]));
        CHECK(in_vocabulary("film_bases", row["base"]));
        if (row["scan"].empty())
            continue;
        ++scanned;
        const double pitch_mm =
            std::stod(std::string{word_field("gauges", row["gauge"], "pitch_um")}) / 1000;
        const double shrunk = 1 - std::stod(row["shrinkage_permille"]) / 1000;
        CHECK(std::abs(std::stod(row["length_mm"]) / (pitch_mm * shrunk) - 96) < 0.96);
    }
    CHECK(scanned == 1);
}
