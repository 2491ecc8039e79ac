// The true FFmpeg behind its interface: how runs end.
#include "aperta/film/runner.hpp"

#include "aperta/film/digitise.hpp"
#include "tests/support/film_samples.hpp"

#include <catch2/catch.hpp>

namespace aperta
{

namespace
{

MediaTask task_in(const ScratchFolder& scratch, Arguments arguments)
{
    arguments.insert(arguments.begin(), {"-nostdin", "-hide_banner", "-nostats", "-loglevel",
                                         "repeat+level+warning", "-progress", "pipe:3"});
    return {std::move(arguments), scratch / ".", limits_for({64, 48}, 100)};
}

} // namespace

TEST_CASE("The engine names its version and says whether it is walled in")
{
    const auto runner = ffmpeg_runner();
    const MediaEngine engine = runner->engine();
    CHECK(engine.version.find("ffmpeg version") == 0);
    if (!engine.sandboxed)
        WARN("unsandboxed: this machine does not let bubblewrap make namespaces");
}

TEST_CASE("A run that no longer moves is stopped")
{
    const ScratchFolder scratch;
    const auto runner = ffmpeg_runner(std::chrono::seconds{1});
    const MediaOutcome outcome = runner->run(
        task_in(scratch, {"-f", "lavfi", "-i", "nullsrc=s=64x48:r=1/1000,realtime=limit=10000",
                          "-f", "null", "-"}),
        {});
    CHECK(outcome.end == MediaEnd::stalled);
    CHECK(outcome.status != 0);
}

TEST_CASE("A run that is told to stop, stops")
{
    const ScratchFolder scratch;
    const auto runner = ffmpeg_runner();
    MediaStreams streams;
    streams.drain = [](std::span<const std::byte>) { return false; };
    const MediaOutcome outcome = runner->run(
        task_in(scratch, {"-f", "lavfi", "-i", "nullsrc=s=640x480", "-f", "rawvideo", "pipe:1"}),
        streams);
    CHECK(outcome.end == MediaEnd::stopped);
}

TEST_CASE("A child that dies while it is fed does not take the service along")
{
    const ScratchFolder scratch;
    const auto runner = ffmpeg_runner();
    const std::vector<std::byte> piece(1U << 20U);
    MediaStreams streams;
    streams.feed = [&piece] { return std::span<const std::byte>{piece}; }; // without end
    const MediaOutcome outcome = runner->run(
        task_in(scratch, {"-f", "no_such_format", "-i", "pipe:0", "-f", "null", "-"}), streams);
    CHECK(outcome.end == MediaEnd::ended);
    CHECK(outcome.status != 0);
    CHECK_FALSE(outcome.complaints.empty());
}

TEST_CASE("In the sandbox a child sees nothing of the machine's files")
{
    const ScratchFolder scratch;
    const auto runner = ffmpeg_runner();
    if (!runner->engine().sandboxed) {
        WARN("not tried: unsandboxed");
        return;
    }
    const MediaOutcome outcome =
        runner->run(task_in(scratch, {"-f", "data", "-i", "file:/etc/passwd", "-map", "0", "-f",
                                      "data", "pipe:1"}),
                    {});
    CHECK(outcome.status != 0);
    CHECK(outcome.complaints.find("No such file") != std::string::npos);
}

} // namespace aperta
