#include "tests/support/codes.hpp"
#include "tests/support/sheet_files.hpp"

#include <catch2/catch.hpp>

using namespace aperta;

namespace
{

using Cells = std::vector<std::string>;
using Codes = std::vector<std::string>;

std::string cell(const std::string& inside, const std::string& attributes = "")
{
    return "<table:table-cell office:value-type=\"string\"" + attributes + ">" + inside +
           "</table:table-cell>";
}

std::string typed(const std::string& kind, const std::string& name, const std::string& value)
{
    return "<table:table-cell office:value-type=\"" + kind +
           "\" calcext:value-type=\"x\" office:" + name + "=\"" + value +
           "\"><text:p>as shown</text:p></table:table-cell>";
}

std::string row(const std::string& cells, const std::string& attributes = "")
{
    return "<table:table-row" + attributes + ">" + cells + "</table:table-row>";
}

std::string head(const std::string& names = "ab")
{
    std::string cells;
    for (const char name : names)
        cells += cell("<text:p>" + std::string(1, name) + "</text:p>");
    return row(cells);
}

ReadSheet read_ods(const std::string& tables)
{
    const SheetFiles files;
    return read_sheet(files.zip(ods_parts(tables)));
}

} // namespace

TEST_CASE("Texts of an ODS file: paragraphs, blanks, tabs; no comments and no reading aids")
{
    const auto read = read_ods(ods_table(
        head() + row(cell("<office:annotation><text:p>a remark</text:p></office:annotation>"
                          "<text:p> <text:s text:c=\"2\"/>een\n  <text:span>twee"
                          "</text:span><text:tab/><text:line-break/>drie </text:p>"
                          "<text:p/><text:p>v<text:s/></text:p>") +
                     cell("<text:p><text:ruby><text:ruby-base>ja</text:ruby-base>"
                          "<text:ruby-text>nee</text:ruby-text></text:ruby></text:p>"))));
    CHECK(read.problems.empty());
    CHECK(read.format == SheetFormat::ods);
    REQUIRE(read.rows.size() == 1);
    CHECK(read.rows.front().cells == Cells{"  een twee\t\ndrie\n\nv ", "ja"});
}

TEST_CASE("Numbers, dates and truth values of an ODS file become plain text")
{
    const auto read = read_ods(ods_table(
        head("abcdefg") +
        row(typed("float", "value", "12") + typed("float", "value", "1.50") +
            typed("date", "date-value", "1952-07-30") +
            typed("date", "date-value", "1952-07-30T06:00:00") +
            typed("time", "time-value", "PT14H30M05S") + typed("boolean", "boolean-value", "true") +
            typed("string", "string-value", "meant"))));
    CHECK(read.problems.empty());
    REQUIRE(read.rows.size() == 1);
    CHECK(read.rows.front().cells ==
          Cells{"12", "1.5", "1952-07-30", "1952-07-30T06:00:00", "14:30:05", "true", "meant"});
}

TEST_CASE("What an ODS file repeats is given as often, and emptiness costs nothing")
{
    const std::string empty = "<table:table-cell table:number-columns-repeated=\"16381\"/>";
    const auto read = read_ods(ods_table(
        head("abc") +
        row(cell("<text:p>x</text:p>", " table:number-columns-repeated=\"2\"") + empty,
            " table:number-rows-repeated=\"2\"") +
        row(empty, " table:number-rows-repeated=\"1000000\"") + row(cell("<text:p>y</text:p>")) +
        row(empty, " table:number-rows-repeated=\"99999999999999999999\"")));
    CHECK(read.problems.empty());
    REQUIRE(read.rows.size() == 3);
    CHECK(read.rows[0].cells == Cells{"x", "x", ""});
    CHECK(read.rows[1].cells == read.rows[0].cells);
    CHECK(read.rows[1].number == 3);
    CHECK(read.rows[2].number == 1'000'004);
    const auto wide = read_ods(ods_table(
        head() + row(cell("<text:p>x</text:p>", " table:number-columns-repeated=\"16000\""))));
    CHECK(wide.problems.size() == 999);
    CHECK(wide.problems.back().code == "sheet.row_too_long");
}

TEST_CASE("Formulas, merged cells and a second table of an ODS file are each named")
{
    const auto read = read_ods(
        ods_table(head() + row(cell("<text:p>2</text:p>", " table:formula=\"of:=1+1\"") +
                               cell("<text:p>m</text:p>", " table:number-columns-spanned=\"2\"") +
                               "<table:covered-table-cell/>")));
    REQUIRE(codes_of(read.problems) == Codes{"sheet.merged", "sheet.formula"});
    CHECK(fact(read.problems[0], "column") == "B");
    CHECK(fact(read.problems[1], "column") == "A");

    const std::string blank = row("<table:table-cell/>");
    CHECK(read_ods(ods_table(blank) + ods_table(head(), "Data")).header == Cells{"a", "b"});
    const auto two =
        read_ods(ods_table(head()) + ods_table(blank, "leeg") + ods_table(head(), "Data"));
    REQUIRE(codes_of(two.problems) == Codes{"sheet.two_sheets"});
    CHECK(fact(two.problems.front(), "first") == "Blad1");
    CHECK(fact(two.problems.front(), "second") == "Data");
}

TEST_CASE("An ODS file with a password, a document type, or of another kind is refused")
{
    const SheetFiles files;
    ZipParts parts = ods_parts(ods_table(head()));
    parts[1].second = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    CHECK(codes_of(read_sheet(files.zip(parts)).problems) == Codes{"sheet.locked"});
    parts = ods_parts(ods_table(head()));
    parts[2].second = "<!DOCTYPE x>" + parts[2].second;
    CHECK(codes_of(read_sheet(files.zip(parts)).problems) == Codes{"sheet.doctype"});
    parts[0].second = "application/vnd.oasis.opendocument.text";
    CHECK(codes_of(read_sheet(files.zip(parts)).problems) == Codes{"sheet.wrong_kind"});
    CHECK(codes_of(read_ods(ods_table(row(""))).problems) == Codes{"sheet.empty"});
    CHECK(codes_of(read_ods(ods_table(head() + "<table:table-row>&lt;")).problems) ==
          Codes{"sheet.damaged"});
}
