#include "aperta/access/sign_in.hpp"

#include "aperta/platform/digest.hpp"
#include "tests/support/store_fixture.hpp"

#include <catch2/catch.hpp>

namespace aperta
{

namespace
{

using std::chrono::hours;
using std::chrono::minutes;

constexpr const char* right_password = "correct horse battery";

// Counts what was hashed, so that a test can see that a refusal cost as much as any other.
class CountingHasher : public PasswordHasher
{
public:
    [[nodiscard]] std::string hash(std::string_view password) const override
    {
        return "hash of " + std::string{password};
    }
    [[nodiscard]] bool matches(std::string_view kept, std::string_view password) const override
    {
        ++checks;
        return !kept.empty() && kept == hash(password);
    }
    mutable int checks = 0;
};

struct SignInDesk {
    std::unique_ptr<StoreUnderTest> store = sqlite_under_test();
    CountingHasher hasher;
    SignInLimiter limiter{store->clock};

    SignInDesk()
    {
        Account account;
        account.account = "a.peeters";
        account.name = "An Peeters";
        account.roles = {Role::archivist};
        account.clearance = Level::secret;
        account.language = Language::nl;
        REQUIRE(add_account(ports(), administrator(), account, right_password).ok());
        account.account = "b.zonder";
        REQUIRE(add_account(ports(), administrator(), account, "").ok());
    }

