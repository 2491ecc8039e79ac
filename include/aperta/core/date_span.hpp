// An archival date: EDTF text (ISO 8601-2:2019, Extended Date/Time Format levels 0 and 1) kept as
// the archivist wrote it, and the first and last day it can mean.
//
// Three small files: src/core/edtf_grammar.cpp reads text into the tree below,
// src/core/edtf_meaning.cpp turns the tree into days, and this header is the tree.
// Problems: date.malformed, date.no_such_day (31 February), date.reversed, date.out_of_range (years
// before 1 or after 9999).
#pragma once

#include "aperta/core/legal_day.hpp"
#include "aperta/core/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace aperta
{

namespace edtf
{

// One date. Digits that are unspecified (X) widen the span; a season is a month of 21 to 24.
struct Date {
    int year = 0;
    int unspecified_year_digits = 0; // 0 to 2, from the right: 194X is 1, 19XX is 2
    std::optional<unsigned> month;   // 1-12, or a season 21-24 (spring to winter)
    bool month_unspecified = false;  // 1944-XX
    std::optional<unsigned> day;
    bool day_unspecified = false; // 1944-09-XX
    bool uncertain = false;       // ?
    bool approximate = false;     // ~

    friend bool operator==(const Date&, const Date&) = default;
};

struct Open { // "..": known to go on
    friend bool operator==(Open, Open) = default;
};
struct Unknown { // nothing before or after the slash
    friend bool operator==(Unknown, Unknown) = default;
};

using End = std::variant<Date, Open, Unknown>;

struct Interval {
    End start;
    End end;

    friend bool operator==(const Interval&, const Interval&) = default;
};

using Expression = std::variant<Date, Interval>;

[[nodiscard]] Result<Expression> parse(std::string_view text);

struct Days {
    std::optional<LegalDay> first;
    std::optional<LegalDay> last;

    friend bool operator==(const Days&, const Days&) = default;
};

[[nodiscard]] Result<Days> meaning(const Expression& expression);

} // namespace edtf

// Rules count from `last`; where it is absent nothing is ever old (an unknown date makes no one
// free). An empty text is an undated unit.
struct DateSpan {
    std::string text;
    std::optional<LegalDay> first;
    std::optional<LegalDay> last;

    [[nodiscard]] bool undated() const { return text.empty(); }

    friend bool operator==(const DateSpan&, const DateSpan&) = default;
};

// The field named in problems is "date".
[[nodiscard]] Result<DateSpan> parse_date_span(std::string_view text);

} // namespace aperta
