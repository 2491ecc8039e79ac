#include "aperta/sheet/csv_field.hpp"
#include "tests/support/codes.hpp"
#include "tests/support/sheet_files.hpp"

#include <catch2/catch.hpp>

using namespace aperta;

namespace
{

using Cells = std::vector<std::string>;
using Codes = std::vector<std::string>;

std::string utf16le(std::u16string_view text)
{
    std::string bytes = "\xFF\xFE";
    for (const char16_t unit : text) {
        bytes += static_cast<char>(unit & 0xFFU);
        bytes += static_cast<char>(unit >> 8U);
    }
    return bytes;
}

} // namespace

TEST_CASE("A CSV file is read with the separator of its header line")
{
    const SheetFiles files;
    for (const std::string separator : {",", ";", "\t"}) {
        const auto read = read_sheet(files.file("reference" + separator + "\"title, or; not\"\r\n" +
                                                "VSSE" + separator + "Verzet\r\n"));
        CHECK(read.problems.empty());
        CHECK(read.header == Cells{"reference", "title, or; not"});
        REQUIRE(read.rows.size() == 1);
        CHECK(read.rows.front().cells == Cells{"VSSE", "Verzet"});
    }
    const auto named = read_sheet(files.file("sep=;\r\na,b;c\r\n1,5;2\r\n"));
    CHECK(named.header == Cells{"a,b", "c"});
    CHECK(read_sheet(files.file("\"sep=;\"\na;b,b,b\n")).header == Cells{"a", "b,b,b"});
}

TEST_CASE("Blanks, tabs and line ends inside a cell of a CSV file are kept")
{
    const SheetFiles files;
    const auto read =
        read_sheet(files.file("a,b\n\"  one \r\ntwo\n\",\" \"\"x\"\"\ty\"\n  p , q \n"));
    CHECK(read.problems.empty());
    REQUIRE(read.rows.size() == 2);
    CHECK(read.rows[0].cells == Cells{"  one \ntwo\n", " \"x\"\ty"});
    CHECK(read.rows[1].cells == Cells{"  p ", " q "});
}

TEST_CASE("Rows are numbered as a spreadsheet program shows them")
{
    const SheetFiles files;
    const auto read = read_sheet(files.file("\n\na,b\n\n1,\"x\ny\"\n,\n2,z")); // no last line end
    REQUIRE(read.rows.size() == 2);
    CHECK(read.rows[0].number == 5);
    CHECK(read.rows[1].number == 7);
}

TEST_CASE("UTF-8 with or without its mark and UTF-16 with it give the same table")
{
    const SheetFiles files;
    const std::string plain = "titre;caf\xC3\xA9 \xF0\x9F\x93\xBD\r\n1;2\r\n";
    const auto expected = read_sheet(files.file(plain)).header;
    CHECK(expected == Cells{"titre", "caf\xC3\xA9 \xF0\x9F\x93\xBD"});
    CHECK(read_sheet(files.file("\xEF\xBB\xBF" + plain)).header == expected);
    const std::string wide = utf16le(u"titre;caf\u00E9 \U0001F4FD\r\n1;2\r\n");
    CHECK(read_sheet(files.file(wide)).header == expected);
    std::string big = wide;
    for (std::size_t i = 0; i + 1 < big.size(); i += 2)
        std::swap(big[i], big[i + 1]);
    CHECK(read_sheet(files.file(big)).header == expected);
    CHECK(codes_of(read_sheet(files.file(wide + utf16le(u"\xDC00x").substr(2))).problems) ==
          Codes{"sheet.not_utf16"});
}

TEST_CASE("A header name is brought to NFC and trimmed; a cell is not")
{
    const SheetFiles files;
    const auto read = read_sheet(files.file(" Nume\xCC\x81ro ,b\nNume\xCC\x81ro,1\n"));
    CHECK(read.header.front() == "Num\xC3\xA9ro");
    CHECK(read.rows.front().cells.front() == "Nume\xCC\x81ro");
}

TEST_CASE("A byte that is not UTF-8 is named by row, column and line")
{
    const SheetFiles files;
    const auto read = read_sheet(files.file("a,title\n\"1\n2\",caf\xE9\n3,ok\n"));
    REQUIRE(codes_of(read.problems) == Codes{"sheet.not_utf8"});
    const Problem& problem = read.problems.front();
    CHECK(fact(problem, "row") == "2");
    CHECK(fact(problem, "column") == "B");
    CHECK(fact(problem, "line") == "3");
    CHECK(fact(problem, "value") == "E9");
    CHECK(problem.field == "title");
    CHECK(read.rows.front().refused == std::vector<bool>{false, true});
}

