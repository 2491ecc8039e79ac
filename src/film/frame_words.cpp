#include "film/frame_words.hpp"

#include <algorithm>
#include <cassert>
#include <cstdint>

namespace aperta
{

namespace
{

constexpr std::uint32_t ten_bits = 0x3FFU;

std::uint32_t load_word(const std::byte* at)
{
    return std::to_integer<std::uint32_t>(at[0]) << 24U |
           std::to_integer<std::uint32_t>(at[1]) << 16U |
           std::to_integer<std::uint32_t>(at[2]) << 8U | std::to_integer<std::uint32_t>(at[3]);
}

void store_word(std::byte* at, std::uint32_t word)
{
    at[0] = static_cast<std::byte>(word >> 24U);
    at[1] = static_cast<std::byte>(word >> 16U);
    at[2] = static_cast<std::byte>(word >> 8U);
    at[3] = static_cast<std::byte>(word);
}

std::uint32_t load_sample(const std::byte* at)
{
    return std::to_integer<std::uint32_t>(at[0]) | std::to_integer<std::uint32_t>(at[1]) << 8U;
}

void store_sample(std::byte* at, std::uint32_t sample)
{
    at[0] = static_cast<std::byte>(sample);
    at[1] = static_cast<std::byte>(sample >> 8U);
}

std::uint32_t padding_at(std::span<const std::byte> padding, std::size_t pixel)
{
    const auto four = std::to_integer<std::uint32_t>(padding[pixel / 4]);
    return four >> (6 - 2 * (pixel % 4)) & 3U;
}

} // namespace

void to_planes(std::span<const std::byte> words, Bytes& planes)
{
    const std::size_t pixels = words.size() / 4;
    planes.resize(pixels * 6);
    std::byte* green = planes.data();
    std::byte* blue = green + pixels * 2;
    std::byte* red = blue + pixels * 2;
    for (std::size_t i = 0; i < pixels; ++i) {
        const std::uint32_t word = load_word(words.data() + i * 4);
        store_sample(red + i * 2, word >> 22U);
        store_sample(green + i * 2, word >> 12U & ten_bits);
        store_sample(blue + i * 2, word >> 2U & ten_bits);
    }
}

void to_words(std::span<const std::byte> planes, std::span<const std::byte> padding, Bytes& words)
{
    const std::size_t pixels = planes.size() / 6;
    assert(padding.empty() || padding.size() == (pixels + 3) / 4);
    words.resize(pixels * 4);
    const std::byte* green = planes.data();
    const std::byte* blue = green + pixels * 2;
    const std::byte* red = blue + pixels * 2;
    for (std::size_t i = 0; i < pixels; ++i) {
        const std::uint32_t word = load_sample(red + i * 2) << 22U |
                                   load_sample(green + i * 2) << 12U |
                                   load_sample(blue + i * 2) << 2U;
        store_word(words.data() + i * 4, padding.empty() ? word : word | padding_at(padding, i));
    }
}

Bytes padding_of(std::span<const std::byte> words)
{
    const std::size_t pixels = words.size() / 4;
    Bytes padding((pixels + 3) / 4);
    std::byte any{0};
    for (std::size_t i = 0; i < pixels; ++i) {
        const std::byte two = words[i * 4 + 3] & std::byte{3};
        any |= two;
        padding[i / 4] |= two << (6 - 2 * (i % 4));
    }
    if (any == std::byte{0})
        padding.clear();
    return padding;
}

} // namespace aperta
