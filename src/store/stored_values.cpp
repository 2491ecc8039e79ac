#include "store/stored_values.hpp"

#include <charconv>
#include <string>

namespace aperta
{

namespace
{

constexpr std::string_view instant_shape = "dddd-dd-ddTdd:dd:dd.dddZ";

bool has_instant_shape(std::string_view text)
{
    if (text.size() != instant_shape.size())
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (instant_shape[i] == 'd' ? !digit : text[i] != instant_shape[i])
            return false;
    }
    return true;
}

int number_at(std::string_view text, std::size_t from, std::size_t size)
{
    int number = 0;
    std::from_chars(text.data() + from, text.data() + from + size, number);
    return number;
}

} // namespace

std::optional<Instant> parse_instant(std::string_view text)
{
    if (!has_instant_shape(text))
        return std::nullopt;
    const auto day = parse_day(text.substr(0, 10));
    if (!day)
        return std::nullopt;
    const Instant instant = *day + std::chrono::hours{number_at(text, 11, 2)} +
                            std::chrono::minutes{number_at(text, 14, 2)} +
                            std::chrono::seconds{number_at(text, 17, 2)} +
                            std::chrono::milliseconds{number_at(text, 20, 3)};
    // An hour 25 would otherwise be the next day's first.
    return to_text(instant) == text ? std::optional{instant} : std::nullopt;
}

Instant instant_in(const Statement& row, int column)
{
    const auto instant = parse_instant(row.text(column));
    if (!instant)
        throw Breakage{"store.damaged", {}, "an instant that is not: " + row.text(column)};
    return *instant;
}

Level level_in(const Statement& row, int column)
{
    const auto value = row.integer(column);
    if (value < 0 || value > static_cast<std::int64_t>(Level::top_secret))
        throw Breakage{"store.damaged", {}, "a level that is not: " + std::to_string(value)};
    return static_cast<Level>(value);
}

} // namespace aperta
