// FFmpeg behind an interface: what goes in, what comes out, how it ended. The true one is a child
// process in its own group and sandbox, so that the crash of a decoder never reaches the service;
// tests put a fake in its place. A runner is used by one thread at a time.
// Throws Breakage: film.ffmpeg_absent, film.child_failed (facts: reason).
#pragma once

#include "aperta/film/command.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>

namespace aperta
{

struct MediaTask {
    Arguments arguments;
    std::filesystem::path folder; // where it works; nothing else may be written
    ChildLimits limits;
};

struct MediaStreams {
    // The next piece for standard input, which stays valid until the next call; empty at the end.
    std::function<std::span<const std::byte>()> feed;
    // A piece of standard output; false to stop.
    std::function<bool(std::span<const std::byte>)> drain;
    // Frames written so far, a few times a second; false to stop.
    std::function<bool(std::int64_t frames)> progress;
};

enum class MediaEnd { ended, stopped, stalled };

struct MediaOutcome {
    MediaEnd end = MediaEnd::ended;
    int status = 0;          // exit code, or 128 + signal; proves nothing when 0
    std::string complaints;  // the last 8 KiB of standard error; a sound run says nothing
    std::int64_t frames = 0; // as FFmpeg counted at its end

    [[nodiscard]] bool clean() const
    {
        return end == MediaEnd::ended && status == 0 && complaints.empty();
    }
};

struct MediaEngine {
    std::string version; // FFmpeg's own first line
    bool sandboxed = false;
};

class MediaRunner
{
public:
    virtual ~MediaRunner() = default;
    [[nodiscard]] virtual MediaEngine engine() = 0;
    [[nodiscard]] virtual MediaOutcome run(const MediaTask& task, const MediaStreams& streams) = 0;
};

// `stall`: how long nothing may move before the child is stopped.
[[nodiscard]] std::unique_ptr<MediaRunner>
ffmpeg_runner(std::chrono::seconds stall = std::chrono::seconds{60});

} // namespace aperta
