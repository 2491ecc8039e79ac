// Text at the border: percent-encoding (RFC 3986, 2005), form fields (WHATWG URL, section 5) and
// UTF-8 (RFC 3629). Pure; safe across threads.
#pragma once

#include "web/message.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

// Nothing when a "%" is not followed by two hexadecimal digits.
[[nodiscard]] std::optional<std::string> percent_decoded(std::string_view text);

// Everything but letters, digits and "-._~/" is encoded.
[[nodiscard]] std::string percent_encoded(std::string_view text);

// An address with its query, of which only what no header may carry is encoded.
[[nodiscard]] std::string percent_encoded_target(std::string_view target);

// "a=1&b=2"; "+" is a space. A field that cannot be decoded or is not clean text is left out.
[[nodiscard]] Fields parse_fields(std::string_view text);

// Well-formed UTF-8 without control characters other than tab, line feed and carriage return.
[[nodiscard]] bool is_clean_text(std::string_view text);

// A whole number without sign, at most 18 digits.
[[nodiscard]] std::optional<std::int64_t> parse_number(std::string_view text);

[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char mark);
[[nodiscard]] std::string_view trimmed(std::string_view text); // of spaces and tabs
[[nodiscard]] std::string lower_case(std::string_view text);   // ASCII

} // namespace aperta
