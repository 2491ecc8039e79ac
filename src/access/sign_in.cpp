#include "aperta/access/sign_in.hpp"

#include "access/account_names.hpp"
#include "aperta/platform/digest.hpp"

#include <utility>

namespace aperta
{

namespace
{

constexpr const char* sign_in_act = "access.sign_in";
constexpr const char* sign_out_act = "access.sign_out";
constexpr std::size_t token_length = 43;
// A page a second must not be a write a second.
constexpr std::chrono::minutes touch_every{1};

Problem wrong_credentials()
{
    return {Fault::not_allowed, "access.wrong_credentials", "", {}};
}

Problem too_many_attempts(int minutes)
{
    return {
        Fault::not_allowed, "access.too_many_attempts", "", {{"minutes", std::to_string(minutes)}}};
}

// Until the password is found right, the person is nobody. The name typed is kept only if it is an
// account: people type passwords into the wrong field.
Problems refused_sign_in(const PeoplePorts& ports, const std::optional<Account>& known,
                         Problem problem)
{
    Actor stranger;
    stranger.account = "anonymous";
    return refused({ports.work, ports.audit, ports.clock}, stranger, sign_in_act,
                   known ? known->account : "-", {std::move(problem)});
}

std::optional<Account> find_account(const PeoplePorts& ports, std::string_view name)
{
    const auto tx = ports.work.read();
    return ports.people.account(*tx, name);
}

// Nothing when the password was changed while it was being checked.
std::optional<SignedIn> open_session(const PeoplePorts& ports, const Account& checked,
                                     std::string_view address)
{
    SignedIn signed_in{make_token(), make_token(), actor_of(checked)};
    const auto tx = ports.work.write();
    const auto still = ports.people.account(*tx, checked.id);
    if (!still || still->password_hash != checked.password_hash)
        return std::nullopt;
    const Instant now = ports.clock.now();
    ports.people.expire_sessions(*tx, now - session_limit, now - idle_limit);
    ports.people.add(*tx,
                     Session{sha256_hex(signed_in.token), checked.id, signed_in.csrf, now, now});
    ports.audit.append(*tx, done(ports.clock, signed_in.actor, sign_in_act, checked.account,
                                 "address=" + clip(address)));
    tx->commit();
    return signed_in;
}

bool over(const Session& session, Instant now)
{
    return now >= session.created + session_limit || now >= session.last_seen + idle_limit;
}

// The account of a live session; one without a password may not be in one.
std::optional<Account> account_behind(const PeoplePorts& ports, ReadTx& tx, const Session& session)
{
    if (over(session, ports.clock.now()))
        return std::nullopt;
    auto account = ports.people.account(tx, session.user);
    if (account && account->password_hash.empty())
        return std::nullopt;
    return account;
}

} // namespace

Result<SignedIn> sign_in(PeoplePorts ports, SignInLimiter& limiter, const SignInAttempt& attempt)
{
    const std::string name = account_key(attempt.account);
    const auto known = find_account(ports, name);
    if (const auto minutes = limiter.begin(name, attempt.address))
        return refused_sign_in(ports, known, too_many_attempts(*minutes));
    const bool right = ports.hasher.matches(known ? known->password_hash : "",
                                            attempt.password.substr(0, longest_password + 1));
    if (!right)
        return refused_sign_in(ports, known, wrong_credentials());
    auto signed_in = open_session(ports, *known, attempt.address);
    if (!signed_in)
        return refused_sign_in(ports, known, wrong_credentials());
    limiter.succeeded(name, attempt.address);
    return std::move(*signed_in);
}

std::optional<SessionActor> who_is(PeoplePorts ports, std::string_view token)
{
    if (token.size() != token_length)
        return std::nullopt;
    std::optional<Session> session;
    std::optional<Account> account;
    {
        const auto tx = ports.work.read();
        session = ports.people.session(*tx, sha256_hex(token));
        if (session)
            account = account_behind(ports, *tx, *session);
    }
    if (!account)
        return std::nullopt;
    if (const Instant now = ports.clock.now(); now >= session->last_seen + touch_every) {
        const auto tx = ports.work.write();
        ports.people.touch(*tx, session->token_hash, now);
        tx->commit();
    }
    return SessionActor{actor_of(*account), session->csrf};
}

void sign_out(PeoplePorts ports, std::string_view token)
{
    if (token.size() != token_length)
        return;
    const auto tx = ports.work.write();
    const auto session = ports.people.session(*tx, sha256_hex(token));
    const auto account =
        session ? ports.people.account(*tx, session->user) : std::optional<Account>{};
    if (!account)
        return;
    ports.people.remove_session(*tx, session->token_hash);
    ports.audit.append(*tx, done(ports.clock, actor_of(*account), sign_out_act, account->account));
    tx->commit();
}

} // namespace aperta
