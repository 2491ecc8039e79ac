#include "aperta/access/sign_in_limiter.hpp"

#include "tests/support/hand_clock.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace aperta
{

using std::chrono::minutes;

TEST_CASE("The sixth wrong password in a quarter of an hour is not even tried", "[access]")
{
    HandClock clock;
    SignInLimiter limiter{clock};
    for (int i = 0; i < 5; ++i) {
        CHECK_FALSE(limiter.begin("a.peeters", "10.0.0.1").has_value());
        clock.advance(minutes{1});
    }
    CHECK(limiter.begin("a.peeters", "10.0.0.1") == 10);
    CHECK(limiter.begin("a.peeters", "10.0.0.2") == 10);
    CHECK_FALSE(limiter.begin("m.dubois", "10.0.0.1").has_value());
}

TEST_CASE("Knocking on a closed door does not keep it closed", "[access]")
{
    HandClock clock;
    SignInLimiter limiter{clock};
    for (int i = 0; i < 5; ++i)
        (void)limiter.begin("a.peeters", "10.0.0.1");
    clock.advance(minutes{14});
    CHECK(limiter.begin("a.peeters", "10.0.0.1") == 1);
    clock.advance(minutes{1});
    CHECK_FALSE(limiter.begin("a.peeters", "10.0.0.1").has_value());
}

TEST_CASE("An address that tries many accounts is stopped at twenty", "[access]")
{
    HandClock clock;
    SignInLimiter limiter{clock};
    for (int i = 0; i < 20; ++i)
        CHECK_FALSE(limiter.begin("account" + std::to_string(i), "10.0.0.1").has_value());
    CHECK(limiter.begin("another", "10.0.0.1") == 15);
    CHECK_FALSE(limiter.begin("another", "10.0.0.2").has_value());
}

TEST_CASE("A right password clears the account but only its own attempt of the address", "[access]")
{
    HandClock clock;
    SignInLimiter limiter{clock, {2, 3}};
    (void)limiter.begin("victim", "10.0.0.1");
    (void)limiter.begin("own", "10.0.0.1");
    limiter.succeeded("own", "10.0.0.1");
    (void)limiter.begin("own", "10.0.0.1");
    limiter.succeeded("own", "10.0.0.1");
    CHECK_FALSE(limiter.begin("victim", "10.0.0.1").has_value());
    CHECK_FALSE(limiter.begin("third", "10.0.0.1").has_value());
    CHECK(limiter.begin("fourth", "10.0.0.1").has_value());
    CHECK(limiter.begin("victim", "10.0.0.2").has_value());
}

TEST_CASE("The limiter forgets the stalest name when it is full", "[access]")
{
    HandClock clock;
    SignInLimiter limiter{clock, {1, 100, minutes{15}, 3}};
    for (const char* name : {"one", "two", "three", "four"}) {
        CHECK_FALSE(limiter.begin(name, "10.0.0.1").has_value());
        clock.advance(minutes{1});
    }
    CHECK(limiter.begin("four", "10.0.0.1").has_value());
    CHECK(limiter.begin("two", "10.0.0.1").has_value());
    CHECK_FALSE(limiter.begin("one", "10.0.0.1").has_value());
}

} // namespace aperta
