// Who a stored account acts as, and whether a role allows an act. Pure; safe across threads.
#pragma once

#include "aperta/core/actor.hpp"
#include "aperta/core/result.hpp"

#include <optional>
#include <string_view>

namespace aperta
{

struct Account;

// Nobody may take this name: the audit means the machine's own command line by it.
inline constexpr std::string_view console_account = "console";

[[nodiscard]] Actor actor_of(const Account& account);

// Nothing when the actor holds the role, else access.role_needed (facts: role, act).
[[nodiscard]] std::optional<Problem> may(const Actor& actor, Role role, std::string_view act);

} // namespace aperta
