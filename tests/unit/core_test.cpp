#include "aperta/core/extent.hpp"
#include "aperta/core/legal_day.hpp"
#include "aperta/core/level.hpp"
#include "aperta/core/reference_code.hpp"

#include <catch2/catch.hpp>

using namespace aperta;

TEST_CASE("Metres show as few decimals as are exact, at least one")
{
    CHECK(in_metres(Millimetres{44000}, '.') == "44.0");
    CHECK(in_metres(Millimetres{1500}, ',') == "1,5");
    CHECK(in_metres(Millimetres{1505}, ',') == "1,505");
    CHECK(in_metres(Millimetres{90}, '.') == "0.09");
    CHECK(in_metres(Millimetres{-100}, '.') == "-0.1");
}

TEST_CASE("The anniversary of 29 February is 1 March in a common year")
{
    CHECK(to_text(anniversary(*parse_day("2024-02-29"), 50)) == "2074-03-01");
    CHECK(to_text(anniversary(*parse_day("2024-02-29"), 100)) == "2124-02-29");
    CHECK(to_text(anniversary(*parse_day("1944-09-03"), 30)) == "1974-09-03");
}

TEST_CASE("A level is known by its code and ordered by its weight")
{
    CHECK(*parse_level("TOP SECRET") == Level::top_secret);
    CHECK(*parse_level("CONFIDENTIAL") < Level::secret);
    CHECK(parse_level("GEHEIM").problems().front().code == "level.unknown");
}

TEST_CASE("A reference code holds no empty part and nothing that a file name could not")
{
    CHECK(ReferenceCode::parse("VSSE/OR/0012")->last_part() == "0012");
    for (const char* text :
         {"", "/", "VSSE/", "/VSSE", "VSSE//OR", "VSSE/../x y", "VSSE/\n", "VSSE/é"})
        CHECK(ReferenceCode::parse(text).problems().front().code == "reference.malformed");
    CHECK(ReferenceCode::parse(std::string(201, 'a')).problems().front().code ==
          "reference.too_long");
}
