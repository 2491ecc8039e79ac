// The two forms of one frame: the scanner's (one big-endian 32-bit word a pixel: ten bits each of
// red, green, blue, then two bits that mean nothing) and FFmpeg's planar one (all green, then all
// blue, then all red samples, each a little-endian 16-bit number).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace aperta
{

using Bytes = std::vector<std::byte>;

// `planes` becomes 6 bytes a pixel.
void to_planes(std::span<const std::byte> words, Bytes& planes);

// `words` becomes 4 bytes a pixel, with the padding put back (empty: all zero).
void to_words(std::span<const std::byte> planes, std::span<const std::byte> padding, Bytes& words);

// The padding bits, four pixels a byte, first pixel highest; empty when all are zero.
[[nodiscard]] Bytes padding_of(std::span<const std::byte> words);

} // namespace aperta
