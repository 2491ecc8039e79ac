#include "sheet/row_source.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace aperta
{

namespace
{

constexpr std::array<std::pair<SheetFormat, std::string_view>, 3> formats{
    {{SheetFormat::csv, "csv"}, {SheetFormat::xlsx, "xlsx"}, {SheetFormat::ods, "ods"}}};

} // namespace

std::string_view code_of(SheetFormat format)
{
    for (const auto& [each, code] : formats)
        if (each == format)
            return code;
    return {};
}

std::optional<SheetFormat> sheet_format_named(std::string_view code)
{
    for (const auto& [format, each] : formats)
        if (each == code)
            return format;
    return std::nullopt;
}

std::string column_letters(std::size_t column)
{
    std::string letters;
    for (++column; column > 0; column = (column - 1) / 26)
        letters += static_cast<char>('A' + (column - 1) % 26);
    std::reverse(letters.begin(), letters.end());
    return letters;
}

void ProblemList::add(Problem problem)
{
    if (stopped_)
        return;
    problems_.push_back(std::move(problem));
    if (problems_.size() >= limit_)
        add_fatal(sheet_problem("sheet.too_many_problems", {{"limit", std::to_string(limit_)}}));
}

void ProblemList::add_fatal(Problem problem)
{
    if (!stopped_)
        problems_.push_back(std::move(problem));
    stopped_ = true;
}

Problem sheet_problem(std::string_view code, std::vector<Fact> facts)
{
    return {Fault::invalid, std::string{code}, "file", std::move(facts)};
}

Problem cell_problem(std::string_view code, std::int64_t row, std::size_t column,
                     std::vector<Fact> facts)
{
    facts.push_back({"row", std::to_string(row)});
    facts.push_back({"column", column_letters(column)});
    return {Fault::invalid, std::string{code}, "file", std::move(facts)};
}

} // namespace aperta
