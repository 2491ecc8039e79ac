#include "sheet/cell_text.hpp"

#include "aperta/core/breakage.hpp"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <fmt/format.h>

namespace aperta
{

namespace
{

// Most of every text is plain ASCII from the space up: nothing to decode there.
std::size_t plain_prefix(std::string_view text, std::size_t from)
{
    while (from < text.size() && text[from] >= ' ')
        ++from; // bytes from 0x80 are below ' ' where char is signed
    return from;
}

// ICU's decoder is a macro, which this project's warnings do not suit.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
UChar32 next_point(std::string_view text, std::int32_t& at)
{
    const auto length = static_cast<std::int32_t>(text.size());
    UChar32 point = 0;
    U8_NEXT(text.data(), at, length, point); // NOLINT: see above
    return point;
}
#pragma GCC diagnostic pop

bool unlawful(UChar32 point)
{
    if (point < 0x20)
        return point != '\t' && point != '\n';
    return point == 0xFFFE || point == 0xFFFF;
}

} // namespace

std::optional<TextFault> text_fault(std::string_view text)
{
    std::size_t from = 0;
    while ((from = plain_prefix(text, from)) < text.size()) {
        auto at = static_cast<std::int32_t>(from);
        const UChar32 point = next_point(text, at);
        if (point < 0)
            return TextFault{"sheet.not_utf8", from, static_cast<unsigned char>(text[from])};
        if (unlawful(point))
            return TextFault{"sheet.control_character", from, static_cast<std::uint32_t>(point)};
        from = static_cast<std::size_t>(at);
    }
    return std::nullopt;
}

std::string fault_value(const TextFault& fault)
{
    if (fault.code == std::string_view{"sheet.not_utf8"})
        return fmt::format("{:02X}", fault.value);
    return fmt::format("U+{:04X}", fault.value);
}

void line_ends_to_lf(std::string& text)
{
    for (std::size_t at = text.find("\r\n"); at != std::string::npos; at = text.find("\r\n", at))
        text.erase(at, 1);
}

std::string header_name(std::string_view text)
{
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
    const auto given = icu::UnicodeString::fromUTF8(
        icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
    icu::UnicodeString name = nfc->normalize(given, error);
    if (U_FAILURE(error))
        throw Breakage{"sheet.unicode_failed", {}, u_errorName(error)};
    std::string bytes;
    name.trim().toUTF8String(bytes);
    return bytes;
}

std::string folded_title(std::string_view text)
{
    auto name = icu::UnicodeString::fromUTF8(
        icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
    std::string bytes;
    name.foldCase().toUTF8String(bytes);
    return bytes;
}

std::size_t utf16_units(std::string_view text)
{
    std::size_t units = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        units += (byte & 0xC0U) != 0x80U ? 1U : 0U;
        units += byte >= 0xF0U ? 1U : 0U;
    }
    return units;
}

} // namespace aperta
