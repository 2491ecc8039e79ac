// Turns the master's decoded frames back into the scanner's files, with what the sidecar kept, and
// holds each against its recorded SHA-256. What to do with a file that is whole is the caller's.
#pragma once

#include "aperta/film/digitise.hpp"
#include "film/sidecar.hpp"

#include <functional>

namespace aperta
{

struct RebuiltFile {
    const SourceFile& source;
    std::span<const std::byte> words;
    std::span<const std::byte> planes;
};

struct RebuildOrder {
    const std::filesystem::path& folder; // that holds master and sidecar
    FrameShape shape;
    std::int64_t frames = 0;
};

// `each` gets every file in order, after its hash was found equal.
// Problems: film.proof_failed (file), film.frames_lost, film.encode_failed, film.record_damaged,
// film.cancelled, film.stalled.
[[nodiscard]] Result<Done> rebuild(MediaRunner& runner, const RebuildOrder& order,
                                   const ProgressSink& progress,
                                   const std::function<void(const RebuiltFile&)>& each);

// Why a run is not to be trusted, if it is not; `frames` is how many there should be.
[[nodiscard]] Problems complaints_about(const MediaOutcome& outcome, std::int64_t frames,
                                        std::int64_t found);

} // namespace aperta