    PeoplePorts ports()
    {
        return {*store->work, *store->people, *store->audit, store->clock, hasher};
    }
    static Actor administrator()
    {
        Actor actor;
        actor.account = std::string{console_account};
        actor.roles = {Role::administrator};
        return actor;
    }
    Result<SignedIn> try_in(std::string_view account, std::string_view password)
    {
        return sign_in(ports(), limiter, {account, password, "10.0.0.1"});
    }
    std::string token()
    {
        const auto signed_in = try_in("a.peeters", right_password);
        REQUIRE(signed_in.ok());
        return signed_in->token;
    }
    AuditEvent last_event() const
    {
        const auto tx = store->work->read();
        return store->audit->newest(*tx, 1).front().event;
    }
};

} // namespace

TEST_CASE("Whoever signs in with the right password acts as the account", "[access]")
{
    SignInDesk desk;
    const auto signed_in = desk.try_in("A.Peeters", right_password);
    REQUIRE(signed_in.ok());
    CHECK(signed_in->actor.account == "a.peeters");
    CHECK(signed_in->actor.clearance == Level::secret);
    CHECK(desk.last_event().act == "access.sign_in");
    CHECK(desk.last_event().outcome == "done");
    CHECK(desk.last_event().details == "address=10.0.0.1");

    const auto who = who_is(desk.ports(), signed_in->token);
    REQUIRE(who.has_value());
    CHECK(who->actor.name == "An Peeters");
    CHECK(who->actor.is(Role::archivist));
    CHECK(who->actor.language == Language::nl);
    CHECK(who->csrf == signed_in->csrf);
    CHECK(who->csrf != signed_in->token);
}

TEST_CASE("The store knows the hash of a token, never the token", "[access]")
{
    SignInDesk desk;
    const std::string token = desk.token();
    const auto tx = desk.store->work->read();
    CHECK(desk.store->people->session(*tx, sha256_hex(token)).has_value());
    CHECK_FALSE(desk.store->people->session(*tx, token).has_value());
}

TEST_CASE("Every wrong sign-in is refused alike, at the same cost, and audited", "[access]")
{
    SignInDesk desk;
    const auto [account, password, subject] =
        GENERATE(table<std::string, std::string, std::string>({
            {"a.peeters", "wrong horse battery", "a.peeters"},
            {"a.peeters", "", "a.peeters"},
            {"a.peeters", std::string(100'000, 'x'), "a.peeters"},
            {"nobody", right_password, "-"},
            {"correct horse battery", "", "-"},
            {"b.zonder", "", "b.zonder"},
            {"b.zonder", "anything at all", "b.zonder"},
            {std::string(100'000, 'a'), right_password, "-"},
            {"", "", "-"},
        }));
    const auto answer = desk.try_in(account, password);
    REQUIRE_FALSE(answer.ok());
    CHECK(answer.problems() == Problems{{Fault::not_allowed, "access.wrong_credentials", "", {}}});
    CHECK(desk.hasher.checks == 1);
    CHECK(desk.last_event().account == "anonymous");
    CHECK(desk.last_event().subject == subject);
    CHECK(desk.last_event().outcome == "refused");
    CHECK(desk.last_event().code == "access.wrong_credentials");
}

TEST_CASE("After five wrong passwords even the right one waits, and nothing is hashed", "[access]")
{
    SignInDesk desk;
    for (int i = 0; i < 5; ++i)
        CHECK_FALSE(desk.try_in("a.peeters", "wrong").ok());
    const auto answer = desk.try_in("A.PEETERS", right_password);
    REQUIRE_FALSE(answer.ok());
    CHECK(answer.problems().front().code == "access.too_many_attempts");
    CHECK(fact(answer.problems().front(), "minutes") == "15");
    CHECK(desk.hasher.checks == 5);
    CHECK(desk.last_event().code == "access.too_many_attempts");
    desk.store->clock.advance(minutes{15});
    CHECK(desk.try_in("a.peeters", right_password).ok());
}

TEST_CASE("A right password takes the wrong ones before it off the count", "[access]")
{
    SignInDesk desk;
    for (int i = 0; i < 3; ++i) {
        for (int k = 0; k < 4; ++k)
            CHECK_FALSE(desk.try_in("a.peeters", "wrong").ok());
        CHECK(desk.try_in("a.peeters", right_password).ok());
    }
}

TEST_CASE("An account whose password was taken away is in no session", "[access]")
{
    SignInDesk desk;
    const std::string token = desk.token();
    {
        const auto tx = desk.store->work->write();
        const auto account = desk.store->people->account(*tx, "a.peeters");
        desk.store->people->set_password(*tx, account->id, "");
        tx->commit();
    }
    CHECK_FALSE(who_is(desk.ports(), token).has_value());
}

TEST_CASE("A session ends after an hour of idling", "[access]")
{
    SignInDesk desk;
    const std::string token = desk.token();
    desk.store->clock.advance(minutes{59});
    CHECK(who_is(desk.ports(), token).has_value());
    desk.store->clock.advance(minutes{59});
    CHECK(who_is(desk.ports(), token).has_value());
    desk.store->clock.advance(minutes{60});
    CHECK_FALSE(who_is(desk.ports(), token).has_value());
}

TEST_CASE("A session ends after twelve hours, however busy", "[access]")
{
    SignInDesk desk;
    const std::string token = desk.token();
    for (int i = 0; i < 23; ++i) {
        desk.store->clock.advance(minutes{30});
        CHECK(who_is(desk.ports(), token).has_value());
    }
    desk.store->clock.advance(minutes{30});
    CHECK_FALSE(who_is(desk.ports(), token).has_value());
}

TEST_CASE("Sessions that are over are swept at the next sign-in", "[access]")
{
    SignInDesk desk;
    const std::string token = desk.token();
    desk.store->clock.advance(hours{2});
    (void)desk.token();
    const auto tx = desk.store->work->read();
    CHECK_FALSE(desk.store->people->session(*tx, sha256_hex(token)).has_value());
}

TEST_CASE("A forged token is nobody's", "[access]")
{
    SignInDesk desk;
    std::string token = desk.token();
    token.back() = token.back() == 'A' ? 'B' : 'A';
    CHECK_FALSE(who_is(desk.ports(), token).has_value());
    CHECK_FALSE(who_is(desk.ports(), "").has_value());
    CHECK_FALSE(who_is(desk.ports(), std::string(1'000'000, 'A')).has_value());
}

TEST_CASE("Signing out ends the session at once and is audited once", "[access]")
{
    SignInDesk desk;
    const std::string token = desk.token();
    sign_out(desk.ports(), token);
    CHECK_FALSE(who_is(desk.ports(), token).has_value());
    CHECK(desk.last_event().act == "access.sign_out");
    CHECK(desk.last_event().account == "a.peeters");
    const auto rows = [&desk] {
        const auto tx = desk.store->work->read();
        return desk.store->audit->newest(*tx, 100).size();
    };
    const auto before = rows();
    sign_out(desk.ports(), token);
    sign_out(desk.ports(), "nonsense");
    CHECK(rows() == before);
}

TEST_CASE("A password changed while it was being checked opens nothing", "[access]")
{
    // The change happens inside the check, as it would when an administrator is quicker.
    struct SlowHasher : CountingHasher {
        StoreUnderTest* store = nullptr;
        [[nodiscard]] bool matches(std::string_view kept, std::string_view password) const override
        {
            const auto tx = store->work->write();
            const auto account = store->people->account(*tx, "a.peeters");
            store->people->set_password(*tx, account->id, hash("another one"));
            tx->commit();
            return CountingHasher::matches(kept, password);
        }
    };
    SignInDesk desk;
    SlowHasher slow;
    slow.store = desk.store.get();
    PeoplePorts ports{*desk.store->work, *desk.store->people, *desk.store->audit, desk.store->clock,
                      slow};
    const auto answer = sign_in(ports, desk.limiter, {"a.peeters", right_password, "10.0.0.1"});
    REQUIRE_FALSE(answer.ok());
    CHECK(answer.problems().front().code == "access.wrong_credentials");
}

} // namespace aperta
