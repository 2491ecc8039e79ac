// Secrets: made, kept and compared. Passwords are kept as argon2id (RFC 9106) in the text form of
// the Argon2 reference implementation; tokens are 256 random bits.
//
// Cost in production: 128 MiB and 4 passes, about a quarter of a second; at most two at once, the
// others wait, so that a burst of sign-ins cannot take the machine's memory.
// Throws Breakage access.secrets_failed when memory or randomness cannot be had. Thread-safe.
#pragma once

#include <cstddef>
#include <semaphore>
#include <string>
#include <string_view>

namespace aperta
{

class PasswordHasher
{
public:
    virtual ~PasswordHasher() = default;
    [[nodiscard]] virtual std::string hash(std::string_view password) const = 0;
    // An empty `kept` never matches, and costs what any other costs: the time of a refusal must
    // not tell which accounts exist.
    [[nodiscard]] virtual bool matches(std::string_view kept, std::string_view password) const = 0;
};

struct HashCost {
    unsigned passes = 4;
    std::size_t memory_bytes = std::size_t{128} << 20U;
};

class Argon2Hasher : public PasswordHasher
{
public:
    explicit Argon2Hasher(HashCost cost = {});
    [[nodiscard]] std::string hash(std::string_view password) const override;
    [[nodiscard]] bool matches(std::string_view kept, std::string_view password) const override;

private:
    HashCost cost_;
    std::string nobody_; // a hash that no password is known for
    mutable std::counting_semaphore<2> at_once_{2};
};

// Five groups of four from letters and digits that cannot be misread, 99 bits: "k7mq-4tzw-...".
[[nodiscard]] std::string make_password();

// 32 random bytes in base64url, 43 characters.
[[nodiscard]] std::string make_token();

// Takes the same time wherever the two differ. For tokens that came over the network.
[[nodiscard]] bool same_secret(std::string_view one, std::string_view other);

} // namespace aperta
