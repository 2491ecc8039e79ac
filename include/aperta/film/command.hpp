// What FFmpeg is asked, as argument vectors made by pure functions. File names are our own and
// relative to the job's folder, so that no text of a user and no path reaches a command.
#pragma once

#include "aperta/film/scan.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace aperta
{

using Arguments = std::vector<std::string>; // without the program itself

// Names inside an attempt's folder.
inline constexpr const char* master_file = "master.mkv";
inline constexpr const char* access_file = "access.mp4";
inline constexpr const char* contact_sheet_file = "contact_sheet.jpg";
inline constexpr const char* thumbnail_folder = "thumbs";

// The part of the scanned window that the access copy shows, in pixels.
struct PictureWindow {
    std::uint32_t x = 0, y = 0, width = 0, height = 0;
};

struct EncodePlan {
    FrameShape shape;
    std::int64_t frames = 0;
    int frames_per_second = 16;
    std::optional<PictureWindow> picture; // the whole frame when absent
    int threads = 2;
};

// Every how many frames a thumbnail is taken, so that at most 24 fill the sheet.
[[nodiscard]] std::int64_t thumbnail_step(std::int64_t frames);
[[nodiscard]] std::int64_t thumbnail_count(std::int64_t frames);

// Pixels come in on standard input; master, access copy and thumbnails go out.
[[nodiscard]] Arguments encode_arguments(const EncodePlan& plan);
// Tiles the thumbnails, six a row.
[[nodiscard]] Arguments contact_sheet_arguments(std::int64_t thumbnails);
// The master's frames as planar 10-bit samples on standard output.
[[nodiscard]] Arguments decode_master_arguments(int threads);
// Decodes the access copy to nowhere, for its count of frames.
[[nodiscard]] Arguments count_access_arguments(int threads);

struct DrawPlan {
    std::string graph; // one line, without comments
    std::int64_t frames = 0;
    int frames_per_second = 16;
};
// Writes 000001.dpx and so on into the job's folder.
[[nodiscard]] Arguments draw_arguments(const DrawPlan& plan);

// What a child may take, sized from the picture.
struct ChildLimits {
    std::uint64_t memory_bytes = 0;
    std::uint64_t file_bytes = 0; // largest single file
};
[[nodiscard]] ChildLimits limits_for(FrameShape shape, std::int64_t frames);

// The full command: limits, then the sandbox (or, without one, death with the parent), then
// FFmpeg. In the sandbox the job's folder is all that can be seen besides the programs.
enum class Confinement { sandbox, process_only };
[[nodiscard]] Arguments confined(Confinement confinement, const ChildLimits& limits,
                                 const std::string& folder, const Arguments& command);

// A command as it is kept in the record: one line, the job's folder left out.
[[nodiscard]] std::string as_recorded(const Arguments& arguments);

} // namespace aperta
