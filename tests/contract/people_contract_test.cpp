#include "aperta/core/breakage.hpp"
#include "tests/support/store_fixture.hpp"

#include <catch2/catch.hpp>

namespace aperta
{

namespace
{

Account reviewer_account()
{
    Account account;
    account.account = "m.dubois";
    account.name = "Margaux Dubois";
    account.roles = {Role::reviewer, Role::auditor};
    account.clearance = Level::secret;
    account.language = Language::fr;
    account.password_hash = "$argon2id$x";
    return account;
}

UserId keep(StoreUnderTest& store, const Account& account)
{
    const auto tx = store.work->write();
    const UserId id = store.people->add(*tx, account);
    tx->commit();
    return id;
}

void keep(StoreUnderTest& store, const Session& session)
{
    const auto tx = store.work->write();
    store.people->add(*tx, session);
    tx->commit();
}

std::optional<Session> session_kept(StoreUnderTest& store, const std::string& hash)
{
    const auto tx = store.work->read();
    return store.people->session(*tx, hash);
}

} // namespace

TEST_CASE("An account is found again by name and by id, whole", "[contract][people]")
{
    for_each_store([](StoreUnderTest& store) {
        Account wanted = reviewer_account();
        wanted.id = keep(store, wanted);
        CHECK(wanted.id.stored());
        const auto tx = store.work->read();
        CHECK(store.people->account(*tx, "m.dubois") == wanted);
        CHECK(store.people->account(*tx, wanted.id) == wanted);
        CHECK_FALSE(store.people->account(*tx, "m.dubo").has_value());
        CHECK_FALSE(store.people->account(*tx, UserId{99}).has_value());
    });
}

TEST_CASE("Accounts are listed by name", "[contract][people]")
{
    for_each_store([](StoreUnderTest& store) {
        keep(store, reviewer_account());
        Account other;
        other.account = "a.peeters";
        other.name = "An Peeters";
        keep(store, other);
        const auto tx = store.work->read();
        const auto accounts = store.people->accounts(*tx);
        REQUIRE(accounts.size() == 2);
        CHECK(accounts[0].account == "a.peeters");
        CHECK(accounts[0].roles.empty());
        CHECK(accounts[1].roles == std::set{Role::reviewer, Role::auditor});
    });
}

TEST_CASE("Two accounts cannot share a name", "[contract][people]")
{
    for_each_store([](StoreUnderTest& store) {
        keep(store, reviewer_account());
        CHECK_THROWS_AS(keep(store, reviewer_account()), Breakage);
    });
}

TEST_CASE("A new password replaces the old", "[contract][people]")
{
    for_each_store([](StoreUnderTest& store) {
        const UserId id = keep(store, reviewer_account());
        {
            const auto tx = store.work->write();
            store.people->set_password(*tx, id, "$argon2id$y");
            tx->commit();
        }
        const auto tx = store.work->read();
        CHECK(store.people->account(*tx, id)->password_hash == "$argon2id$y");
    });
}

TEST_CASE("Sessions are kept, touched, and removed one by one or by account", "[contract][people]")
{
    for_each_store([](StoreUnderTest& store) {
        const UserId user = keep(store, reviewer_account());
        const Instant now = store.clock.now();
        const Instant later = now + std::chrono::minutes{5};
        const std::string one(64, '1');
        const std::string two(64, '2');
        const std::string three(64, '3');
        for (const auto& hash : {one, two, three})
            keep(store, Session{hash, user, "csrf", now, now});
        CHECK(session_kept(store, one) == Session{one, user, "csrf", now, now});
        {
            const auto tx = store.work->write();
            store.people->touch(*tx, one, later);
            store.people->remove_session(*tx, two);
            tx->commit();
        }
        CHECK(session_kept(store, one) == Session{one, user, "csrf", now, later});
        CHECK_FALSE(session_kept(store, two).has_value());
        CHECK(session_kept(store, three).has_value());
        {
            const auto tx = store.work->write();
            store.people->remove_sessions_of(*tx, user);
            tx->commit();
        }
        CHECK_FALSE(session_kept(store, one).has_value());
        CHECK_FALSE(session_kept(store, three).has_value());
    });
}

TEST_CASE("Sessions that began or were last seen too long ago expire", "[contract][people]")
{
    for_each_store([](StoreUnderTest& store) {
        const UserId user = keep(store, reviewer_account());
        const Instant now = store.clock.now();
        const std::chrono::hours hour{1};
        keep(store, Session{std::string(64, 'a'), user, "c", now - 13 * hour, now});
        keep(store, Session{std::string(64, 'b'), user, "c", now - 3 * hour, now - 2 * hour});
        keep(store, Session{std::string(64, 'c'), user, "c", now - 12 * hour, now - hour});
        {
            const auto tx = store.work->write();
            store.people->expire_sessions(*tx, now - 12 * hour, now - hour);
            tx->commit();
        }
        CHECK_FALSE(session_kept(store, std::string(64, 'a')).has_value());
        CHECK_FALSE(session_kept(store, std::string(64, 'b')).has_value());
        CHECK(session_kept(store, std::string(64, 'c')).has_value());
    });
}

} // namespace aperta
