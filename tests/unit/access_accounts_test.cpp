#include "aperta/access/sign_in.hpp"

#include "tests/support/store_fixture.hpp"

#include <catch2/catch.hpp>

namespace aperta
{

namespace
{

struct AccountsOffice {
    std::unique_ptr<StoreUnderTest> store = sqlite_under_test();
    Argon2Hasher hasher{{1, 8192}};
    SignInLimiter limiter{store->clock};
    Actor administrator;

    AccountsOffice()
    {
        administrator.account = "r.beheer";
        administrator.roles = {Role::administrator};
    }
    PeoplePorts ports()
    {
        return {*store->work, *store->people, *store->audit, store->clock, hasher};
    }
    AuditEvent last_event() const
    {
        const auto tx = store->work->read();
        return store->audit->newest(*tx, 1).front().event;
    }
};

Account archivist_account(std::string name = "a.peeters")
{
    Account account;
    account.account = std::move(name);
    account.name = "An Peeters";
    account.roles = {Role::archivist, Role::film_operator};
    account.clearance = Level::confidential;
    account.password_hash = "forged";
    return account;
}

std::vector<std::string> codes(const Problems& problems)
{
    std::vector<std::string> list;
    for (const Problem& problem : problems)
        list.push_back(problem.code);
    return list;
}

} // namespace

TEST_CASE("An administrator adds an account that can sign in", "[access]")
{
    AccountsOffice office;
    const auto id = add_account(office.ports(), office.administrator, archivist_account(),
                                "correct horse battery");
    REQUIRE(id.ok());
    CHECK(office.last_event().act == "access.add_account");
    CHECK(office.last_event().subject == "a.peeters");
    CHECK(office.last_event().details == "roles=archivist,film_operator clearance=CONFIDENTIAL");
    const auto signed_in =
        sign_in(office.ports(), office.limiter, {"a.peeters", "correct horse battery", "10.0.0.1"});
    REQUIRE(signed_in.ok());
    CHECK(signed_in->actor.id == *id);
}

TEST_CASE("An account added without a password cannot sign in, whatever hash came with it",
          "[access]")
{
    AccountsOffice office;
    REQUIRE(add_account(office.ports(), office.administrator, archivist_account(), "").ok());
    const auto tx = office.store->work->read();
    CHECK(office.store->people->account(*tx, "a.peeters")->password_hash.empty());
}

TEST_CASE("Who is no administrator adds no account, and the attempt is audited", "[access]")
{
    AccountsOffice office;
    Actor archivist;
    archivist.account = "j.janssens";
    archivist.roles = {Role::archivist};
    const auto answer = add_account(office.ports(), archivist, archivist_account(), "");
    REQUIRE_FALSE(answer.ok());
    CHECK(answer.problems() ==
          Problems{{Fault::not_allowed,
                    "access.role_needed",
                    "",
                    {{"role", "administrator"}, {"act", "access.add_account"}}}});
    CHECK(office.last_event().account == "j.janssens");
    CHECK(office.last_event().code == "access.role_needed");
}

TEST_CASE("Accounts are spelled in one way", "[access]")
{
    AccountsOffice office;
    const std::string account =
        GENERATE(as<std::string>{}, "", "a", "A.Peeters", "a peeters", "1abc", ".abc", "an@vsse",
                 "console", std::string(65, 'a'), "andré");
    INFO(account);
    const auto answer =
        add_account(office.ports(), office.administrator, archivist_account(account), "");
    REQUIRE_FALSE(answer.ok());
    CHECK(codes(answer.problems()) == std::vector<std::string>{"access.account_malformed"});
    CHECK(answer.problems().front().field == "account");
}

TEST_CASE("Everything wrong with a new account is said at once", "[access]")
{
    AccountsOffice office;
    Account account = archivist_account("A B");
    account.name.clear();
    const auto answer = add_account(office.ports(), office.administrator, account, "short");
    REQUIRE_FALSE(answer.ok());
    CHECK(codes(answer.problems()) == std::vector<std::string>{"access.account_malformed",
                                                               "access.name_missing",
                                                               "access.password_short"});
}

TEST_CASE("A name that is taken is refused", "[access]")
{
    AccountsOffice office;
    REQUIRE(add_account(office.ports(), office.administrator, archivist_account(), "").ok());
    const auto answer = add_account(office.ports(), office.administrator, archivist_account(), "");
    REQUIRE_FALSE(answer.ok());
    CHECK(codes(answer.problems()) == std::vector<std::string>{"access.account_taken"});
    CHECK(office.last_event().outcome == "refused");
}

TEST_CASE("A password is long enough, not too long, and not the account", "[access]")
{
    AccountsOffice office;
    Account account = archivist_account("a.vanderstappen");
    const auto [password, code] = GENERATE(table<std::string, std::string>({
        {"elevenchars", "access.password_short"},
        {std::string(257, 'x'), "access.password_long"},
        {"A.vanderstappen", "access.password_is_account"},
    }));
    const auto answer = add_account(office.ports(), office.administrator, account, password);
    REQUIRE_FALSE(answer.ok());
    CHECK(codes(answer.problems()) == std::vector<std::string>{code});
}

TEST_CASE("A new password ends the sessions and the use of the old", "[access]")
{
    AccountsOffice office;
    REQUIRE(add_account(office.ports(), office.administrator, archivist_account(),
                        "correct horse battery")
                .ok());
    const auto before =
        sign_in(office.ports(), office.limiter, {"a.peeters", "correct horse battery", "10.0.0.1"});
    REQUIRE(before.ok());
    REQUIRE(set_password(office.ports(), before->actor, "a.peeters", "staple correct horse").ok());
    CHECK(office.last_event().act == "access.set_password");
    CHECK(office.last_event().details.empty());
    CHECK_FALSE(who_is(office.ports(), before->token).has_value());
    CHECK_FALSE(
        sign_in(office.ports(), office.limiter, {"a.peeters", "correct horse battery", "10.0.0.1"})
            .ok());
    CHECK(sign_in(office.ports(), office.limiter, {"a.peeters", "staple correct horse", "10.0.0.1"})
              .ok());
}

TEST_CASE("Only the administrator sets the password of another", "[access]")
{
    AccountsOffice office;
    REQUIRE(add_account(office.ports(), office.administrator, archivist_account(), "").ok());
    Actor other;
    other.account = "j.janssens";
    const auto refused = set_password(office.ports(), other, "a.peeters", "correct horse battery");
    REQUIRE_FALSE(refused.ok());
    CHECK(codes(refused.problems()) == std::vector<std::string>{"access.role_needed"});
    CHECK(set_password(office.ports(), office.administrator, "a.peeters", "correct horse battery")
              .ok());
    const auto unknown =
        set_password(office.ports(), office.administrator, "nobody", "correct horse battery");
    REQUIRE_FALSE(unknown.ok());
    CHECK(codes(unknown.problems()) == std::vector<std::string>{"access.account_unknown"});
    const auto weak = set_password(office.ports(), office.administrator, "a.peeters", "weak");
    REQUIRE_FALSE(weak.ok());
    CHECK(codes(weak.problems()) == std::vector<std::string>{"access.password_short"});
}

TEST_CASE("A role allows what it allows and nothing else", "[access]")
{
    Actor actor;
    actor.roles = {Role::reviewer};
    CHECK_FALSE(may(actor, Role::reviewer, "declassification.recommend").has_value());
    const auto problem = may(actor, Role::authority, "declassification.decide");
    REQUIRE(problem.has_value());
    CHECK(problem->code == "access.role_needed");
    CHECK(fact(*problem, "role") == "authority");
    CHECK(fact(*problem, "act") == "declassification.decide");
}

TEST_CASE("The hash of an audit row depends on every field and its place", "[access]")
{
    const AuditRow row{
        7, {Instant{}, "a", "b", "c", "refused", "G1", "d"}, std::string(64, '0'), ""};
    // Computed with sha256sum over the canonical form written by hand.
    CHECK(audit_hash(row) == "dfaa18eefc35771c21ac0f08fc50ec971d62b90242b55c4e83a1833ce6b76323");
    AuditRow moved = row;
    moved.event.account = "ab";
    moved.event.act = "";
    CHECK(audit_hash(moved) != audit_hash(row));
}

} // namespace aperta
