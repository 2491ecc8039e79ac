#include "transfer/fixity.hpp"

#include "aperta/core/breakage.hpp"

#include <openssl/evp.h>

#include <array>

namespace aperta
{

namespace
{

struct Algorithm {
    std::string_view name;
    std::size_t digits;
    const EVP_MD* (*digest)();
};

// Older bags carry MD5 and SHA-1; they tell of accidents, not of forgers.
constexpr std::array<Algorithm, 6> known_algorithms{{{"md5", 32, EVP_md5},
                                                     {"sha1", 40, EVP_sha1},
                                                     {"sha224", 56, EVP_sha224},
                                                     {"sha256", 64, EVP_sha256},
                                                     {"sha384", 96, EVP_sha384},
                                                     {"sha512", 128, EVP_sha512}}};

const Algorithm* find_algorithm(std::string_view name)
{
    for (const Algorithm& each : known_algorithms)
        if (each.name == name)
            return &each;
    return nullptr;
}

void must_digest(int status)
{
    if (status != 1)
        throw Breakage{"platform.digest_failed", {}, "EVP digest call failed"};
}

std::string hex_of(std::span<const unsigned char> raw)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : raw) {
        text.push_back(digits[byte >> 4U]);
        text.push_back(digits[byte & 15U]);
    }
    return text;
}

} // namespace

std::string known_algorithm(std::string_view name)
{
    std::string plain;
    for (const char c : name)
        if (c >= 'A' && c <= 'Z')
            plain.push_back(static_cast<char>(c - 'A' + 'a'));
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            plain.push_back(c);
    return find_algorithm(plain) == nullptr ? std::string{} : plain;
}

std::size_t checksum_digits(std::string_view algorithm)
{
    const Algorithm* found = find_algorithm(algorithm);
    return found == nullptr ? 0 : found->digits;
}

struct Fixity::Contexts {
    struct Free {
        void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    };
    std::vector<std::unique_ptr<EVP_MD_CTX, Free>> each;
};

Fixity::Fixity(const std::vector<std::string>& wanted) : contexts_(std::make_unique<Contexts>())
{
    for (const std::string& name : wanted) {
        contexts_->each.emplace_back(EVP_MD_CTX_new());
        must_digest(EVP_DigestInit_ex(contexts_->each.back().get(), find_algorithm(name)->digest(),
                                      nullptr));
    }
}

Fixity::~Fixity() = default;
Fixity::Fixity(Fixity&&) noexcept = default;
Fixity& Fixity::operator=(Fixity&&) noexcept = default;

void Fixity::add(std::span<const std::byte> bytes)
{
    for (const auto& context : contexts_->each)
        must_digest(EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()));
}

void Fixity::add(std::string_view text)
{
    add(std::as_bytes(std::span{text}));
}

std::vector<std::string> Fixity::hex()
{
    std::vector<std::string> all;
    for (const auto& context : contexts_->each) {
        std::array<unsigned char, EVP_MAX_MD_SIZE> raw{};
        unsigned size = 0;
        must_digest(EVP_DigestFinal_ex(context.get(), raw.data(), &size));
        all.push_back(hex_of(std::span{raw}.first(size)));
    }
    return all;
}

} // namespace aperta
