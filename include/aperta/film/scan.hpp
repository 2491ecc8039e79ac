// A scan: a folder of numbered DPX files (SMPTE ST 268:2003), one a frame, checked before any
// decoder sees a byte of it. One flavour is taken, the one that film scanners write most: RGB,
// 10 bit, filled method A, big endian, one element, no line padding, not compressed.
//
// Everything read from a file is bounded before it is used. Problems name the file, never its
// path: film.scan_absent, film.scan_empty, film.not_dpx, film.flavour_unsupported (what),
// film.frame_truncated, film.frame_oversized, film.frame_geometry, film.frame_unnumbered,
// film.frame_missing, film.frame_twice, film.sequence_mixed.
#pragma once

#include "aperta/core/progress.hpp"
#include "aperta/core/result.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

struct FrameShape {
    std::uint32_t width = 0;
    std::uint32_t height = 0;

    [[nodiscard]] std::size_t pixels() const { return std::size_t{width} * height; }
    friend bool operator==(FrameShape, FrameShape) = default;
};

// Where the picture lies in a frame's file: header, one 32-bit word a pixel, trailer.
struct DpxLayout {
    FrameShape shape;
    std::size_t header_bytes = 0;
    std::size_t trailer_bytes = 0;

    [[nodiscard]] std::size_t picture_bytes() const { return shape.pixels() * 4; }
    friend bool operator==(const DpxLayout&, const DpxLayout&) = default;
};

// As much of a file as the parser needs.
inline constexpr std::size_t dpx_head_bytes = 2048;

// `head` is the first dpx_head_bytes of the file, or all of a shorter one.
[[nodiscard]] Result<DpxLayout> parse_dpx(std::string_view file, std::span<const std::byte> head,
                                          std::uint64_t file_bytes);

struct ScanFrame {
    std::string file;
    std::uint64_t number = 0;
    DpxLayout layout;

    [[nodiscard]] std::uint64_t bytes() const
    {
        return layout.header_bytes + layout.picture_bytes() + layout.trailer_bytes;
    }
};

struct Scan {
    std::filesystem::path folder;
    std::vector<ScanFrame> frames; // in order, numbered without a gap

    [[nodiscard]] FrameShape shape() const { return frames.front().layout.shape; }
    [[nodiscard]] std::uint64_t bytes() const;
};

// Looks at every frame and answers with every fault found, up to 50. A folder that holds anything
// but frames is refused: what is in it would be left behind unseen. Also film.cancelled.
[[nodiscard]] Result<Scan> check_scan(const std::filesystem::path& folder,
                                      const ProgressSink& progress);

} // namespace aperta
