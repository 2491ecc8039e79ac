// The people who use the programme, their sign-ins under way, and the port that keeps both.
// An account is never deleted (the audit names it); taking its password away ends its use.
// Stores throw Breakage (core/work.hpp); use cases check names before they add.
#pragma once

#include "aperta/core/actor.hpp"
#include "aperta/core/clock.hpp"
#include "aperta/core/work.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

struct Account {
    UserId id;
    std::string account; // "a.peeters"
    std::string name;    // as shown to colleagues
    std::set<Role> roles;
    Level clearance = Level::unclassified;
    Language language = Language::en;
    std::string password_hash; // empty: cannot sign in

    friend bool operator==(const Account&, const Account&) = default;
};

// One sign-in under way. The token itself is known to the browser only.
struct Session {
    std::string token_hash; // SHA-256 of the token, hex
    UserId user;
    std::string csrf; // what a form must carry to act in this session
    Instant created;
    Instant last_seen;

    friend bool operator==(const Session&, const Session&) = default;
};

class PeopleStore
{
public:
    virtual ~PeopleStore() = default;

    virtual UserId add(WriteTx& tx, const Account& account) = 0;
    virtual void set_password(WriteTx& tx, UserId user, std::string_view password_hash) = 0;
    [[nodiscard]] virtual std::optional<Account> account(ReadTx& tx, std::string_view account) = 0;
    [[nodiscard]] virtual std::optional<Account> account(ReadTx& tx, UserId id) = 0;
    // By account name.
    [[nodiscard]] virtual std::vector<Account> accounts(ReadTx& tx) = 0;

    virtual void add(WriteTx& tx, const Session& session) = 0;
    [[nodiscard]] virtual std::optional<Session> session(ReadTx& tx,
                                                         std::string_view token_hash) = 0;
    virtual void touch(WriteTx& tx, std::string_view token_hash, Instant seen) = 0;
    virtual void remove_session(WriteTx& tx, std::string_view token_hash) = 0;
    virtual void remove_sessions_of(WriteTx& tx, UserId user) = 0;
    // Removes what began before the one instant or was last seen before the other.
    virtual void expire_sessions(WriteTx& tx, Instant created_before, Instant seen_before) = 0;
};

} // namespace aperta
