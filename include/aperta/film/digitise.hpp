// From the scanner's files to an accepted master, and back.
//
// An attempt works in <film folder>/<reel>/.partial/<attempt>. Only when every frame of the master
// was decoded again, every source file was rebuilt from it byte for byte, and every copy has its
// frames, is the attempt's folder renamed to <film folder>/<reel>/accepted: that rename is the
// commit point. An accepted master is never overwritten; asking again verifies what is there.
// Nothing below `accepted` lacks a file, whenever the machine stops.
//
// Problems, besides those of scan.hpp: film.no_room (needed, free), film.reel_busy, film.cancelled,
// film.stalled, film.encode_failed, film.frames_lost, film.proof_failed, film.scan_changed,
// film.thumbnail_failed, film.record_damaged, film.rendition_missing, film.rendition_altered.
// Breakage: file.failed, file.disk_full and those of runner.hpp.
#pragma once

#include "aperta/film/reel.hpp"
#include "aperta/film/runner.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace aperta
{

struct FilmMachine {
    MediaRunner& runner;
    // Free bytes of the disk that holds a folder; platform/files.hpp unless a test says otherwise.
    std::function<std::uint64_t(const std::filesystem::path&)> free_room;
};

struct DigitiseOrder {
    ReferenceCode reel;
    std::filesystem::path scan;        // the scanner's folder; never written to
    std::filesystem::path film_folder; // made when absent
    int attempt = 1;
    int frames_per_second = 16;
    std::int64_t expected_frames = 0;
    std::optional<PictureWindow> picture;
};

// What was received: each file's SHA-256 and name, one a line as sha256sum writes them, hashed.
struct SourceInventory {
    std::int64_t files = 0;
    std::uint64_t bytes = 0;
    std::string sha256;
};

struct Digitised {
    std::filesystem::path folder; // the accepted one
    int attempt = 0;
    std::int64_t frames = 0;
    std::int64_t expected_frames = 0;
    FrameShape shape;
    SourceInventory source;
    std::vector<Rendition> renditions;
    std::vector<std::string> commands; // as run
    std::string engine;
    std::string limits;
    bool sandboxed = false;
    bool was_there = false; // accepted before; verified now

    [[nodiscard]] bool doubtful() const { return frames_doubtful(expected_frames, frames); }
};

[[nodiscard]] Result<Digitised> digitise(const FilmMachine& machine, const DigitiseOrder& order,
                                         const ProgressSink& progress);

// Room that a scan of so many bytes needs. FFV1 took 0.55 of 2K film and 0.73 of the small, grainy
// demonstration reel; the copies take 0.02. Eight tenths is asked, for a refusal costs less than an
// attempt that fails at its end.
[[nodiscard]] std::uint64_t room_needed(std::uint64_t scan_bytes);

[[nodiscard]] std::filesystem::path accepted_folder(const std::filesystem::path& film_folder,
                                                    const ReferenceCode& reel);

// Reads the record of an accepted folder and compares every file with its recorded SHA-512.
[[nodiscard]] Result<Digitised> verify_accepted(const std::filesystem::path& accepted,
                                                const ProgressSink& progress);

// The proof: decodes the master and rebuilds every source file in memory from it and the sidecar.
// Answers with the master's frame hashes (MD5 of the planar 10-bit samples, as framemd5 gives).
[[nodiscard]] Result<std::vector<std::string>> prove(MediaRunner& runner,
                                                     const std::filesystem::path& folder,
                                                     FrameShape shape, std::int64_t frames,
                                                     const ProgressSink& progress);

// Gives the scanner's files back, byte for byte, into `out`, which must not exist yet. Each is
// compared with its recorded SHA-256 before the folder gets its name. Also film.target_exists.
[[nodiscard]] Result<std::int64_t> restore_scan(MediaRunner& runner,
                                                const std::filesystem::path& accepted,
                                                const std::filesystem::path& out,
                                                const ProgressSink& progress);

// Draws a demonstration scan from a filter graph (lines that begin with "#" are comments) into
// `out`, which appears whole or not at all. Problems: film.target_exists, film.encode_failed,
// film.frames_lost.
struct Drawing {
    std::string_view filtergraph;
    std::int64_t frames = 0;
    int frames_per_second = 16;
};
[[nodiscard]] Result<std::int64_t> draw_scan(MediaRunner& runner, const Drawing& drawing,
                                             const std::filesystem::path& out);

} // namespace aperta
