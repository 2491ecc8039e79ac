// Whether a text may stand in a field at all, before it is asked what it means.
#pragma once

#include "aperta/catalogue/fields.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace aperta
{

// In bytes of UTF-8. A title longer than a page of print is a mistake, and so is a text of a book's
// length; ten megabytes in a field are an attack.
inline constexpr std::size_t longest_line = 2'000;
inline constexpr std::size_t longest_text = 100'000;

[[nodiscard]] std::string_view trimmed_text(std::string_view text);

// Problems: field.too_long, field.not_utf8, field.control_character, field.one_line.
[[nodiscard]] std::optional<Problem> text_problem(FieldKind kind, std::string_view field,
                                                  std::string_view text);

// "a, b,,c" as a b c, each once.
[[nodiscard]] std::vector<std::string> listed_codes(std::string_view text);
[[nodiscard]] std::string joined_codes_of(const std::vector<std::string>& codes);

} // namespace aperta
