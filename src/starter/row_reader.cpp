#include "starter/row_reader.hpp"

#include <charconv>

namespace aperta
{

ReferenceCode RowReader::reference(std::string_view column)
{
    return parsed(column, ReferenceCode::parse(text(column)));
}

std::optional<LegalDay> RowReader::day(std::string_view column)
{
    if (blank(column))
        return std::nullopt;
    return parsed(column, parse_day(text(column)));
}

DateSpan RowReader::dates(std::string_view column)
{
    return parsed(column, parse_date_span(text(column)));
}

Level RowReader::level(std::string_view column)
{
    return blank(column) ? Level::unclassified : parsed(column, parse_level(text(column)));
}

std::int64_t RowReader::number(std::string_view column)
{
    const std::string& digits = text(column);
    std::int64_t value = 0;
    const char* end = digits.data() + digits.size();
    const auto [stopped, error] = std::from_chars(digits.data(), end, value);
    if (!digits.empty() && (error != std::errc{} || stopped != end || value < 0)) {
        bad_value(column);
        return 0;
    }
    return value;
}

bool RowReader::yes(std::string_view column)
{
    if (text(column) != "yes" && text(column) != "no" && !blank(column))
        bad_value(column);
    return text(column) == "yes";
}

std::vector<std::string> RowReader::list(std::string_view column) const
{
    std::vector<std::string> parts;
    std::string_view rest = text(column);
    while (!rest.empty()) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        const std::size_t start = std::min(rest.find_first_not_of(' '), comma);
        parts.emplace_back(rest.substr(start, comma - start));
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return parts;
}

void RowReader::bad_value(std::string_view column)
{
    problems_.push_back({Fault::invalid,
                         "starter.bad_value",
                         std::string{column},
                         {{"file", file_},
                          {"line", std::to_string(row_.line())},
                          {"column", std::string{column}},
                          {"given", text(column)}}});
}

void RowReader::complain(const char* code, std::string_view given)
{
    problems_.push_back(
        {Fault::invalid,
         code,
         "",
         {{"file", file_}, {"line", std::to_string(row_.line())}, {"given", std::string{given}}}});
}

} // namespace aperta
