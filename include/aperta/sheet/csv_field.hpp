// One field of a CSV file: in quotes, and behind an apostrophe where a spreadsheet program would
// take it for a formula (= + - @ tab CR first). So that reading can take the apostrophe off again
// without loss, a text that begins with apostrophes before such a sign gets one more. Pure.
#pragma once

#include <string>
#include <string_view>

namespace aperta
{

[[nodiscard]] bool wants_guard(std::string_view text);

[[nodiscard]] std::string csv_field(std::string_view text);

// The text behind the guard: what was given to csv_field.
[[nodiscard]] std::string_view without_guard(std::string_view text);

} // namespace aperta
