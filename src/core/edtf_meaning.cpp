// EDTF tree to days. A coarse date means all of its days; a season is three months, winter running
// into the next year (northern hemisphere, as the archive's papers do). "?" and "~" leave the span
// as written: widening it by guesswork would move a legal day.
#include "aperta/core/date_span.hpp"

namespace aperta
{

namespace edtf
{

namespace
{

using std::chrono::day;
using std::chrono::last;
using std::chrono::month;
using std::chrono::year;

struct Span {
    LegalDay first;
    LegalDay last;
};

Problem meaning_problem(const char* code)
{
    return {Fault::invalid, code, "date", {}};
}

Span months(year from_year, unsigned from_month, unsigned count)
{
    const auto start = from_year / month{from_month};
    const auto end = start + std::chrono::months{static_cast<int>(count) - 1};
    return {LegalDay{start / day{1}}, LegalDay{end / last}};
}

Span whole_years(const Date& date)
{
    int width = 1;
    for (int i = 0; i < date.unspecified_year_digits; ++i)
        width *= 10;
    const int low = date.year < 0 ? date.year - (width - 1) : date.year;
    return {LegalDay{year{low} / std::chrono::January / 1},
            LegalDay{year{low + width - 1} / std::chrono::December / 31}};
}

Result<Span> span_of(const Date& date)
{
    if (date.year > 9999 || date.year < 1) // days are kept as ISO 8601 text of four-digit years
        return meaning_problem("date.out_of_range");
    if (!date.month)
        return whole_years(date);
    if (*date.month >= 21 && *date.month <= 24)
        return months(year{date.year}, (*date.month - 20) * 3, 3);
    if (*date.month < 1 || *date.month > 12)
        return meaning_problem("date.no_such_day");
    if (!date.day)
        return months(year{date.year}, *date.month, 1);
    const std::chrono::year_month_day exact{year{date.year}, month{*date.month}, day{*date.day}};
    if (!exact.ok())
        return meaning_problem("date.no_such_day");
    return Span{LegalDay{exact}, LegalDay{exact}};
}

// One end of an interval: its span, or nothing when open or unknown.
Result<std::optional<Span>> span_of(const End& end)
{
    if (!std::holds_alternative<Date>(end))
        return std::optional<Span>{};
    auto span = span_of(std::get<Date>(end));
    if (!span)
        return span.problems();
    return std::optional<Span>{*span};
}

} // namespace

Result<Days> meaning(const Expression& expression)
{
    if (const auto* date = std::get_if<Date>(&expression)) {
        const auto span = span_of(*date);
        if (!span)
            return span.problems();
        return Days{span->first, span->last};
    }
    const auto& interval = std::get<Interval>(expression);
    const auto start = span_of(interval.start);
    if (!start)
        return start.problems();
    const auto end = span_of(interval.end);
    if (!end)
        return end.problems();
    Days days;
    if (*start)
        days.first = (*start)->first;
    if (*end)
        days.last = (*end)->last;
    if (*start && *end && (*end)->last < (*start)->first)
        return meaning_problem("date.reversed");
    return days;
}

} // namespace edtf

Result<DateSpan> parse_date_span(std::string_view text)
{
    if (text.empty())
        return DateSpan{};
    const auto expression = edtf::parse(text);
    if (!expression)
        return expression.problems();
    auto days = edtf::meaning(*expression);
    if (!days) {
        Problems named = days.problems();
        for (Problem& each : named)
            each.facts.push_back({"given", std::string{text.substr(0, 80)}});
        return named;
    }
    return DateSpan{std::string{text}, days->first, days->last};
}

} // namespace aperta
