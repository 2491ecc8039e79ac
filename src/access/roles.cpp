#include "aperta/access/roles.hpp"

#include "aperta/access/people.hpp"

#include <string>

namespace aperta
{

Actor actor_of(const Account& account)
{
    return {account.id,    account.account,   account.name,
            account.roles, account.clearance, account.language};
}

std::optional<Problem> may(const Actor& actor, Role role, std::string_view act)
{
    if (actor.is(role))
        return std::nullopt;
    return Problem{Fault::not_allowed,
                   "access.role_needed",
                   "",
                   {{"role", std::string{code_of(role)}}, {"act", std::string{act}}}};
}

} // namespace aperta
