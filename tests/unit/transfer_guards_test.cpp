#include "aperta/transfer/guards.hpp"
#include "tests/support/released_archive.hpp"

#include <catch2/catch.hpp>

using namespace aperta;

namespace
{

using Texts = std::vector<std::string>;

// A line of so many boxes of 100 mm, declared as found.
LineAsFound sound_line(const std::string& series, int boxes, std::int64_t id = 1)
{
    LineAsFound found;
    found.line = {*ReferenceCode::parse(series), BoxCount{boxes}, Millimetres{boxes * 100}};
    found.series = UnitId{id};
    found.state = ClassificationState::declassified;
    found.access = AccessState::open;
    found.dated = true;
    for (int number = 1; number <= boxes; ++number)
        found.boxes.push_back({ContainerId{number}, UnitId{id}, ContainerKind::box, number,
                               series + std::to_string(number), "standard", Millimetres{100}, ""});
    return found;
}

} // namespace

TEST_CASE("G8 passes the transfer of 2025: 440 boxes, 44,000 mm")
{
    const std::vector<LineAsFound> lines{
        sound_line("VSSE/INC", 100, 1), sound_line("VSSE/SRU", 160, 2),
        sound_line("VSSE/OR", 140, 3), sound_line("VSSE/OA", 15, 4), sound_line("VSSE/OC", 25, 5)};
    CHECK(guard_g8(lines).empty());
    CHECK(guard_g7(lines).empty());
}

TEST_CASE("G8 reports 440 boxes of 100 mm declared as 43.9 m as a discrepancy of 100 mm")
{
    LineAsFound found = sound_line("VSSE/OR", 440);
    found.line.declared = Millimetres{43'900};
    const Problems problems = guard_g8({found});
    REQUIRE(codes_of(problems) == Texts{"guard.g8_extent_differs"});
    CHECK(problems.front().fault == Fault::guard);
    CHECK(fact(problems.front(), "series") == "VSSE/OR");
    CHECK(fact(problems.front(), "declared_mm") == "43900");
    CHECK(fact(problems.front(), "counted_mm") == "44000");
    CHECK(fact(problems.front(), "difference_mm") == "100");
}

TEST_CASE("G8 refuses two boxes numbered 17")
{
    LineAsFound found = sound_line("VSSE/OR", 18);
    found.boxes[17].number = 17;
    const Problems problems = guard_g8({found});
    REQUIRE(codes_of(problems) == Texts{"guard.g8_number_twice"});
    CHECK(fact(problems.front(), "box") == "17");
}

TEST_CASE("G8 names the boxes that a gap swallows")
{
    LineAsFound found = sound_line("VSSE/OR", 20);
    found.boxes.erase(found.boxes.begin() + 4, found.boxes.begin() + 7);
    const Problems problems = guard_g8({found});
    REQUIRE(codes_of(problems) ==
            Texts{"guard.g8_number_missing", "guard.g8_boxes_differ", "guard.g8_extent_differs"});
    CHECK(fact(problems.front(), "box") == "5-7");
}

TEST_CASE("G8 wants one series in a box, dates on every line, and a series once")
{
    LineAsFound first = sound_line("VSSE/OR", 2, 1);
    LineAsFound second = sound_line("VSSE/OA", 2, 2);
    second.boxes[0].barcode = first.boxes[0].barcode;
    second.dated = false;
    CHECK(codes_of(guard_g8({first, second})) ==
          Texts{"guard.g8_undated", "guard.g8_box_of_two_series"});
    CHECK(codes_of(guard_g8({first, first})) == Texts{"guard.g8_series_twice"});
    CHECK(codes_of(guard_g8({})) == Texts{"guard.g8_no_lines"});
}

TEST_CASE("G8 names every failing line, not the first")
{
    std::vector<LineAsFound> lines{sound_line("VSSE/OR", 2, 1), sound_line("VSSE/OA", 2, 2)};
    for (LineAsFound& each : lines) {
        each.line.declared = Millimetres{1};
        each.dated = false;
    }
    CHECK(guard_g8(lines).size() == 4);
}

TEST_CASE("G7 lets only the declassified, the lapsed and the never classified pass")
{
    for (const auto state :
         {ClassificationState::declassified, ClassificationState::part_declassified,
          ClassificationState::lapsed_by_law, ClassificationState::unclassified,
          ClassificationState::catalogued}) {
        LineAsFound found = sound_line("VSSE/OR", 1);
        found.state = state;
        CHECK(guard_g7({found}).empty());
    }
    for (const auto state : {ClassificationState::maintained, ClassificationState::downgraded,
                             ClassificationState::in_review, ClassificationState::recall_pending}) {
        LineAsFound found = sound_line("VSSE/OR", 1);
        found.state = state;
        CHECK(codes_of(guard_g7({found})) == Texts{"guard.g7_still_classified"});
    }
    LineAsFound maintained = sound_line("VSSE/OR", 1);
    maintained.level = Level::secret;
    CHECK(codes_of(guard_g7({maintained})) == Texts{"guard.g7_still_classified"});
}

TEST_CASE("G7 wants access assessed, our custody, and no other open transfer")
{
    LineAsFound found = sound_line("VSSE/OR", 1);
    found.access = AccessState::not_assessed;
    found.custody = CustodyState::accepted;
    found.other_transfer = "TR-2024-0009";
    CHECK(codes_of(guard_g7({found})) ==
          Texts{"guard.g7_access_not_assessed", "guard.g7_custody", "guard.g7_other_transfer"});
}
