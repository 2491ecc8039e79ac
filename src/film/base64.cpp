// RFC 4648, section 4: with padding, without line breaks.
#include "film/sidecar.hpp"

#include <array>

namespace aperta
{

namespace
{

constexpr std::string_view base64_letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::array<std::int8_t, 256> letter_values()
{
    std::array<std::int8_t, 256> values{};
    values.fill(-1);
    for (std::size_t i = 0; i < base64_letters.size(); ++i)
        values.at(static_cast<unsigned char>(base64_letters[i])) = static_cast<std::int8_t>(i);
    return values;
}

constexpr std::array<std::int8_t, 256> values_of_letters = letter_values();

} // namespace

std::string to_base64(std::span<const std::byte> bytes)
{
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = group << 8U | (k < count ? std::to_integer<std::uint32_t>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            text += k <= count ? base64_letters[group >> (18 - 6 * k) & 63U] : '=';
    }
    return text;
}

bool from_base64(std::string_view text, Bytes& bytes)
{
    bytes.clear();
    if (text.size() % 4 != 0)
        return false;
    std::size_t letters = text.size();
    while (letters > 0 && text.size() - letters < 2 && text[letters - 1] == '=')
        --letters;
    std::uint32_t group = 0;
    unsigned bits = 0;
    bytes.reserve(text.size() / 4 * 3);
    for (const char letter : text.substr(0, letters)) {
        const std::int8_t value = values_of_letters.at(static_cast<unsigned char>(letter));
        if (value < 0)
            return false;
        group = group << 6U | static_cast<std::uint32_t>(value);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes.push_back(static_cast<std::byte>(group >> bits));
        }
    }
    return true;
}

} // namespace aperta
