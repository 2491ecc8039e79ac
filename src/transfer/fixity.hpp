// Several checksums of one stream in one reading, by the names that BagIt gives them.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

// "SHA-512" and "sha512" are one (RFC 8493, section 2.4); "" when it is none that we know.
[[nodiscard]] std::string known_algorithm(std::string_view name);

// How many hexadecimal digits a checksum of a known algorithm has.
[[nodiscard]] std::size_t checksum_digits(std::string_view algorithm);

class Fixity
{
public:
    explicit Fixity(const std::vector<std::string>& wanted);
    ~Fixity();
    Fixity(Fixity&&) noexcept;
    Fixity& operator=(Fixity&&) noexcept;

    void add(std::span<const std::byte> bytes);
    void add(std::string_view text);
    // Lower case, in the order asked for; ends the use.
    [[nodiscard]] std::vector<std::string> hex();

private:
    struct Contexts;
    std::unique_ptr<Contexts> contexts_;
};

} // namespace aperta
