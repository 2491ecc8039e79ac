#include "aperta/core/actor.hpp"

#include <array>

namespace aperta
{

namespace
{

constexpr std::array role_codes{
    "archivist",        "reviewer",      "second_reviewer", "authority", "referral_officer",
    "transfer_officer", "film_operator", "privacy_officer", "auditor",   "administrator"};

} // namespace

std::string_view code_of(Role role)
{
    return role_codes.at(static_cast<std::size_t>(role));
}

Result<Role> parse_role(std::string_view text)
{
    for (std::size_t i = 0; i < role_codes.size(); ++i)
        if (text == role_codes.at(i))
            return static_cast<Role>(i);
    return Problem{Fault::invalid, "role.unknown", "role", {{"given", std::string{text}}}};
}

} // namespace aperta
