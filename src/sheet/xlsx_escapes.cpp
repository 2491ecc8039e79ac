#include "sheet/cell_value.hpp"

#include <charconv>

namespace aperta
{

namespace
{

constexpr std::size_t escape_size = 7; // _xHHHH_

// The UTF-16 unit that `text` escapes at `at`.
std::optional<std::uint32_t> unit_at(std::string_view text, std::size_t at)
{
    const std::string_view part = text.substr(at, escape_size);
    if (part.size() < escape_size || !part.starts_with("_x") || part.back() != '_')
        return std::nullopt;
    std::uint32_t unit = 0;
    const char* first = part.data() + 2;
    const auto [end, error] = std::from_chars(first, first + 4, unit, 16);
    if (error != std::errc{} || end != first + 4)
        return std::nullopt;
    return unit;
}

void append_utf8(std::uint32_t point, std::string& text)
{
    const auto tail = [&](unsigned shift) {
        text += static_cast<char>(0x80U | ((point >> shift) & 0x3FU));
    };
    if (point < 0x80U) {
        text += static_cast<char>(point);
    } else if (point < 0x800U) {
        text += static_cast<char>(0xC0U | (point >> 6U));
        tail(0);
    } else if (point < 0x10000U) {
        text += static_cast<char>(0xE0U | (point >> 12U));
        tail(6);
        tail(0);
    } else {
        text += static_cast<char>(0xF0U | (point >> 18U));
        tail(12);
        tail(6);
        tail(0);
    }
}

bool high(std::uint32_t unit)
{
    return unit >= 0xD800U && unit < 0xDC00U;
}

bool low(std::uint32_t unit)
{
    return unit >= 0xDC00U && unit < 0xE000U;
}

} // namespace

void undo_escapes(std::string& text)
{
    std::size_t at = text.find("_x");
    if (at == std::string::npos)
        return;
    std::string plain;
    std::size_t from = 0;
    for (; at != std::string::npos; at = text.find("_x", at)) {
        const auto unit = unit_at(text, at);
        const auto second =
            unit && high(*unit) ? unit_at(text, at + escape_size) : std::optional<std::uint32_t>{};
        const bool pair = second && low(*second);
        if (!unit || (!pair && (high(*unit) || low(*unit)))) {
            ++at;
            continue;
        }
        plain.append(text, from, at - from);
        append_utf8(pair ? 0x10000U + ((*unit - 0xD800U) << 10U) + (*second - 0xDC00U) : *unit,
                    plain);
        at += pair ? 2 * escape_size : escape_size;
        from = at;
    }
    text = plain.append(text, from);
}

std::string escape_escapes(std::string_view text)
{
    std::string escaped;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '_' && unit_at(text, at))
            escaped += "_x005F";
        escaped += text[at];
    }
    return escaped;
}

} // namespace aperta
