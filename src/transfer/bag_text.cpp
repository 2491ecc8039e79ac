#include "transfer/bag_text.hpp"

#include <algorithm>
#include <cstdint>

namespace aperta
{

namespace
{

std::string upper_case(std::string_view text)
{
    std::string upper{text};
    for (char& c : upper)
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
    return upper;
}

void add_utf8(std::string& text, std::uint32_t point)
{
    const auto put = [&text](std::uint32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (point < 0x80U) {
        put(point);
    } else if (point < 0x800U) {
        put(0xC0U | (point >> 6U));
        put(0x80U | (point & 0x3FU));
    } else if (point < 0x10000U) {
        put(0xE0U | (point >> 12U));
        put(0x80U | ((point >> 6U) & 0x3FU));
        put(0x80U | (point & 0x3FU));
    } else {
        put(0xF0U | (point >> 18U));
        put(0x80U | ((point >> 12U) & 0x3FU));
        put(0x80U | ((point >> 6U) & 0x3FU));
        put(0x80U | (point & 0x3FU));
    }
}

std::uint32_t byte_at(std::string_view bytes, std::size_t at)
{
    return static_cast<unsigned char>(bytes[at]);
}

// The code points of UTF-16 with an optional byte order mark; without one, big-endian (RFC 2781).
std::optional<std::string> from_utf16(std::string_view bytes)
{
    if (bytes.size() % 2 != 0)
        return std::nullopt;
    const bool little = bytes.starts_with("\xFF\xFE");
    std::string text;
    std::uint32_t high = 0;
    for (std::size_t at = 0; at < bytes.size(); at += 2) {
        const std::uint32_t first = byte_at(bytes, at);
        const std::uint32_t second = byte_at(bytes, at + 1);
        const std::uint32_t unit = little ? (second << 8U | first) : (first << 8U | second);
        if (at == 0 && unit == 0xFEFFU)
            continue;
        const bool low_half = unit >= 0xDC00U && unit < 0xE000U;
        if (low_half != (high != 0))
            return std::nullopt;
        if (unit >= 0xD800U && unit < 0xDC00U) {
            high = unit;
            continue;
        }
        add_utf8(text, low_half ? 0x10000U + ((high - 0xD800U) << 10U) + (unit - 0xDC00U) : unit);
        high = 0;
    }
    return high == 0 ? std::optional{text} : std::nullopt;
}

std::size_t utf8_length(unsigned char first)
{
    if (first < 0x80U)
        return 1;
    if (first >= 0xC2U && first < 0xE0U)
        return 2;
    if (first >= 0xE0U && first < 0xF0U)
        return 3;
    return first >= 0xF0U && first < 0xF5U ? 4 : 0;
}

bool is_utf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8_length(static_cast<unsigned char>(text[at]));
        if (length == 0 || at + length > text.size())
            return false;
        for (std::size_t i = 1; i < length; ++i)
            if ((static_cast<unsigned char>(text[at + i]) & 0xC0U) != 0x80U)
                return false;
        at += length;
    }
    return true;
}

bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

std::string without_escapes(std::string_view path)
{
    std::string plain;
    for (std::size_t at = 0; at < path.size(); ++at) {
        const std::string code = path[at] == '%' ? upper_case(path.substr(at, 3)) : std::string{};
        if (code != "%0A" && code != "%0D" && code != "%25") {
            plain.push_back(path[at]);
            continue;
        }
        plain.push_back(code == "%0A" ? '\n' : code == "%0D" ? '\r' : '%');
        at += 2;
    }
    return plain;
}

std::optional<ManifestLine> parse_manifest_line(std::string_view text, std::size_t digits,
                                                bool escapes)
{
    const auto end =
        static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_hex) - text.begin());
    std::size_t at = end;
    while (at < text.size() && is_blank(text[at]))
        ++at;
    if (end != digits || at == end || at == text.size())
        return std::nullopt;
    ManifestLine line;
    line.checksum = text.substr(0, end);
    for (char& c : line.checksum)
        if (c >= 'A' && c <= 'F')
            c = static_cast<char>(c - 'A' + 'a');
    std::string_view path = text.substr(at);
    line.starred = path.front() == '*';
    path.remove_prefix(line.starred ? 1 : 0);
    line.dotted = path.starts_with("./");
    path.remove_prefix(line.dotted ? 2 : 0);
    line.path = escapes ? without_escapes(path) : std::string{path};
    return line;
}

std::string_view stripped(std::string_view text)
{
    while (!text.empty() && is_blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back()))
        text.remove_suffix(1);
    return text;
}

} // namespace

bool known_encoding(std::string_view encoding)
{
    return decoded("", encoding).has_value();
}

std::optional<std::string> decoded(std::string_view bytes, std::string_view encoding)
{
    const std::string name = upper_case(encoding);
    if (name == "UTF-8" || name == "US-ASCII")
        return is_utf8(bytes) ? std::optional{std::string{bytes}} : std::nullopt;
    if (name == "UTF-16" || name == "UTF-16BE" || name == "UTF-16LE")
        return from_utf16(name == "UTF-16LE" && !bytes.starts_with("\xFF\xFE")
                              ? "\xFF\xFE" + std::string{bytes}
                              : std::string{bytes});
    if (name != "ISO-8859-1")
        return std::nullopt;
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); ++at)
        add_utf8(text, byte_at(bytes, at));
    return text;
}

std::vector<std::string_view> bag_lines(std::string_view text)
{
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        lines.push_back(text.substr(0, end));
        const bool pair = text.substr(end).starts_with("\r\n");
        text.remove_prefix(std::min(text.size(), end + (pair ? 2U : 1U)));
    }
    return lines;
}

ManifestText parse_manifest(std::string_view text, std::size_t digits, bool escapes)
{
    ManifestText parsed;
    std::size_t number = 0;
    for (const std::string_view each : bag_lines(text)) {
        ++number;
        if (stripped(each).empty())
            continue;
        if (auto line = parse_manifest_line(each, digits, escapes)) {
            line->line = number;
            parsed.lines.push_back(std::move(*line));
        } else {
            parsed.malformed.push_back(number);
        }
    }
    return parsed;
}

std::string manifest_text(const std::map<std::string, std::string>& checksums)
{
    std::string text;
    for (const auto& [path, checksum] : checksums)
        text.append(checksum).append("  ").append(path).append("\n");
    return text;
}

bool safe_path(std::string_view path)
{
    if (path.empty() || path.front() == '/' || path.front() == '~')
        return false;
    if (path.find('\0') != std::string_view::npos)
        return false;
    while (!path.empty()) {
        const std::size_t slash = std::min(path.find('/'), path.size());
        const std::string_view part = path.substr(0, slash);
        if (part.empty() || part == "." || part == "..")
            return false;
        path.remove_prefix(std::min(path.size(), slash + 1));
    }
    return true;
}

std::vector<BagInfoEntry> parse_bag_info(std::string_view text)
{
    std::vector<BagInfoEntry> entries;
    for (const std::string_view line : bag_lines(text)) {
        const std::size_t colon = line.find(':');
        if (!line.empty() && is_blank(line.front()) && !entries.empty())
            entries.back().value.append(" ").append(stripped(line));
        else if (colon != std::string_view::npos)
            entries.push_back({std::string{stripped(line.substr(0, colon))},
                               std::string{stripped(line.substr(colon + 1))}});
    }
    return entries;
}

} // namespace aperta
