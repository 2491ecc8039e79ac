#include "aperta/catalogue/containers.hpp"
#include "aperta/catalogue/shelves.hpp"
#include "aperta/platform/files.hpp"
#include "aperta/platform/table.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace aperta;

namespace
{

std::vector<int> numbers_in(const std::string& text)
{
    std::vector<int> numbers;
    std::istringstream in{text};
    for (std::string each; std::getline(in, each, ',');)
        numbers.push_back(std::stoi(each));
    return numbers;
}

std::vector<Millimetres> lengths_in(const std::string& text)
{
    std::vector<Millimetres> lengths;
    for (const int each : numbers_in(text))
        lengths.emplace_back(each);
    return lengths;
}

std::string said(const std::vector<NumberRange>& ranges)
{
    std::string text;
    for (const NumberRange& each : ranges) {
        text += (text.empty() ? "" : ",") + std::to_string(each.first);
        if (each.last != each.first)
            text += "-" + std::to_string(each.last);
    }
    return text;
}

std::string said(const std::vector<std::size_t>& places)
{
    std::string text;
    for (const std::size_t each : places)
        text += (text.empty() ? "" : ",") + std::to_string(each);
    return text;
}

std::string answer_to(const TableRow& row)
{
    if (row["rule"] == "fill")
        return said(fill(lengths_in(row["lengths"]), lengths_in(row["room"]).at(0)));
    if (row["rule"] == "along")
        return said(along(lengths_in(row["lengths"]), lengths_in(row["room"])));
    return said(gaps_in(numbers_in(row["lengths"])));
}

} // namespace

TEST_CASE("Files fill boxes and boxes fill shelves as the cases say")
{
    const std::string file = std::string{APERTA_SOURCE_DIR} + "/tests/cases/boxing.tsv";
    const auto table =
        Table::parse(file, read_text(file), {"rule", "lengths", "room", "answer", "why"});
    REQUIRE(table.ok());
    REQUIRE(table->rows().size() > 15);
    for (const TableRow& row : table->rows()) {
        INFO("line " << row.line() << ": " << row["why"]);
        CHECK(answer_to(row) == row["answer"]);
    }
}

TEST_CASE("The check character finds every wrong character and every exchange of neighbours")
{
    // The standard's own example: A12425GABC1234002 takes M.
    CHECK(check_character("A12425GABC1234002") == 'M');
    const std::string code = barcode_of("VS", 1234);
    CHECK(code.substr(0, 9) == "VS0001234");
    const auto holds = [](const std::string& text) {
        return check_character(text.substr(0, text.size() - 1)) == text.back();
    };
    CHECK(holds(code));
    for (std::size_t i = 0; i + 1 < code.size(); ++i) {
        for (const char wrong : std::string{"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"}) {
            std::string other = code;
            other[i] = wrong;
            CHECK(holds(other) == (other == code));
        }
        std::string swapped = code;
        std::swap(swapped[i], swapped[i + 1]);
        if (i + 2 < code.size())
            CHECK(holds(swapped) == (swapped == code));
    }
}

TEST_CASE("A barcode holds what every reader takes and nothing else")
{
    CHECK(is_barcode("VS25-INC-0001"));
    CHECK_FALSE(is_barcode(""));
    CHECK_FALSE(is_barcode("VS 1"));
    CHECK_FALSE(is_barcode("VSé"));
    CHECK_FALSE(is_barcode(std::string(41, 'A')));
}

TEST_CASE("The code of a shelf has four parts")
{
    const auto shelf = parse_shelf("BRU-2/R03/B12/S4");
    REQUIRE(shelf.ok());
    CHECK(shelf->building == "BRU-2");
    CHECK(shelf->shelf == "S4");
    CHECK(shelf->code() == "BRU-2/R03/B12/S4");
    for (const char* wrong : {"", "A/B/C", "A/B/C/D/E", "A//C/D", "A/B/C/", "A/B/C/D E"})
        CHECK_FALSE(parse_shelf(wrong).ok());
}
