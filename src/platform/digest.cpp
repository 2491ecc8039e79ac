#include "aperta/platform/digest.hpp"

#include "aperta/core/breakage.hpp"

#include <openssl/evp.h>

#include <array>

namespace aperta
{

namespace
{

void must(int status)
{
    if (status != 1)
        throw Breakage{"platform.digest_failed", {}, "EVP digest call failed"};
}

const EVP_MD* algorithm_of(DigestKind kind)
{
    switch (kind) {
    case DigestKind::sha256:
        return EVP_sha256();
    case DigestKind::sha512:
        return EVP_sha512();
    case DigestKind::md5:
        break;
    }
    return EVP_md5();
}

std::string digest_of(DigestKind kind, std::string_view text)
{
    Hasher hasher{kind};
    hasher.add(text);
    return hasher.hex();
}

} // namespace

struct Hasher::Context {
    struct Free {
        void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    };
    std::unique_ptr<EVP_MD_CTX, Free> md{EVP_MD_CTX_new()};
};

Hasher::Hasher(DigestKind kind) : context_(std::make_unique<Context>())
{
    must(EVP_DigestInit_ex(context_->md.get(), algorithm_of(kind), nullptr));
}

Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;

void Hasher::add(std::span<const std::byte> bytes)
{
    must(EVP_DigestUpdate(context_->md.get(), bytes.data(), bytes.size()));
}

void Hasher::add(std::string_view text)
{
    add(std::as_bytes(std::span{text}));
}

std::string Hasher::hex()
{
    static constexpr std::string_view digits = "0123456789abcdef";
    std::array<unsigned char, EVP_MAX_MD_SIZE> raw{};
    unsigned size = 0;
    must(EVP_DigestFinal_ex(context_->md.get(), raw.data(), &size));
    std::string text;
    text.reserve(std::size_t{size} * 2);
    for (unsigned i = 0; i < size; ++i) {
        text.push_back(digits[raw.at(i) >> 4U]);
        text.push_back(digits[raw.at(i) & 15U]);
    }
    return text;
}

std::string sha256_hex(std::string_view text)
{
    return digest_of(DigestKind::sha256, text);
}

std::string sha512_hex(std::string_view text)
{
    return digest_of(DigestKind::sha512, text);
}

} // namespace aperta
