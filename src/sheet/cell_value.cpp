#include "sheet/cell_value.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>

namespace aperta
{

namespace
{

constexpr std::int64_t seconds_a_day = 86'400;
constexpr double last_serial = 2'958'465; // 31 December 9999

std::optional<double> as_double(std::string_view raw)
{
    double value = 0;
    const auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), value);
    if (error != std::errc{} || end != raw.data() + raw.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::string clock_text(std::int64_t seconds)
{
    return fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

// The day of a serial number; the calendar from 1900 has a 29 February that never was (60).
std::optional<std::chrono::sys_days> serial_day(std::int64_t serial, bool from_1904)
{
    using std::chrono::days;
    constexpr std::chrono::sys_days base_1900{std::chrono::year{1899} / 12 / 30};
    constexpr std::chrono::sys_days base_1904{std::chrono::year{1904} / 1 / 1};
    if (from_1904)
        return base_1904 + days{serial};
    if (serial < 1 || serial == 60)
        return std::nullopt;
    return base_1900 + days{serial < 60 ? serial + 1 : serial};
}

// One significant sign of a number format: what is quoted, escaped or in brackets is none, but for
// [h], [m], [s], which count time.
struct FormatSigns {
    bool day = false, month_or_minute = false, clock = false;
};

void look_at(char sign, FormatSigns& signs)
{
    const char lower = sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign + 32) : sign;
    signs.day = signs.day || lower == 'y' || lower == 'd';
    signs.month_or_minute = signs.month_or_minute || lower == 'm';
    signs.clock = signs.clock || lower == 'h' || lower == 's';
}

std::size_t past(std::string_view code, std::size_t from, char end)
{
    const std::size_t found = code.find(end, from);
    return found == std::string_view::npos ? code.size() : found;
}

FormatSigns signs_of(std::string_view code)
{
    FormatSigns signs;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char c = code[i];
        if (c == '"') {
            i = past(code, i + 1, '"');
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '[') {
            const std::size_t end = past(code, i, ']');
            const char first = i + 1 < code.size() ? code[i + 1] : ']';
            signs.clock =
                signs.clock || (std::string_view{"hHmMsS"}.find(first) != std::string_view::npos &&
                                code.find_first_not_of(first, i + 1) == end);
            i = end;
        } else {
            look_at(c, signs);
        }
    }
    return signs;
}

} // namespace

std::optional<std::string> number_text(std::string_view raw)
{
    const auto value = as_double(raw);
    if (!value)
        return std::nullopt;
    if (std::trunc(*value) == *value && std::fabs(*value) < 1e15)
        return std::to_string(static_cast<std::int64_t>(*value));
    std::array<char, 32> room{};
    const auto [end, error] = std::to_chars(room.data(), room.data() + room.size(), *value);
    return std::string{room.data(), end};
}

Shown shown_by_builtin(int id)
{
    if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47))
        return Shown::time;
    const bool date = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
    return date ? Shown::date : Shown::number;
}

Shown shown_by_code(std::string_view format_code)
{
    if (format_code == "General" || format_code == "@")
        return Shown::number;
    const FormatSigns signs = signs_of(format_code);
    if (signs.day || (signs.month_or_minute && !signs.clock))
        return Shown::date;
    return signs.clock ? Shown::time : Shown::number;
}

std::optional<std::string> serial_text(std::string_view raw, Shown shown, bool from_1904)
{
    const auto value = as_double(raw);
    if (!value || *value < 0 || *value >= last_serial + 1)
        return std::nullopt;
    const std::int64_t seconds = std::llround(*value * static_cast<double>(seconds_a_day));
    if (shown == Shown::time)
        return clock_text(seconds);
    const auto day = serial_day(seconds / seconds_a_day, from_1904);
    if (!day)
        return std::nullopt;
    const std::chrono::year_month_day date{*day};
    std::string text =
        fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                    static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    if (seconds % seconds_a_day != 0)
        text += "T" + clock_text(seconds % seconds_a_day);
    return text;
}

std::string_view day_or_moment(std::string_view iso)
{
    const std::size_t clock = iso.find('T');
    if (clock == std::string_view::npos)
        return iso;
    const bool midnight = iso.find_first_not_of("0:.", clock + 1) == std::string_view::npos;
    return midnight ? iso.substr(0, clock) : iso;
}

std::optional<std::string> duration_text(std::string_view iso)
{
    if (!iso.starts_with("PT"))
        return std::nullopt;
    iso.remove_prefix(2);
    std::int64_t seconds = 0;
    for (const auto& [unit, worth] :
         {std::pair{'H', 3600}, std::pair{'M', 60}, std::pair{'S', 1}}) {
        const std::size_t end = iso.find(unit);
        if (end == std::string_view::npos)
            continue;
        const auto value = as_double(iso.substr(0, end));
        if (!value || *value < 0 || *value > 1e9)
            return std::nullopt;
        seconds += std::llround(*value) * worth;
        iso.remove_prefix(end + 1);
    }
    return iso.empty() ? std::optional{clock_text(seconds)} : std::nullopt;
}

std::optional<CellPlace> cell_place(std::string_view reference)
{
    CellPlace place;
    std::size_t i = 0;
    for (; i < reference.size() && i < 3 && reference[i] >= 'A' && reference[i] <= 'Z'; ++i)
        place.column = place.column * 26 + static_cast<std::size_t>(reference[i] - 'A') + 1;
    const char* end = reference.data() + reference.size();
    const auto [at, error] = std::from_chars(reference.data() + i, end, place.row);
    if (place.column == 0 || error != std::errc{} || at != end || place.row < 1)
        return std::nullopt;
    --place.column;
    return place;
}

} // namespace aperta
