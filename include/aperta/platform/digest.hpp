// SHA-256 and SHA-512 (FIPS 180-4) by OpenSSL's EVP; MD5 only where another tool's list is to be
// compared with (framemd5). A Hasher belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace aperta
{

enum class DigestKind { sha256, sha512, md5 };

class Hasher
{
public:
    explicit Hasher(DigestKind kind);
    ~Hasher();
    Hasher(Hasher&&) noexcept;
    Hasher& operator=(Hasher&&) noexcept;

    void add(std::span<const std::byte> bytes);
    void add(std::string_view text);
    [[nodiscard]] std::string hex(); // lower case; ends the hasher's use

private:
    struct Context;
    std::unique_ptr<Context> context_;
};

[[nodiscard]] std::string sha256_hex(std::string_view text);
[[nodiscard]] std::string sha512_hex(std::string_view text);

} // namespace aperta
