// What names a finding aid, checked before a byte is written.
#pragma once

#include "aperta/findingaid/apeead.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

// The text in `language`, else in the first of nl, fr, en, de; "" when there is none.
[[nodiscard]] std::string text_of(const std::vector<FindingAidText>& texts, Language language);

[[nodiscard]] Problems identity_problems(const FindingAidIdentity& identity, Language language);

// Three letters, as ISO 639-2 has them.
[[nodiscard]] bool lawful_language_code(std::string_view code);

} // namespace aperta
