// A film reel as the archive knows it, how many frames it should hold, and what was made of it.
// Lengths are whole millimetres measured on the film as it is now, shrinkage is in thousandths,
// the pitch (one frame to the next on film that has not shrunk) in micrometres. Integers only.
#pragma once

#include "aperta/core/extent.hpp"
#include "aperta/core/id.hpp"
#include "aperta/core/level.hpp"
#include "aperta/core/reference_code.hpp"
#include "aperta/core/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace aperta
{

struct Reel {
    ReelId id;
    UnitId unit;             // the described unit that the reel belongs to
    ReferenceCode reference; // of that unit: "VSSE/OR/0076/1"
    std::string gauge;       // vocabulary gauges: "9.5mm"
    int pitch_um = 0;        // as the vocabulary said when the reel was registered
    Millimetres length;
    int shrinkage_permille = 0;
    int frames_per_second = 16;
    std::string base;        // "safety", "nitrate", "unknown"
    std::string condition;   // A-D strip, 0 to 3 in quarters, as the assessor wrote it: "0.25"
    std::string sound;       // "silent", "optical", "magnetic"; "" when not known
    std::string scan_folder; // name of the folder that holds the scanner's files
    Level level = Level::unclassified; // of its unit; read only, set by the store
};

// length / (pitch x (1 - shrinkage)), halves rounded up. Asserts a positive pitch and a shrinkage
// of 0 to 999.
[[nodiscard]] std::int64_t expected_frames(Millimetres length, int pitch_um,
                                           int shrinkage_permille);
[[nodiscard]] std::int64_t expected_frames(const Reel& reel);

// A count that is off by more than 3 % or by more than 50 frames: to be looked at, not refused,
// for a notched title or a torn end explains it.
[[nodiscard]] bool frames_doubtful(std::int64_t expected, std::int64_t found);

// The reel's folder below the film folder: the reference with "~" for "/", which no reference can
// hold, so that two reels never share a folder.
[[nodiscard]] std::string folder_name(const ReferenceCode& reference);

enum class RenditionKind { master, access, contact_sheet, thumbnail, frame_list, sidecar };
[[nodiscard]] std::string_view code_of(RenditionKind kind); // "contact_sheet"
[[nodiscard]] Result<RenditionKind> parse_rendition_kind(std::string_view text);

struct Rendition {
    RenditionKind kind = RenditionKind::master;
    std::string file; // below the accepted folder: "master.mkv", "thumbs/0001.jpg"
    std::uint64_t bytes = 0;
    std::string sha512;
    std::int64_t frames = 0;

    friend bool operator==(const Rendition&, const Rendition&) = default;
};

} // namespace aperta
