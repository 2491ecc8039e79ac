// EDTF levels 0 and 1, text to tree. Level 0: YYYY, YYYY-MM, YYYY-MM-DD, a/b. Level 1: ? ~ %,
// X for unspecified digits from the right, seasons 21-24, open (..) and unknown ends, Y and
// negative years. Times of day are not archival dates and are refused.
#include "aperta/core/date_span.hpp"

#include <algorithm>
#include <array>

namespace aperta::edtf
{

namespace
{

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

class Cursor
{
public:
    explicit Cursor(std::string_view text) : rest_(text) {}

    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    [[nodiscard]] char peek() const { return rest_.empty() ? '\0' : rest_.front(); }

    bool take(char wanted)
    {
        if (peek() != wanted)
            return false;
        rest_.remove_prefix(1);
        return true;
    }

    std::string_view take_digits_and_x(std::size_t most)
    {
        std::size_t length = 0;
        while (length < rest_.size() && length < most &&
               (is_digit(rest_[length]) || rest_[length] == 'X'))
            ++length;
        const std::string_view taken = rest_.substr(0, length);
        rest_.remove_prefix(length);
        return taken;
    }

private:
    std::string_view rest_;
};

int value_of(std::string_view digits)
{
    int value = 0;
    for (char c : digits)
        value = value * 10 + (c == 'X' ? 0 : c - '0');
    return value;
}

// Year: four digits, X only at the right end and at most two; or Y and five digits.
bool read_year(Cursor& in, Date& date)
{
    const bool long_year = in.take('Y');
    const bool negative = in.take('-');
    const std::string_view digits = in.take_digits_and_x(long_year ? 5 : 4);
    if (digits.size() != (long_year ? 5U : 4U))
        return false;
    const auto first_x =
        static_cast<std::size_t>(std::find(digits.begin(), digits.end(), 'X') - digits.begin());
    const std::string_view unspecified = digits.substr(first_x);
    const bool x_to_the_end =
        std::all_of(unspecified.begin(), unspecified.end(), [](char c) { return c == 'X'; });
    if (!x_to_the_end || unspecified.size() > 2 || (long_year && !unspecified.empty()))
        return false;
    date.unspecified_year_digits = static_cast<int>(unspecified.size());
    date.year = negative ? -value_of(digits) : value_of(digits);
    return true;
}

bool read_two(Cursor& in, std::optional<unsigned>& value, bool& unspecified)
{
    const std::string_view digits = in.take_digits_and_x(2);
    if (digits == "XX") {
        unspecified = true;
        return true;
    }
    if (digits.size() != 2 || digits.find('X') != std::string_view::npos)
        return false;
    value = static_cast<unsigned>(value_of(digits));
    return true;
}

void read_qualifier(Cursor& in, Date& date)
{
    if (in.take('?'))
        date.uncertain = true;
    else if (in.take('~'))
        date.approximate = true;
    else if (in.take('%'))
        date.uncertain = date.approximate = true;
}

bool month_and_day_fit(const Date& date)
{
    if (date.unspecified_year_digits > 0 && (date.month || date.month_unspecified))
        return date.month_unspecified && (date.day_unspecified || !date.day);
    if (date.month_unspecified)
        return !date.day;
    const bool season = date.month && *date.month >= 21 && *date.month <= 24;
    return !season || (!date.day && !date.day_unspecified);
}

std::optional<Date> read_date(std::string_view text)
{
    Cursor in{text};
    Date date;
    if (!read_year(in, date))
        return std::nullopt;
    if (in.take('-')) {
        if (!read_two(in, date.month, date.month_unspecified))
            return std::nullopt;
        if (in.take('-') && !read_two(in, date.day, date.day_unspecified))
            return std::nullopt;
    }
    read_qualifier(in, date);
    if (!in.at_end() || !month_and_day_fit(date))
        return std::nullopt;
    return date;
}

std::optional<End> read_end(std::string_view text)
{
    if (text.empty())
        return Unknown{};
    if (text == "..")
        return Open{};
    if (auto date = read_date(text))
        return *date;
    return std::nullopt;
}

Problem malformed(std::string_view text)
{
    return {Fault::invalid, "date.malformed", "date", {{"given", std::string{text.substr(0, 80)}}}};
}

} // namespace

Result<Expression> parse(std::string_view text)
{
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) {
        if (auto date = read_date(text))
            return Expression{*date};
        return malformed(text);
    }
    const auto start = read_end(text.substr(0, slash));
    const auto end = read_end(text.substr(slash + 1));
    const bool says_something =
        start && end &&
        (std::holds_alternative<Date>(*start) || std::holds_alternative<Date>(*end));
    if (!says_something)
        return malformed(text);
    return Expression{Interval{*start, *end}};
}

} // namespace aperta::edtf
