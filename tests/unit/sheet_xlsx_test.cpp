#include "tests/support/codes.hpp"
#include "tests/support/sheet_files.hpp"

#include <catch2/catch.hpp>

using namespace aperta;

namespace
{

using Cells = std::vector<std::string>;
using Codes = std::vector<std::string>;

std::string text_cell(const std::string& place, const std::string& text)
{
    return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

std::string head(const std::string& names = "ab")
{
    std::string cells;
    for (const char name : names)
        cells +=
            text_cell(std::string(1, static_cast<char>(name - 32)) + "1", std::string(1, name));
    return "<row r=\"1\">" + cells + "</row>";
}

Codes codes_in(const ZipParts& parts, const SheetLimits& limits = {})
{
    const SheetFiles files;
    return codes_of(read_sheet(files.zip(parts), limits).problems);
}

std::string& part(ZipParts& parts, const std::string& name)
{
    for (auto& [each, bytes] : parts)
        if (each == name)
            return bytes;
    FAIL(name);
    return parts.front().second;
}

} // namespace

TEST_CASE("Texts of an XLSX file: shared, inline, in runs, escaped; never the phonetic ones")
{
    const SheetFiles files;
    const auto read = read_sheet(files.zip(xlsx_parts(
        head("abcd") + "<row r=\"3\"><c t=\"s\"><v>1</v></c><c t=\"s\"><v>0</v></c>"
                       "<c t=\"inlineStr\"><is><t xml:space=\"preserve\"> x\n y </t></is></c>"
                       "<c t=\"str\"><v>_x005F_x0041__x000D_\n_xD83D__xDCFD_</v></c></row>",
        "",
        "<si><t xml:space=\"preserve\"> caf&#xE9; &amp; "
        "</t></si><si><r><rPr><b/></rPr><t>Ver</t></r>"
        "<r><t>zet</t></r><rPh sb=\"0\" eb=\"1\"><t>nooit</t></rPh></si>")));
    CHECK(read.problems.empty());
    CHECK(read.format == SheetFormat::xlsx);
    CHECK(read.header == Cells{"a", "b", "c", "d"});
    REQUIRE(read.rows.size() == 1);
    CHECK(read.rows.front().number == 3);
    CHECK(read.rows.front().cells ==
          Cells{"Verzet", " caf\xC3\xA9 & ", " x\n y ", "_x0041_\n\xF0\x9F\x93\xBD"});
}

TEST_CASE("Numbers, dates and truth values of an XLSX file become plain text")
{
    const SheetFiles files;
    const auto cell = [](int style, const std::string& value) {
        return "<c s=\"" + std::to_string(style) + "\"><v>" + value + "</v></c>";
    };
    const std::string row = cell(0, "12") + cell(0, "12.0") + cell(0, "0.10000000000000001") +
                            cell(1, "19205") + cell(2, "59") + cell(3, "5") + cell(4, "0.5") +
                            cell(5, "19205.25") + "<c t=\"b\"><v>1</v></c>" +
                            "<c t=\"d\"><v>1952-07-30T00:00:00</v></c>";
    ZipParts parts = xlsx_parts(head("abcdefghij") + "<row>" + row + "</row>");
    const auto read = read_sheet(files.zip(parts));
    CHECK(read.problems.empty());
    REQUIRE(read.rows.size() == 1);
    CHECK(read.rows.front().cells == Cells{"12", "12", "0.1", "1952-07-30", "1900-02-28", "5",
                                           "12:00:00", "1952-07-30T06:00:00", "true",
                                           "1952-07-30"});
    std::string& book = part(parts, "xl/workbook.xml");
    book.insert(book.find("<sheets>"), "<workbookPr date1904=\"1\"/>");
    CHECK(read_sheet(files.zip(parts)).rows.front().cells.at(3) == "1956-07-31");
}

TEST_CASE("Formulas, errors, impossible dates and merged cells of an XLSX file are each named")
{
    const SheetFiles files;
    const auto read = read_sheet(files.zip(xlsx_parts(
        head() +
            "<row r=\"2\"><c r=\"A2\"><f>1+1</f><v>2</v></c><c r=\"B2\" t=\"e\"><v>#N/A</v></c>"
            "</row><row r=\"4\"><c r=\"B4\" s=\"1\"><v>60</v></c></row>",
        "<mergeCells count=\"1\"><mergeCell ref=\"B4:C5\"/></mergeCells>")));
    REQUIRE(codes_of(read.problems) ==
            Codes{"sheet.formula", "sheet.error_value", "sheet.not_a_date", "sheet.merged"});
    CHECK(fact(read.problems[0], "row") == "2");
    CHECK(fact(read.problems[0], "column") == "A");
    CHECK(read.problems[0].field == "a");
    CHECK(fact(read.problems[1], "value") == "#N/A");
    CHECK(fact(read.problems[3], "row") == "4");
    CHECK(fact(read.problems[3], "column") == "B");
    CHECK(fact(read.problems[3], "range") == "B4:C5");
    REQUIRE(read.rows.size() == 2);
    CHECK(read.rows[0].cells == Cells{"", ""});
}

TEST_CASE("A million empty rows at the end of an XLSX file are passed over")
{
    const SheetFiles files;
    std::string rows = head() + "<row r=\"2\">" + text_cell("A2", "x") + "</row>";
    for (int i = 3; i <= 1'048'576; ++i)
        rows += "<row r=\"" + std::to_string(i) + "\"/>";
    const auto read = read_sheet(files.zip(xlsx_parts(rows)));
    CHECK(read.problems.empty());
    CHECK(read.rows.size() == 1);
}

TEST_CASE("The one sheet with content is read, and two are refused by name")
{
    const SheetFiles files;
    ZipParts parts = xlsx_parts("<row><c s=\"1\"/><c><v></v></c></row>");
    std::string& book = part(parts, "xl/workbook.xml");
    book.insert(book.find("</sheets>"), "<sheet name=\"Data\" sheetId=\"2\" r:id=\"rId9\"/>");
    std::string& relations = part(parts, "xl/_rels/workbook.xml.rels");
    relations.insert(relations.find("</Rel"),
                     "<Relationship Id=\"rId9\" Type=\"x/worksheet\" Target=\"../xl/two.xml\"/>");
    parts.emplace_back("xl/two.xml",
                       "<worksheet><sheetData>" + head() + "</sheetData></worksheet>");
    CHECK(read_sheet(files.zip(parts)).header == Cells{"a", "b"});
    std::string& first = part(parts, "xl/worksheets/sheet1.xml");
    first.insert(first.find("</row>"), text_cell("C1", "x"));
    const auto read = read_sheet(files.zip(parts));
    REQUIRE(codes_of(read.problems) == Codes{"sheet.two_sheets"});
    CHECK(fact(read.problems.front(), "first") == "Blad1");
    CHECK(fact(read.problems.front(), "second") == "Data");
}

TEST_CASE("An XLSX file is refused where it is damaged, locked or no table")
{
    const SheetFiles files;
    const ZipParts sound = xlsx_parts(head());
    const auto path = files.zip(sound);
    std::filesystem::resize_file(path, std::filesystem::file_size(path) - 40);
    CHECK(codes_of(read_sheet(path).problems) == Codes{"sheet.damaged"});

    CHECK(codes_in(xlsx_parts(head() + "<row r=\"1\"/>")) == Codes{"sheet.damaged"});
    CHECK(codes_in(xlsx_parts(head() + "<row r=\"2\"><c r=\"B2\"/><c r=\"A2\"/></row>")) ==
          Codes{"sheet.damaged"});
    CHECK(codes_in(xlsx_parts(head() + "<row><c t=\"s\"><v>7</v></c></row>")) ==
          Codes{"sheet.damaged"});
    CHECK(codes_in(xlsx_parts(head() + "<row><c>")) == Codes{"sheet.damaged"});
    CHECK(codes_in({{"word/document.xml", "<x/>"}}) == Codes{"sheet.wrong_kind"});
    ZipParts document = sound;
    part(document, "xl/_rels/workbook.xml.rels") = "<Relationships/>";
    CHECK(codes_in(document) == Codes{"sheet.wrong_kind"});
    ZipParts twice = sound;
    twice.push_back(twice.back());
    CHECK(codes_in(twice) == Codes{"sheet.damaged"});
}

TEST_CASE("A cell of ten megabytes in an XLSX file is named, inline or shared")
{
    const SheetFiles files;
    const std::string long_text(std::size_t{11} << 20U, 'x');
    const auto read = read_sheet(
        files.zip(xlsx_parts(head() + "<row r=\"2\">" + text_cell("B2", long_text) + "</row>")));
    REQUIRE(codes_of(read.problems) == Codes{"sheet.cell_too_long"});
    CHECK(fact(read.problems.front(), "row") == "2");
    CHECK(fact(read.problems.front(), "column") == "B");
    const std::string mebibytes = long_text.substr(0, std::size_t{2} << 20U);
    CHECK(codes_in(xlsx_parts(head() + "<row><c t=\"s\"><v>0</v></c></row>", "",
                              "<si><t>" + mebibytes + "</t></si>")) ==
          Codes{"sheet.cell_too_long"});
}

TEST_CASE("A zip bomb as XLSX is refused by what it unpacks to")
{
    SheetLimits limits;
    limits.unpacked_bytes = std::uint64_t{4} << 20U;
    limits.ratio_from_bytes = std::uint64_t{1} << 20U;
    const std::string blanks(std::size_t{3} << 20U, ' ');
    CHECK(codes_in(xlsx_parts(head() + blanks), limits) == Codes{"sheet.bomb"});
    CHECK(codes_in(xlsx_parts(head() + blanks + blanks), limits) == Codes{"sheet.too_large"});
    limits.archive_parts = 5;
    CHECK(codes_in(xlsx_parts(head()), limits) == Codes{"sheet.too_many_parts"});
    SheetLimits few;
    few.shared_bytes = 1000;
    CHECK(codes_in(xlsx_parts(head(), "", "<si><t>" + std::string(2000, 'x') + "</t></si>"), few) ==
          Codes{"sheet.too_many_texts"});
    SheetLimits short_rows; // one long text named by many cells
    short_rows.row_bytes = 1000;
    CHECK(codes_in(xlsx_parts(head() + "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c></row>",
                              "", "<si><t>" + std::string(600, 'x') + "</t></si>"),
                   short_rows) == Codes{"sheet.row_too_big"});
}

TEST_CASE("Entities and document types in an XLSX file are refused, not expanded")
{
    ZipParts parts = xlsx_parts(head());
    std::string& sheet = part(parts, "xl/worksheets/sheet1.xml");
    sheet =
        "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b SYSTEM \"file:///etc/hostname\">]>" + sheet;
    CHECK(codes_in(parts) == Codes{"sheet.doctype"});
    std::string opened;
    std::string closed;
    for (int i = 0; i < 100; ++i) {
        opened += "<x>";
        closed += "</x>";
    }
    CHECK(codes_in(xlsx_parts(head() + "<row><c>" + opened + closed + "</c></row>")) ==
          Codes{"sheet.too_deep"});
}
