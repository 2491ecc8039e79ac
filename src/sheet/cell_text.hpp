// What a text may hold to pass from one program to another: well-formed UTF-8, no control character
// but tab and line end, no U+FFFE or U+FFFF (XML 1.0 carries none of the others).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace aperta
{

struct TextFault {
    const char* code = nullptr; // sheet.not_utf8 or sheet.control_character
    std::size_t at = 0;         // byte within the text
    std::uint32_t value = 0;    // the byte, or the code point
};

[[nodiscard]] std::optional<TextFault> text_fault(std::string_view text);

// "E9" for a byte that is not UTF-8, "U+0007" for a character.
[[nodiscard]] std::string fault_value(const TextFault& fault);

void line_ends_to_lf(std::string& text);

// NFC, without the blanks around it. Header names only.
[[nodiscard]] std::string header_name(std::string_view text);
// For telling two header names apart without regard to case.
[[nodiscard]] std::string folded_title(std::string_view text);

[[nodiscard]] std::size_t utf16_units(std::string_view text); // of well-formed UTF-8

} // namespace aperta
