#include "aperta/core/date_span.hpp"

#include <catch2/catch.hpp>

using namespace aperta;

namespace
{

std::string days_of(std::string_view text)
{
    const auto span = parse_date_span(text);
    if (!span)
        return span.problems().front().code;
    return (span->first ? to_text(*span->first) : "-") + " " +
           (span->last ? to_text(*span->last) : "-");
}

} // namespace

TEST_CASE("A date means its first to its last day")
{
    CHECK(days_of("1944-09-03") == "1944-09-03 1944-09-03");
    CHECK(days_of("1944-02") == "1944-02-01 1944-02-29");
    CHECK(days_of("1945") == "1945-01-01 1945-12-31");
    CHECK(days_of("194X") == "1940-01-01 1949-12-31");
    CHECK(days_of("19XX") == "1900-01-01 1999-12-31");
    CHECK(days_of("1944-XX") == "1944-01-01 1944-12-31");
    CHECK(days_of("1944-09-XX") == "1944-09-01 1944-09-30");
    CHECK(days_of("1944-XX-XX") == "1944-01-01 1944-12-31");
}

TEST_CASE("An uncertain or approximate date keeps the days as written")
{
    CHECK(days_of("1943?") == "1943-01-01 1943-12-31");
    CHECK(days_of("1943-05~") == "1943-05-01 1943-05-31");
    CHECK(days_of("1943-05-10%") == "1943-05-10 1943-05-10");
}

TEST_CASE("A season is three months and winter runs into the next year")
{
    CHECK(days_of("1944-21") == "1944-03-01 1944-05-31");
    CHECK(days_of("1943-24") == "1943-12-01 1944-02-29");
}

TEST_CASE("An interval runs from the first day of its start to the last of its end")
{
    CHECK(days_of("1944-09-03/1951-02-11") == "1944-09-03 1951-02-11");
    CHECK(days_of("1940/1944-09") == "1940-01-01 1944-09-30");
    CHECK(days_of("1940/..") == "1940-01-01 -");
    CHECK(days_of("/1944") == "- 1944-12-31");
}

TEST_CASE("A date that is not in the calendar is refused by its own code")
{
    CHECK(days_of("1944-02-31") == "date.no_such_day");
    CHECK(days_of("1943-02-29") == "date.no_such_day");
    CHECK(days_of("1944-13") == "date.no_such_day");
    CHECK(days_of("1951/1944") == "date.reversed");
    CHECK(days_of("-0044-03-15") == "date.out_of_range");
    CHECK(days_of("Y12345") == "date.out_of_range");
}

TEST_CASE("Text that is no archival date is refused as malformed")
{
    for (const char* text :
         {"44", "1944-9-3", "03/09/1944", "1944-09-03T10:00", "1X44", "19XX-05", "1944-22-01",
          "../..", "/", "1944?x", "Y1944", "1944/1945/1946", "circa 1944"})
        CHECK(days_of(text) == "date.malformed");
}

TEST_CASE("The text of a date is kept as the archivist wrote it")
{
    CHECK(parse_date_span("194X~")->text == "194X~");
    CHECK(parse_date_span("")->undated());
}
