#include "aperta/core/legal_day.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aperta
{

namespace
{

bool all_digits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number_in(std::string_view digits)
{
    int value = 0;
    for (char c : digits)
        value = value * 10 + (c - '0');
    return value;
}

Problem day_problem(const char* code, std::string_view text)
{
    return {Fault::invalid, code, "date", {{"given", std::string{text}}}};
}

} // namespace

std::string to_text(LegalDay day)
{
    const std::chrono::year_month_day date{day};
    const int year = static_cast<int>(date.year());
    return fmt::format("{}{:04}-{:02}-{:02}", year < 0 ? "-" : "", year < 0 ? -year : year,
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

Result<LegalDay> parse_day(std::string_view text)
{
    const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                        all_digits(text.substr(0, 4)) && all_digits(text.substr(5, 2)) &&
                        all_digits(text.substr(8, 2));
    if (!shaped)
        return day_problem("date.malformed", text);
    const std::chrono::year_month_day date{
        std::chrono::year{number_in(text.substr(0, 4))},
        std::chrono::month{static_cast<unsigned>(number_in(text.substr(5, 2)))},
        std::chrono::day{static_cast<unsigned>(number_in(text.substr(8, 2)))}};
    if (!date.ok())
        return day_problem("date.no_such_day", text);
    return LegalDay{date};
}

LegalDay anniversary(LegalDay day, int years)
{
    const std::chrono::year_month_day date{day};
    const auto moved = date + std::chrono::years{years};
    if (moved.ok())
        return LegalDay{moved};
    return LegalDay{moved.year() / std::chrono::March / 1}; // only 29 February can miss
}

LegalDay first_of_january_after(LegalDay day)
{
    return LegalDay{(year_of(day) + std::chrono::years{1}) / std::chrono::January / 1};
}

std::chrono::year year_of(LegalDay day)
{
    return std::chrono::year_month_day{day}.year();
}

} // namespace aperta
