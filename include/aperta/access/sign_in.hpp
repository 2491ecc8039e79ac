// Signing in and out, and the accounts behind it. A sign-in yields an opaque token; the store
// knows only its hash, so that a stolen copy of the database opens no session.
//
// Sign-ins, sign-outs, refusals and changes of accounts are audited; that a session was seen again
// is not. Problems are named at each use case. Safe across threads as far as the ports are.
#pragma once

#include "aperta/access/audit.hpp"
#include "aperta/access/passwords.hpp"
#include "aperta/access/people.hpp"
#include "aperta/access/roles.hpp"
#include "aperta/access/sign_in_limiter.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace aperta
{

inline constexpr std::chrono::hours session_limit{12};
inline constexpr std::chrono::minutes idle_limit{60};
inline constexpr std::size_t shortest_password = 12; // bytes
inline constexpr std::size_t longest_password = 256;

struct PeoplePorts {
    Work& work;
    PeopleStore& people;
    AuditLog& audit;
    const Clock& clock;
    const PasswordHasher& hasher;
};

struct SignInAttempt {
    std::string_view account; // as typed: case does not matter
    std::string_view password;
    std::string_view address; // of the network, as the limiter counts it and the audit keeps it
};

struct SignedIn {
    std::string token; // for the cookie; nowhere else
    std::string csrf;
    Actor actor;
};

struct SessionActor {
    Actor actor;
    std::string csrf; // compare with same_secret
};

// Problems: access.too_many_attempts (facts: minutes), access.wrong_credentials. The latter is the
// same, and takes the same time, for an unknown account, one without password, a wrong password.
[[nodiscard]] Result<SignedIn> sign_in(PeoplePorts ports, SignInLimiter& limiter,
                                       const SignInAttempt& attempt);

// Whose session it is; nothing once it is over: signed out, 12 hours old, or idle for an hour.
[[nodiscard]] std::optional<SessionActor> who_is(PeoplePorts ports, std::string_view token);

// Ends the session. A token that is of no session is no error: the wish is fulfilled.
void sign_out(PeoplePorts ports, std::string_view token);

// For administrators. An empty password makes an account that cannot sign in yet; an id and a
// hash in `wanted` are ignored. Problems: access.role_needed, access.account_malformed,
// access.account_taken, access.name_missing, and those of set_password.
[[nodiscard]] Result<UserId> add_account(PeoplePorts ports, const Actor& actor, Account wanted,
                                         std::string_view password);

// For administrators, and for everyone their own. Ends the sessions of the account. Problems:
// access.role_needed, access.account_unknown, access.password_short (facts: least),
// access.password_long (most), access.password_is_account.
[[nodiscard]] Result<Done> set_password(PeoplePorts ports, const Actor& actor,
                                        std::string_view account, std::string_view password);

} // namespace aperta
