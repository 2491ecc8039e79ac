// How accounts are spelled: 2 to 64 of a-z 0-9 . - _, beginning with a letter. Pure.
#pragma once

#include <string>
#include <string_view>

namespace aperta
{

inline constexpr std::size_t longest_account = 64;

// What came from outside, short enough for a row of the audit.
[[nodiscard]] inline std::string clip(std::string_view text)
{
    return std::string{text.substr(0, longest_account)};
}

// The spelling that an account is looked up by: as typed, in lower case, clipped one past the
// longest so that a name which is too long finds nobody.
[[nodiscard]] std::string account_key(std::string_view typed);

[[nodiscard]] bool well_formed_account(std::string_view account);

} // namespace aperta