TEST_CASE("Quotes that do not pair are named by the line where they open")
{
    const SheetFiles files;
    for (const std::string tail : {"3,\"open\n4,x\n", "3,\"open\n4,\"x\",y\n"}) {
        const auto read = read_sheet(files.file("a,b\n1,\"p\nq\"\n" + tail));
        REQUIRE(codes_of(read.problems) == Codes{"sheet.quotes"});
        CHECK(fact(read.problems.front(), "line") == "4");
        CHECK(fact(read.problems.front(), "row") == "3");
        CHECK(fact(read.problems.front(), "column") == "B");
    }
    CHECK(codes_of(read_sheet(files.file("a,b\n1,12\" reel\n")).problems) == Codes{"sheet.quotes"});
}

TEST_CASE("A CSV file is refused for control characters, rows beyond the header and long cells")
{
    const SheetFiles files;
    const auto controls =
        read_sheet(files.file("a,b\n\x07,\xEF\xBF\xBE\n\xEF\xBF\xBF,x\ry\nok,\xC2\x85\n"));
    CHECK(codes_of(controls.problems) == Codes(4, "sheet.control_character"));
    CHECK(fact(controls.problems.at(0), "value") == "U+0007");
    CHECK(fact(controls.problems.at(1), "value") == "U+FFFE");

    const auto wide = read_sheet(files.file("a,b\n1,2,,3\n1,2,,\n"));
    REQUIRE(codes_of(wide.problems) == Codes{"sheet.row_too_long"});
    CHECK(fact(wide.problems.front(), "column") == "D");
    CHECK(fact(wide.problems.front(), "last") == "B");

    const std::string mebibyte(std::size_t{1} << 20U, 'x');
    CHECK(read_sheet(files.file("a,b\n1," + mebibyte + "\n")).problems.empty());
    CHECK(codes_of(read_sheet(files.file("a,b\n1," + mebibyte + "y\n2,\x07\n")).problems) ==
          Codes{"sheet.cell_too_long", "sheet.control_character"});
    std::string ten;
    for (int i = 0; i < 10; ++i)
        ten += mebibyte;
    CHECK(codes_of(read_sheet(files.file("a,b\n1,\"" + ten)).problems) ==
          Codes{"sheet.cell_too_long"});
}

TEST_CASE("Every fault of a header is told at once")
{
    const SheetFiles files;
    const auto read = read_sheet(files.file("a,,Title,title ,b\n1,2,3,4,5\n"));
    REQUIRE(codes_of(read.problems) == Codes{"sheet.header_empty", "sheet.header_twice"});
    CHECK(fact(read.problems[0], "column") == "B");
    CHECK(fact(read.problems[1], "column") == "D");
    CHECK(fact(read.problems[1], "first") == "C");
    CHECK(read_sheet(files.file("a,b,,\n1,2\n")).problems.empty());
    CHECK(codes_of(read_sheet(files.file("\n \n,,\n")).problems) == Codes{"sheet.empty"});
    SheetLimits three;
    three.columns = 3;
    CHECK(codes_of(read_sheet(files.file("a,b,c,d,e\n"), three).problems) ==
          Codes{"sheet.too_many_columns"});
}

TEST_CASE("After so many problems reading stops and says so")
{
    const SheetFiles files;
    std::string text = "a\n";
    for (int i = 0; i < 3000; ++i)
        text += "\x01\n";
    const auto read = read_sheet(files.file(text));
    CHECK(read.problems.size() == 1001);
    CHECK(read.problems.back().code == "sheet.too_many_problems");
    CHECK(read.rows.size() <= 1001);
}

TEST_CASE("What is no table is refused by its content, whatever its name")
{
    const SheetFiles files;
    using namespace std::string_literals;
    for (const std::string& bytes : {"%PDF-1.7\n"s, "<?xml version=\"1.0\"?><a/>"s, "a,b\n\0,1\n"s,
                                     "\xFF\xFE\0\0a\0\0\0"s, "PK\x05\x06"s + std::string(18, '\0')})
        CHECK(codes_of(read_sheet(files.file(bytes, "list.csv")).problems) ==
              Codes{"sheet.wrong_kind"});
    CHECK(codes_of(read_sheet(files.file("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a.xlsx")).problems) ==
          Codes{"sheet.locked"});
    CHECK(codes_of(read_sheet(files.file("", "a.csv")).problems) == Codes{"sheet.empty"});
}

TEST_CASE("The guard against formulas comes off again without loss")
{
    for (const std::string text :
         {"=1+1", "'=1", "''-x", "+32", "@a", "\tx", "'", "", "'a", "plain", "-5", "'\t"}) {
        const std::string field = csv_field(text);
        REQUIRE(field.size() >= 2);
        const std::string inside = field.substr(1, field.size() - 2);
        CHECK(std::string_view{"=+-@\t\r"}.find(inside.empty() ? 'x' : inside.front()) ==
              std::string_view::npos);
        CHECK(without_guard(inside) == text);
    }
    CHECK(csv_field("a \"b\"") == "\"a \"\"b\"\"\"");
}
