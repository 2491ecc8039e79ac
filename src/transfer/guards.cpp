#include "aperta/transfer/guards.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace aperta
{

namespace
{

Problem against(const char* code, const LineAsFound& found, std::vector<Fact> more = {})
{
    more.insert(more.begin(), {"series", found.line.series.text()});
    return {Fault::guard, code, "", std::move(more)};
}

bool classification_gone(const LineAsFound& found)
{
    const bool lifted = found.state == ClassificationState::declassified ||
                        found.state == ClassificationState::part_declassified ||
                        found.state == ClassificationState::lapsed_by_law ||
                        found.state == ClassificationState::unclassified;
    // A series that was never marked stands as merely catalogued.
    const bool never_marked = found.state == ClassificationState::catalogued;
    return found.level == Level::unclassified && (lifted || never_marked);
}

bool in_our_custody(CustodyState custody)
{
    return custody == CustodyState::at_service || custody == CustodyState::reserved ||
           custody == CustodyState::packed || custody == CustodyState::sealed ||
           custody == CustodyState::returned;
}

std::string span_text(int first, int last)
{
    return first == last ? std::to_string(first)
                         : std::to_string(first) + "-" + std::to_string(last);
}

void check_numbers(const LineAsFound& found, Problems& problems)
{
    std::set<int> numbers;
    std::set<int> twice;
    for (const Container& box : found.boxes)
        if (!numbers.insert(box.number).second)
            twice.insert(box.number);
    for (const int number : twice)
        problems.push_back(
            against("guard.g8_number_twice", found, {{"box", std::to_string(number)}}));
    int expected = 1;
    for (const int number : numbers) {
        if (number > expected)
            problems.push_back(against("guard.g8_number_missing", found,
                                       {{"box", span_text(expected, number - 1)}}));
        expected = number + 1;
    }
}

void check_sums(const LineAsFound& found, Problems& problems)
{
    const TransferLine& line = found.line;
    const auto boxes = static_cast<std::int64_t>(found.boxes.size());
    if (boxes != line.declared_boxes.value())
        problems.push_back(
            against("guard.g8_boxes_differ", found,
                    {{"declared_boxes", std::to_string(line.declared_boxes.value())},
                     {"counted_boxes", std::to_string(boxes)},
                     {"difference_boxes", std::to_string(boxes - line.declared_boxes.value())}}));
    const Millimetres counted = found.counted();
    if (counted != line.declared)
        problems.push_back(
            against("guard.g8_extent_differs", found,
                    {{"declared_mm", std::to_string(line.declared.value())},
                     {"counted_mm", std::to_string(counted.value())},
                     {"difference_mm", std::to_string((counted - line.declared).value())}}));
}

// A box is known by its barcode wherever it stands.
void check_one_series(const std::vector<LineAsFound>& lines, Problems& problems)
{
    std::map<std::string, UnitId> series_of;
    for (const LineAsFound& found : lines)
        for (const Container& box : found.boxes) {
            const auto [place, fresh] = series_of.emplace(box.barcode, found.series);
            const bool two =
                (!fresh && place->second != found.series) || box.series != found.series;
            if (two)
                problems.push_back(
                    against("guard.g8_box_of_two_series", found,
                            {{"box", std::to_string(box.number)}, {"barcode", box.barcode}}));
        }
}

} // namespace

Millimetres LineAsFound::counted() const
{
    Millimetres sum;
    for (const Container& box : boxes)
        sum += box.width;
    return sum;
}

Problems guard_g7(const std::vector<LineAsFound>& lines)
{
    Problems problems;
    for (const LineAsFound& found : lines) {
        if (!classification_gone(found))
            problems.push_back(against("guard.g7_still_classified", found,
                                       {{"level", std::string{code_of(found.level)}}}));
        if (found.access == AccessState::not_assessed)
            problems.push_back({Fault::guard,
                                "guard.g7_access_not_assessed",
                                "",
                                {{"reference", found.line.series.text()}}});
        if (!in_our_custody(found.custody))
            problems.push_back(against("guard.g7_custody", found));
        if (!found.other_transfer.empty())
            problems.push_back(
                against("guard.g7_other_transfer", found, {{"other", found.other_transfer}}));
    }
    return problems;
}

Problems guard_g8(const std::vector<LineAsFound>& lines)
{
    Problems problems;
    if (lines.empty())
        problems.push_back({Fault::guard, "guard.g8_no_lines", "", {}});
    std::set<ReferenceCode> seen;
    for (const LineAsFound& found : lines) {
        if (!seen.insert(found.line.series).second)
            problems.push_back(against("guard.g8_series_twice", found));
        check_numbers(found, problems);
        if (!found.dated)
            problems.push_back(against("guard.g8_undated", found));
        check_sums(found, problems);
    }
    check_one_series(lines, problems);
    return problems;
}

} // namespace aperta
