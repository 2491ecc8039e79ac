#include "catalogue/field_text.hpp"

#include <algorithm>

namespace aperta
{

namespace
{

struct Decoded {
    char32_t point = 0;
    std::size_t size = 0; // 0: not UTF-8
};

bool is_follower(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// RFC 3629: no overlong form, no surrogate, nothing above U+10FFFF.
Decoded decode(std::string_view text)
{
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < size ||
        !std::all_of(text.begin() + 1, text.begin() + static_cast<std::ptrdiff_t>(size),
                     is_follower))
        return {};
    char32_t point = lead & (0xFFU >> (size + 1));
    for (std::size_t i = 1; i < size; ++i)
        point = (point << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
    const bool overlong = (size == 3 && point < 0x800) || (size == 4 && point < 0x10000);
    const bool outside = point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF);
    return overlong || outside ? Decoded{} : Decoded{point, size};
}

// XML 1.0 cannot carry them, so no finding aid could: C0 but tab and newline, DEL and C1 with them,
// U+FFFE and U+FFFF.
bool is_control(char32_t point)
{
    if (point == U'\t' || point == U'\n')
        return false;
    return point < 0x20 || (point >= 0x7F && point <= 0x9F) || point == 0xFFFE || point == 0xFFFF;
}

Problem about_field(const char* code, std::string_view field, std::vector<Fact> facts = {})
{
    facts.push_back({"field", std::string{field}});
    return {Fault::invalid, code, std::string{field}, std::move(facts)};
}

} // namespace

std::string_view trimmed_text(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::optional<Problem> text_problem(FieldKind kind, std::string_view field, std::string_view text)
{
    const std::size_t limit = kind == FieldKind::text ? longest_text : longest_line;
    if (text.size() > limit)
        return about_field(
            "field.too_long", field,
            {{"limit", std::to_string(limit)}, {"bytes", std::to_string(text.size())}});
    for (std::size_t at = 0; at < text.size();) {
        const Decoded next = decode(text.substr(at));
        if (next.size == 0)
            return about_field("field.not_utf8", field, {{"at", std::to_string(at + 1)}});
        if (is_control(next.point))
            return about_field("field.control_character", field, {{"at", std::to_string(at + 1)}});
        if (next.point == U'\n' && kind != FieldKind::text)
            return about_field("field.one_line", field);
        at += next.size;
    }
    return std::nullopt;
}

std::vector<std::string> listed_codes(std::string_view text)
{
    std::vector<std::string> codes;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        const std::string_view code = trimmed_text(text.substr(0, comma));
        if (!code.empty() && std::find(codes.begin(), codes.end(), code) == codes.end())
            codes.emplace_back(code);
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return codes;
}

std::string joined_codes_of(const std::vector<std::string>& codes)
{
    std::string text;
    for (const std::string& code : codes)
        text += (text.empty() ? "" : ",") + code;
    return text;
}

} // namespace aperta
