// The four languages of the product. Texts of the archive are mostly Dutch and French.
#pragma once

#include "aperta/core/result.hpp"

#include <array>
#include <string_view>

namespace aperta
{

enum class Language { en, nl, fr, de };

inline constexpr std::array all_languages{Language::en, Language::nl, Language::fr, Language::de};

[[nodiscard]] std::string_view code_of(Language language);    // ISO 639-1: "nl"
[[nodiscard]] std::string_view iso_639_2b(Language language); // "dut", as EAD 2002 wants it

// Accepts either spelling. Problem: language.unknown.
[[nodiscard]] Result<Language> parse_language(std::string_view text);

[[nodiscard]] constexpr char decimal_mark(Language language)
{
    return language == Language::en ? '.' : ',';
}

} // namespace aperta
