#include "aperta/access/passwords.hpp"

#include "aperta/core/breakage.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <array>

namespace aperta
{

namespace
{

[[noreturn]] void secrets_failed(const char* detail)
{
    throw Breakage{"access.secrets_failed", {}, detail};
}

void ready_sodium()
{
    static const bool ready = sodium_init() >= 0;
    if (!ready)
        secrets_failed("sodium_init");
}

template <std::size_t size>
std::string random_text(int variant)
{
    std::array<unsigned char, size> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::array<char, sodium_base64_ENCODED_LEN(size, sodium_base64_VARIANT_ORIGINAL)> text{};
    return sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
}

// The text form of a hash with random salt and random digest: to be checked against at full cost,
// without having paid for one at the start of the programme.
std::string hash_of_nobody(HashCost cost)
{
    constexpr std::size_t digest_size = 32;
    constexpr int variant = sodium_base64_VARIANT_ORIGINAL_NO_PADDING;
    return fmt::format("$argon2id$v=19$m={},t={},p=1${}${}", cost.memory_bytes / 1024, cost.passes,
                       random_text<crypto_pwhash_SALTBYTES>(variant),
                       random_text<digest_size>(variant));
}

class Turn
{
public:
    explicit Turn(std::counting_semaphore<2>& at_once) : at_once_(at_once) { at_once_.acquire(); }
    ~Turn() { at_once_.release(); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

private:
    std::counting_semaphore<2>& at_once_;
};

} // namespace

Argon2Hasher::Argon2Hasher(HashCost cost) : cost_(cost)
{
    ready_sodium();
    nobody_ = hash_of_nobody(cost_);
}

std::string Argon2Hasher::hash(std::string_view password) const
{
    const Turn turn{at_once_};
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str_alg(text.data(), password.data(), password.size(), cost_.passes,
                              cost_.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
        secrets_failed("argon2id");
    return text.data();
}

bool Argon2Hasher::matches(std::string_view kept, std::string_view password) const
{
    const Turn turn{at_once_};
    const std::string against{kept.empty() ? nobody_ : kept};
    const int differs = crypto_pwhash_str_verify(against.c_str(), password.data(), password.size());
    return differs == 0 && !kept.empty();
}

std::string make_password()
{
    static constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz23456789"; // no 0 1 i l o
    constexpr int groups = 5;
    constexpr int in_group = 4;
    ready_sodium();
    std::string password;
    for (int i = 0; i < groups * in_group; ++i) {
        if (i > 0 && i % in_group == 0)
            password.push_back('-');
        password.push_back(letters[randombytes_uniform(letters.size())]);
    }
    return password;
}

std::string make_token()
{
    constexpr std::size_t token_size = 32;
    ready_sodium();
    return random_text<token_size>(sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

bool same_secret(std::string_view one, std::string_view other)
{
    return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

} // namespace aperta
