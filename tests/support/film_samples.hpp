// Small scans made on the spot, folders that clean up after themselves, and a stand-in for FFmpeg.
#pragma once

#include "aperta/film/digitise.hpp"
#include "aperta/platform/files.hpp"
#include "tests/support/codes.hpp"
#include "tests/support/temp_folder.hpp"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

namespace aperta
{

class ScratchFolder
{
public:
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const
    {
        return folder_.path() / name;
    }

private:
    TempFolder folder_;
};

inline void put_number(std::string& bytes, std::size_t at, std::uint32_t value, unsigned width)
{
    for (unsigned i = 0; i < width; ++i)
        bytes[at + i] = static_cast<char>(value >> (8U * (width - 1 - i)) & 0xFFU);
}

// A frame of the flavour that is taken; pixels follow from `seed`, padding bits included when
// `padded`.
inline std::string sample_dpx(FrameShape shape, std::uint32_t seed, bool padded = false)
{
    constexpr std::size_t header = 2048;
    std::string bytes(header + shape.pixels() * 4, '\0');
    bytes.replace(0, 4, "SDPX");
    put_number(bytes, 4, header, 4);
    bytes.replace(8, 4, "V1.0");
    put_number(bytes, 16, static_cast<std::uint32_t>(bytes.size()), 4);
    put_number(bytes, 36, seed, 4); // a header that differs from frame to frame
    put_number(bytes, 770, 1, 2);
    put_number(bytes, 772, shape.width, 4);
    put_number(bytes, 776, shape.height, 4);
    bytes[800] = 50;
    bytes[803] = 10;
    put_number(bytes, 804, 1, 2);
    put_number(bytes, 808, header, 4);
    std::uint32_t word = seed * 2654435761U + 1;
    for (std::size_t at = header; at < bytes.size(); at += 4) {
        word = word * 1664525U + 1013904223U;
        put_number(bytes, at, padded ? word : word & ~3U, 4);
    }
    return bytes;
}

inline std::string frame_file(int number)
{
    std::string digits = std::to_string(number);
    return std::string(6 - digits.size(), '0') + digits + ".dpx";
}

inline void save(const std::filesystem::path& path, const std::string& bytes)
{
    std::filesystem::create_directories(path.parent_path());
    std::ofstream{path, std::ios::binary} << bytes;
}

inline void save_scan(const std::filesystem::path& folder, int frames, FrameShape shape = {64, 48})
{
    for (int i = 1; i <= frames; ++i)
        save(folder / frame_file(i), sample_dpx(shape, static_cast<std::uint32_t>(i)));
}

inline ReferenceCode reel_reference()
{
    return *ReferenceCode::parse("VSSE/FILM/0001");
}

inline DigitiseOrder order_for(const ScratchFolder& scratch, std::int64_t expected)
{
    DigitiseOrder order;
    order.reel = reel_reference();
    order.scan = scratch / "scan";
    order.film_folder = scratch / "film";
    order.expected_frames = expected;
    return order;
}

// Ends as it is told, without any process.
class FakeRunner : public MediaRunner
{
public:
    std::function<MediaOutcome(const MediaTask&, const MediaStreams&)> act;
    int runs = 0;

    MediaEngine engine() override { return {"fake", false}; }
    MediaOutcome run(const MediaTask& task, const MediaStreams& streams) override
    {
        ++runs;
        return act(task, streams);
    }
};

inline FilmMachine machine_with(MediaRunner& runner)
{
    return {runner, [](const std::filesystem::path&) { return std::uint64_t{1} << 40U; }};
}

} // namespace aperta
