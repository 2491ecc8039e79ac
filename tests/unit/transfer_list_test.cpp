#include "aperta/transfer/list.hpp"
#include "tests/support/released_archive.hpp"

#include <catch2/catch.hpp>

using namespace aperta;

namespace
{

std::vector<ListedSeries> both_series(ReleasedArchive& archive)
{
    auto tx = archive.work->read();
    std::vector<ListedSeries> series;
    for (const auto& [reference, boxes] : {std::pair{"VSSE/OR", 3}, std::pair{"VSSE/OA", 2}}) {
        const auto view = archive.view(*tx, reference);
        REQUIRE(view);
        series.push_back(listed_series(
            *view, {ReleasedArchive::code(reference), BoxCount{boxes}, Millimetres{boxes * 100}}));
    }
    return series;
}

std::size_t lines_with(const std::string& text, const std::string& part)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

} // namespace

TEST_CASE("The transfer list has a line for each box and totals, in Dutch and French")
{
    ReleasedArchive archive;
    const auto series = both_series(archive);
    const std::string dutch = transfer_list_csv(series, Language::nl);
    CHECK(dutch.starts_with("\"Soort\",\"Reeks\",\"Titel\",\"Doos\",\"Datering\",\"Millimeter\","
                            "\"Strekkende meter\",\"Beslissing\"\r\n"));
    CHECK(lines_with(dutch, "\"doos\",") == 5);
    CHECK(dutch.find("\"doos\",\"VSSE/OR\",\"Verzet <& \"\"bezetting\"\">\",1,\"1944-1951\",100,"
                     "\"0,1\",\"DEC-2025-01\"\r\n") != std::string::npos);
    CHECK(dutch.find("\"totaal reeks\",\"VSSE/OR\"") != std::string::npos);
    CHECK(dutch.ends_with("\"totaal\",\"\",\"\",5,\"\",500,\"0,5\",\"\"\r\n"));
    const std::string french = transfer_list_csv(series, Language::fr);
    CHECK(lines_with(french, "\"boîte\",") == 5);
    CHECK(french.find("\"Résistance\"") != std::string::npos);
}

TEST_CASE("A title that a spreadsheet would take for a formula is made harmless")
{
    ReleasedArchive archive;
    const std::string list = transfer_list_csv(both_series(archive), Language::nl);
    CHECK(list.find("\"'=1+1 Duitse diensten\"") != std::string::npos);
    CHECK(csv_text("=1") == "\"'=1\"");
    CHECK(csv_text("+1") == "\"'+1\"");
    CHECK(csv_text("-1") == "\"'-1\"");
    CHECK(csv_text("@a") == "\"'@a\"");
    CHECK(csv_text("a \"b\"\r\nc") == "\"a \"\"b\"\"  c\"");
}

TEST_CASE("The reconciliation remarks where the ruler and the boxes differ")
{
    ReleasedArchive archive;
    const std::string csv = reconciliation_csv(both_series(archive), Language::nl);
    CHECK(csv.find("\"VSSE/OR\",3,3,300,300,310,10,\"De opgemeten lengte verschilt") !=
          std::string::npos);
    CHECK(csv.find("\"VSSE/OA\",2,2,200,200,,,\"Niet opgemeten") != std::string::npos);
}

TEST_CASE("The list of decisions names each act once for each series")
{
    ReleasedArchive archive;
    const std::string csv = decisions_csv(both_series(archive), Language::fr);
    CHECK(csv.find("\"VSSE/OR\",\"DEC-2025-01\",\"2025-11-24\",\"SECRET\",7\r\n") !=
          std::string::npos);
    CHECK(csv.find("\"VSSE/OA\",\"DEC-2025-02\",\"2025-11-24\",\"CONFIDENTIEL\",1\r\n") !=
          std::string::npos);
}
