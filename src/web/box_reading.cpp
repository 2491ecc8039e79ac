#include "web/box_reading.hpp"

#include "web/text.hpp"

#include <algorithm>

namespace aperta
{

int small_number(const std::string& text, int otherwise)
{
    constexpr std::int64_t most = 1'000'000'000;
    const auto number = parse_number(trimmed(text));
    return number && *number <= most ? static_cast<int>(*number) : otherwise;
}

NewBoxes new_boxes_in(const ReferenceCode& series, const Fields& fields)
{
    return {series, small_number(fields["count"]), fields["type"],
            small_number(fields["first"], 0)};
}

Result<BoxFiles> box_files_in(const ReferenceCode& series, const Fields& fields)
{
    BoxFiles wanted;
    wanted.series = series;
    wanted.type = fields["type"];
    wanted.expected_first = small_number(fields["first"], 0);
    if (!trimmed(fields["estimate"]).empty())
        wanted.estimate = Millimetres{small_number(fields["estimate"])};
    Problems problems;
    std::string list = fields["files"];
    std::replace_if(
        list.begin(), list.end(), [](char c) { return c == '\n' || c == '\r' || c == ','; }, ' ');
    for (std::string_view each : split(list, ' ')) {
        if (trimmed(each).empty())
            continue;
        auto reference = ReferenceCode::parse(trimmed(each));
        if (reference)
            wanted.files.push_back(std::move(reference).value());
        else
            problems.insert(problems.end(), reference.problems().begin(),
                            reference.problems().end());
    }
    for (Problem& problem : problems)
        problem.field = "files";
    if (!problems.empty())
        return problems;
    return wanted;
}

MoveBoxes move_in(const ReferenceCode& series, const Fields& fields)
{
    return {series,
            {small_number(fields["from"]), small_number(fields["to"])},
            std::string{trimmed(fields["shelf"])},
            !fields["along"].empty(),
            fields["seen"]};
}

EditBox edit_in(const BoxAddress& box, const Fields& fields)
{
    return {box,
            small_number(fields["version"]),
            small_number(fields["number"]),
            std::string{trimmed(fields["barcode"])},
            fields["type"],
            Millimetres{small_number(fields["width"])}};
}

Result<BoxAddress> box_address(const Visit& visit)
{
    auto series = visit.reference();
    if (!series)
        return series.problems();
    constexpr std::int64_t most = 1'000'000;
    return BoxAddress{std::move(series).value(), static_cast<int>(std::min(visit.number(), most))};
}

BoxFilter filter_in(UnitId series, const Fields& query)
{
    BoxFilter filter;
    filter.series = series;
    filter.numbers = {std::max(1, small_number(query["from"], 1)), small_number(query["to"], 0)};
    filter.type = query["type"];
    filter.shelf = std::string{trimmed(query["shelf"])};
    filter.without_shelf = query["state"] == "without_shelf";
    filter.empty = query["state"] == "empty";
    return filter;
}

} // namespace aperta
