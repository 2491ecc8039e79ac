#include "web/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aperta
{

namespace
{

std::optional<unsigned> hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f')
        return static_cast<unsigned>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F')
        return static_cast<unsigned>(c - 'A' + 10);
    return std::nullopt;
}

bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view{"-._~/"}.find(c) != std::string_view::npos;
}

struct Utf8Lead {
    std::size_t more; // bytes that follow
    std::uint32_t bits;
    std::uint32_t least; // smaller values would be overlong
};

std::optional<Utf8Lead> utf8_lead(unsigned char c)
{
    if (c < 0x80U)
        return Utf8Lead{0, c, 0};
    if (c >= 0xC2U && c <= 0xDFU)
        return Utf8Lead{1, c & 0x1FU, 0x80};
    if (c >= 0xE0U && c <= 0xEFU)
        return Utf8Lead{2, c & 0x0FU, 0x800};
    if (c >= 0xF0U && c <= 0xF4U)
        return Utf8Lead{3, c & 0x07U, 0x10000};
    return std::nullopt;
}

bool may_stand(std::uint32_t point)
{
    if (point < 0x20U)
        return point == '\t' || point == '\n' || point == '\r';
    const bool surrogate = point >= 0xD800U && point <= 0xDFFFU;
    const bool control = point >= 0x7FU && point <= 0x9FU;
    const bool nothing = (point & 0xFFFEU) == 0xFFFEU;
    return !surrogate && !control && !nothing && point <= 0x10FFFFU;
}

// The code point at `at`, which is moved behind it; nothing when malformed.
std::optional<std::uint32_t> next_point(std::string_view text, std::size_t& at)
{
    const auto lead = utf8_lead(static_cast<unsigned char>(text[at++]));
    if (!lead || text.size() - at < lead->more)
        return std::nullopt;
    std::uint32_t point = lead->bits;
    for (std::size_t i = 0; i < lead->more; ++i) {
        const auto c = static_cast<unsigned char>(text[at++]);
        if ((c & 0xC0U) != 0x80U)
            return std::nullopt;
        point = (point << 6U) | (c & 0x3FU);
    }
    return point < lead->least ? std::nullopt : std::optional{point};
}

} // namespace

std::optional<std::string> percent_decoded(std::string_view text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            plain += text[i];
            continue;
        }
        if (text.size() - i < 3)
            return std::nullopt;
        const auto high = hex_digit(text[i + 1]);
        const auto low = hex_digit(text[i + 2]);
        if (!high || !low)
            return std::nullopt;
        plain += static_cast<char>(*high * 16U + *low);
        i += 2;
    }
    return plain;
}

std::string percent_encoded(std::string_view text)
{
    std::string encoded;
    for (char c : text) {
        if (is_plain(c))
            encoded += c;
        else
            encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return encoded;
}

std::string percent_encoded_target(std::string_view target)
{
    std::string encoded;
    for (char c : target) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > 0x20U && byte < 0x7FU && c != '"')
            encoded += c;
        else
            encoded += fmt::format("%{:02X}", byte);
    }
    return encoded;
}

Fields parse_fields(std::string_view text)
{
    Fields fields;
    for (std::string_view pair : split(text, '&')) {
        std::string spaced{pair};
        std::replace(spaced.begin(), spaced.end(), '+', ' ');
        const std::size_t at = spaced.find('=');
        auto name = percent_decoded(std::string_view{spaced}.substr(0, at));
        auto value = at == std::string::npos
                         ? std::optional{std::string{}}
                         : percent_decoded(std::string_view{spaced}.substr(at + 1));
        if (name && value && !name->empty() && is_clean_text(*name) && is_clean_text(*value))
            fields.add(std::move(*name), std::move(*value));
    }
    return fields;
}

bool is_clean_text(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const auto point = next_point(text, at);
        if (!point || !may_stand(*point))
            return false;
    }
    return true;
}

std::optional<std::int64_t> parse_number(std::string_view text)
{
    if (text.empty() || text.size() > 18)
        return std::nullopt;
    std::int64_t value = 0;
    for (char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::vector<std::string_view> split(std::string_view text, char mark)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t at = text.find(mark);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos)
            return parts;
        text.remove_prefix(at + 1);
    }
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::string lower_case(std::string_view text)
{
    std::string lower{text};
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

} // namespace aperta
