#include "aperta/core/actor.hpp"
#include "aperta/platform/resources.hpp"
#include "aperta/platform/table.hpp"
#include "aperta/words/words.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>

using namespace aperta;

namespace
{

Problem problem_with(std::string code, std::vector<Fact> facts)
{
    return {Fault::invalid, std::move(code), "", std::move(facts)};
}

std::set<std::string> blanks_in(const std::string& text)
{
    std::set<std::string> blanks;
    for (std::size_t open = text.find('{'); open != std::string::npos;
         open = text.find('{', open + 1))
        blanks.insert(text.substr(open, text.find('}', open) - open + 1));
    return blanks;
}

Table word_table(std::string_view path, std::string_view key)
{
    auto table = Table::parse(path, resource(path), {key, "en", "nl", "fr", "de"});
    INFO(path);
    REQUIRE(table);
    return std::move(table).value();
}

} // namespace

TEST_CASE("A row of a vocabulary is named in the four languages")
{
    CHECK(word("levels", "TOP_SECRET", Language::en) == "TOP SECRET");
    CHECK(word("levels", "TOP_SECRET", Language::nl) == "ZEER GEHEIM");
    CHECK(word("levels", "TOP_SECRET", Language::fr) == "TRÈS SECRET");
    CHECK(word("levels", "TOP_SECRET", Language::de) == "STRENG GEHEIM");
}

TEST_CASE("A row that is not there answers with its id and has no fields")
{
    CHECK(word("levels", "COSMIC", Language::nl) == "COSMIC");
    CHECK(word("no_such_vocabulary", "x", Language::fr) == "x");
    CHECK(word_field("levels", "COSMIC", "source").empty());
    CHECK(word_field("levels", "SECRET", "no_such_column").empty());
    CHECK(ids_of("no_such_vocabulary").empty());
}

TEST_CASE("The pitch of 9.5 mm film is 7,540 micrometres")
{
    CHECK(word_field("gauges", "9.5mm", "pitch_um") == "7540");
}

TEST_CASE("Ids come in the order of the file: levels from the lowest, reasons from a to k")
{
    using Ids = std::vector<std::string_view>;
    CHECK(ids_of("levels") ==
          Ids{"UNCLASSIFIED", "RESTRICTED", "CONFIDENTIAL", "SECRET", "TOP_SECRET"});
    CHECK(ids_of("reasons") == Ids{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"});
}

TEST_CASE("Every level and role of the program has a name")
{
    for (std::string_view id : ids_of("levels"))
        CHECK(parse_level(id).ok());
    for (std::string_view id : ids_of("roles"))
        CHECK(parse_role(id).ok());
    CHECK(ids_of("roles").size() == static_cast<std::size_t>(Role::administrator) + 1);
}

TEST_CASE("Every vocabulary says each row in four languages, once, with its source")
{
    for (std::string_view path : resources_under("catalog/vocabularies/")) {
        const Table table = word_table(path, "id");
        std::set<std::string> seen;
        for (const TableRow& row : table.rows()) {
            INFO(path << ", line " << row.line());
            CHECK(seen.insert(row["id"]).second);
            for (const char* column : {"id", "en", "nl", "fr", "de", "source"})
                CHECK_FALSE(row[column].empty());
        }
    }
}

TEST_CASE("A sentence has its blanks filled from the facts of the problem")
{
    const Problem refused = problem_with("date.reversed", {{"given", "1945/1944"}});
    CHECK(sentence(refused, Language::en) ==
          "\"1945/1944\" ends before it begins. Put the earlier date first.");
    CHECK(sentence(refused, Language::fr).starts_with("« 1945/1944 » se termine"));
}

TEST_CASE("A blank without a fact stays empty, and a fact is never read as a blank")
{
    CHECK(sentence(problem_with("date.reversed", {}), Language::en).starts_with("\"\" ends"));
    const Problem sly = problem_with("date.reversed", {{"given", "{given}{"}});
    CHECK(sentence(sly, Language::en).starts_with("\"{given}{\" ends"));
}

TEST_CASE("A code without a sentence answers with itself")
{
    CHECK_FALSE(has_sentence("no.such_code"));
    CHECK(sentence(problem_with("no.such_code", {}), Language::nl) == "no.such_code");
}

TEST_CASE("Every sentence has the same blanks in all languages, and each code stands once")
{
    std::set<std::string> codes;
    for (std::string_view path : resources_under("catalog/messages/problems/")) {
        const Table table = word_table(path, "code");
        for (const TableRow& row : table.rows()) {
            INFO(path << ", line " << row.line() << ", " << row["code"]);
            CHECK(codes.insert(row["code"]).second);
            for (const char* language : {"nl", "fr", "de"}) {
                CHECK_FALSE(row[language].empty());
                CHECK(blanks_in(row[language]) == blanks_in(row["en"]));
            }
        }
    }
}

TEST_CASE("What the ground floor refuses has a sentence")
{
    for (const char* code : {"date.malformed",
                             "date.no_such_day",
                             "date.reversed",
                             "date.out_of_range",
                             "language.unknown",
                             "level.unknown",
                             "reference.malformed",
                             "reference.too_long",
                             "resource.missing",
                             "role.unknown",
                             "table.empty",
                             "table.column_missing",
                             "table.wrong_width",
                             "table.not_utf8",
                             "file.disk_full",
                             "file.failed",
                             "store.disk_full",
                             "store.failed",
                             "platform.digest_failed",
                             "unit.not_found"}) {
        INFO(code);
        CHECK(has_sentence(code));
    }
}
