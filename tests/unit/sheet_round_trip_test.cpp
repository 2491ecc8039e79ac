#include "aperta/core/breakage.hpp"
#include "aperta/platform/files.hpp"
#include "tests/support/codes.hpp"
#include "tests/support/sheet_files.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace aperta;

namespace
{

using Codes = std::vector<std::string>;
using Table = std::vector<std::vector<std::string>>;

constexpr SheetFormat formats[] = {SheetFormat::csv, SheetFormat::xlsx, SheetFormat::ods};

// Pieces that some format treats apart from plain letters.
const std::vector<std::string> pieces = {"a",
                                         "Verzet",
                                         " ",
                                         "  ",
                                         "\n",
                                         "\t",
                                         "\"",
                                         "'",
                                         "=",
                                         "+1",
                                         "-",
                                         "@",
                                         ",",
                                         ";",
                                         "&",
                                         "<b>",
                                         "]]>",
                                         "_x0041_",
                                         "_x000D_",
                                         "_",
                                         "007",
                                         "12",
                                         "1953-05",
                                         "TRUE",
                                         "#N/A",
                                         "\xC3\xA9",
                                         "e\xCC\x81",
                                         "\xF0\x9F\x93\xBD",
                                         "\xC2\xA0",
                                         "\xC2\x85",
                                         "\xE2\x80\xA8",
                                         "\xEF\xBB\xBF",
                                         "sep=;"};

std::string random_text(std::mt19937& chance)
{
    std::string text;
    for (auto left = chance() % 6; left > 0; --left)
        text += pieces[chance() % pieces.size()];
    return text;
}

Table random_table(std::mt19937& chance)
{
    const std::size_t columns = 1 + chance() % 7;
    Table table(1 + chance() % 20);
    for (auto& row : table) {
        for (std::size_t i = 0; i < columns; ++i)
            row.push_back(random_text(chance));
        row[chance() % columns] += "x"; // a row with nothing in it is no row
    }
    return table;
}

void write(SheetFormat format, const std::filesystem::path& path, const Table& table)
{
    const auto writer = SheetWriter::create(format, path, "Aperta");
    std::vector<SheetColumn> columns;
    for (std::size_t i = 0; i < table.front().size(); ++i)
        columns.push_back({"=name " + std::to_string(i), i % 3 == 1});
    REQUIRE(writer->header(columns));
    for (const auto& row : table)
        REQUIRE(writer->row(row));
    REQUIRE(writer->finish());
}

} // namespace

TEST_CASE("A table written and read again is the same, in all three formats")
{
    const SheetFiles files;
    std::mt19937 chance{20251124}; // NOLINT: the same tables every time
    for (int round = 0; round < 60; ++round) {
        const Table table = random_table(chance);
        for (const SheetFormat format : formats) {
            INFO("round " << round << " as " << code_of(format));
            write(format, files.path("table"), table);
            const auto read = read_sheet(files.path("table"));
            CHECK(codes_of(read.problems).empty());
            CHECK(read.format == format);
            REQUIRE(read.rows.size() == table.size());
            CHECK(read.header.front() == "=name 0");
            for (std::size_t i = 0; i < table.size(); ++i) {
                CHECK(read.rows[i].cells == table[i]);
                CHECK(read.rows[i].number == static_cast<std::int64_t>(i) + 2);
            }
        }
    }
}

TEST_CASE("An ODS file begins with its kind, stored and bare, and equal tables are equal files")
{
    const SheetFiles files;
    write(SheetFormat::ods, files.path("one"), {{"x"}});
    write(SheetFormat::ods, files.path("two"), {{"x"}});
    const std::string bytes = read_text(files.path("one"));
    CHECK(bytes.substr(0, 4) == "PK\x03\x04");
    CHECK(bytes.substr(30, 54) == "mimetypeapplication/vnd.oasis.opendocument.spreadsheet");
    CHECK(bytes == read_text(files.path("two")));
}

TEST_CASE("A file that is not finished leaves nothing behind, nor touches the one before")
{
    const SheetFiles files;
    for (const SheetFormat format : formats) {
        write(format, files.path("list"), {{"old"}});
        {
            const auto writer = SheetWriter::create(format, files.path("list"), "Aperta");
            REQUIRE(writer->header({{"a", false}}));
            REQUIRE(writer->row(std::vector<std::string>{"new"}));
        }
        CHECK(read_sheet(files.path("list")).rows.at(0).cells.at(0) == "old");
        const std::filesystem::directory_iterator all{files.path("")};
        CHECK(std::distance(begin(all), end(all)) == 1);
    }
}

TEST_CASE("A folder that is not there breaks the writing, with the name of the file only")
{
    const SheetFiles files;
    for (const SheetFormat format : formats)
        try {
            (void)SheetWriter::create(format, files.path("none") / "list", "Aperta");
            FAIL("nothing thrown");
        } catch (const Breakage& broke) {
            CHECK(broke.code() == "file.failed");
            CHECK(fact(broke.problem(), "name").find('/') == std::string_view::npos);
        }
}

TEST_CASE("What a format cannot hold is refused with row, column and rule")
{
    const SheetFiles files;
    const std::string long_text(40'000, 'x');
    for (const SheetFormat format : formats) {
        const auto writer = SheetWriter::create(format, files.path("list"), "Aperta");
        REQUIRE(writer->header({{"a", false}, {"b", false}}));
        const auto refused = writer->row(std::vector<std::string>{"\x01", "\xE9"});
        REQUIRE_FALSE(refused);
        CHECK(codes_of(refused.problems()) == Codes{"sheet.control_character", "sheet.not_utf8"});
        CHECK(fact(refused.problems().at(1), "column") == "B");
        const auto longer = writer->row(std::vector<std::string>{"a", long_text});
        CHECK(longer.ok() == (format != SheetFormat::xlsx));
        if (!longer)
            CHECK(codes_of(longer.problems()) == Codes{"sheet.format_cell_too_long"});
    }
}
