#include "aperta/access/passwords.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>

namespace aperta
{

namespace
{

constexpr HashCost cheap{1, 8192};

} // namespace

TEST_CASE("A password fits its own hash and no other", "[access]")
{
    const Argon2Hasher hasher{cheap};
    const std::string kept = hasher.hash("correct horse battery");
    CHECK(kept.starts_with("$argon2id$v=19$m=8,t=1,p=1$"));
    CHECK(hasher.matches(kept, "correct horse battery"));
    CHECK_FALSE(hasher.matches(kept, "correct horse batterx"));
    CHECK_FALSE(hasher.matches(kept, ""));
    CHECK(hasher.hash("correct horse battery") != kept);
}

TEST_CASE("Nothing fits an account without a password", "[access]")
{
    const Argon2Hasher hasher{cheap};
    CHECK_FALSE(hasher.matches("", ""));
    CHECK_FALSE(hasher.matches("", "correct horse battery"));
    CHECK_FALSE(hasher.matches("not a hash", "not a hash"));
}

TEST_CASE("A password that is made up is readable, long and never the same", "[access]")
{
    std::set<std::string> made;
    for (int i = 0; i < 200; ++i) {
        const std::string password = make_password();
        CHECK(password.size() == 24);
        CHECK(password.find_first_not_of("abcdefghjkmnpqrstuvwxyz23456789-") == std::string::npos);
        CHECK(password[4] == '-');
        CHECK(password[19] == '-');
        made.insert(password);
    }
    CHECK(made.size() == 200);
}

TEST_CASE("A token is 32 bytes in base64url", "[access]")
{
    const std::string token = make_token();
    CHECK(token.size() == 43);
    CHECK(token.find_first_of("+/=") == std::string::npos);
    CHECK(make_token() != token);
}

TEST_CASE("Two secrets are the same only byte by byte", "[access]")
{
    CHECK(same_secret("abc", "abc"));
    CHECK_FALSE(same_secret("abc", "abd"));
    CHECK_FALSE(same_secret("abc", "abcd"));
    CHECK_FALSE(same_secret("", "a"));
    CHECK(same_secret("", ""));
}

} // namespace aperta
