// Who acts. Every use case takes an Actor; every read takes their clearance.
#pragma once

#include "aperta/core/id.hpp"
#include "aperta/core/language.hpp"
#include "aperta/core/level.hpp"
#include "aperta/core/result.hpp"

#include <set>
#include <string>
#include <string_view>

namespace aperta
{

enum class Role {
    archivist,
    reviewer,
    second_reviewer,
    authority,
    referral_officer,
    transfer_officer,
    film_operator,
    privacy_officer,
    auditor,
    administrator
};

[[nodiscard]] std::string_view code_of(Role role);            // "second_reviewer"
[[nodiscard]] Result<Role> parse_role(std::string_view text); // Problem: role.unknown

struct Actor {
    UserId id;
    std::string account; // "a.peeters"
    std::string name;    // as shown to colleagues
    std::set<Role> roles;
    Level clearance = Level::unclassified; // sees this level and below
    Language language = Language::en;

    [[nodiscard]] bool is(Role role) const { return roles.contains(role); }
};

} // namespace aperta
