// What must not become a master: bad scans, and runs that only look sound.
#include "aperta/film/digitise.hpp"

#include "tests/support/film_samples.hpp"

#include <catch2/catch.hpp>

namespace aperta
{

namespace fs = std::filesystem;

namespace
{

// Takes every frame and says that all went well.
MediaOutcome pretend_to_encode(const MediaTask& task, const MediaStreams& streams)
{
    MediaOutcome outcome;
    if (!streams.feed)
        return outcome;
    while (!streams.feed().empty())
        ++outcome.frames;
    save(task.folder / "master.mkv", "not a master");
    save(task.folder / "access.mp4", "not a copy");
    for (std::int64_t i = 1; i <= thumbnail_count(outcome.frames); ++i)
        save(task.folder / ("thumbs/000" + std::to_string(i) + ".jpg"), "not a picture");
    return outcome;
}

MediaOutcome pretend(const MediaTask& task, const MediaStreams& streams)
{
    if (streams.feed)
        return pretend_to_encode(task, streams);
    save(task.folder / "contact_sheet.jpg", "not a sheet");
    MediaOutcome outcome;
    outcome.frames = 1;
    return outcome;
}

std::vector<std::string> outcome_codes(const ScratchFolder& scratch, FakeRunner& runner)
{
    const auto made = digitise(machine_with(runner), order_for(scratch, 4), silent());
    CHECK_FALSE(fs::exists(accepted_folder(scratch / "film", reel_reference())));
    return made ? std::vector<std::string>{} : codes_of(made.problems());
}

} // namespace

TEST_CASE("A truncated scan is refused before FFmpeg runs, and nothing is written")
{
    const ScratchFolder scratch;
    save_scan(scratch / "scan", 4);
    fs::resize_file(scratch / "scan/000003.dpx", 4000);
    FakeRunner runner;
    CHECK(outcome_codes(scratch, runner) == std::vector<std::string>{"film.frame_truncated"});
    CHECK(runner.runs == 0);
    CHECK_FALSE(fs::exists(scratch / "film"));
}

TEST_CASE("A disk without room is told before anything is written")
{
    const ScratchFolder scratch;
    save_scan(scratch / "scan", 4);
    FakeRunner runner;
    const FilmMachine full{runner, [](const fs::path&) { return std::uint64_t{1000}; }};
    const auto made = digitise(full, order_for(scratch, 4), silent());
    REQUIRE_FALSE(made.ok());
    CHECK(made.problems().front().code == "film.no_room");
    CHECK(fact(made.problems().front(), "free") == "1000");
    CHECK_FALSE(fs::exists(scratch / "film"));
}

TEST_CASE("A run that ends with 0 but lost frames is refused")
{
    const ScratchFolder scratch;
    save_scan(scratch / "scan", 4);
    FakeRunner runner;
    runner.act = [](const MediaTask& task, const MediaStreams& streams) {
        MediaOutcome outcome = pretend(task, streams);
        outcome.frames -= streams.feed ? 1 : 0;
        return outcome;
    };
    CHECK(outcome_codes(scratch, runner) == std::vector<std::string>{"film.frames_lost"});
}

TEST_CASE("A run that stops reading early is refused, whatever it counts")
{
    const ScratchFolder scratch;
    save_scan(scratch / "scan", 4);
    FakeRunner runner;
    runner.act = [](const MediaTask&, const MediaStreams& streams) {
        MediaOutcome outcome;
        outcome.frames = 4;
        CHECK_FALSE(streams.feed().empty());
        return outcome;
    };
    CHECK(outcome_codes(scratch, runner) == std::vector<std::string>{"film.frames_lost"});
}

TEST_CASE("A run that complains is refused, whatever its exit code")
{
    const ScratchFolder scratch;
    save_scan(scratch / "scan", 4);
    FakeRunner runner;
    runner.act = [](const MediaTask& task, const MediaStreams& streams) {
        MediaOutcome outcome = pretend(task, streams);
        outcome.complaints = "[ffv1] [error] CRC mismatch";
        return outcome;
    };
    CHECK(outcome_codes(scratch, runner) == std::vector<std::string>{"film.encode_failed"});
}

TEST_CASE("A master that decodes to other pictures is refused, each file by name")
{
    const ScratchFolder scratch;
    save_scan(scratch / "scan", 4);
    FakeRunner runner;
    runner.act = [](const MediaTask& task, const MediaStreams& streams) {
        const Arguments& arguments = task.arguments;
        MediaOutcome outcome = pretend(task, streams);
        if (arguments.back() != "pipe:1")
            return outcome;
        const std::vector<std::byte> grey(std::size_t{64} * 48 * 6 * 4, std::byte{1});
        streams.drain(grey);
        outcome.frames = 4;
        return outcome;
    };
    const auto made = digitise(machine_with(runner), order_for(scratch, 4), silent());
    REQUIRE_FALSE(made.ok());
    CHECK(codes_of(made.problems()) == std::vector<std::string>(4, "film.proof_failed"));
    CHECK(fact(made.problems().front(), "file") == "000001.dpx");
}

TEST_CASE("A scan that changes while it is read is refused")
{
    const ScratchFolder scratch;
    save_scan(scratch / "scan", 4);
    FakeRunner runner;
    runner.act = [&scratch](const MediaTask& task, const MediaStreams& streams) {
        std::ofstream{scratch / "scan/000002.dpx", std::ios::app} << "more";
        return pretend(task, streams);
    };
    CHECK(outcome_codes(scratch, runner) == std::vector<std::string>{"film.scan_changed"});
}

TEST_CASE("What a dead attempt left is cleared away by the next")
{
    const ScratchFolder scratch;
    save_scan(scratch / "scan", 4);
    const fs::path left = scratch / "film/VSSE~FILM~0001/.partial/7/master.mkv";
    save(left, "half a master");
    FakeRunner runner;
    runner.act = [&left](const MediaTask& task, const MediaStreams& streams) {
        CHECK_FALSE(fs::exists(left));
        return pretend(task, streams);
    };
    CHECK_FALSE(outcome_codes(scratch, runner).empty());
    CHECK_FALSE(fs::exists(scratch / "film/VSSE~FILM~0001/.partial"));
}

TEST_CASE("Two attempts at one reel do not meet")
{
    const ScratchFolder scratch;
    save_scan(scratch / "scan", 4);
    fs::create_directories(scratch / "film/VSSE~FILM~0001");
    const FolderLock other{scratch / "film/VSSE~FILM~0001"};
    FakeRunner runner;
    CHECK(outcome_codes(scratch, runner) == std::vector<std::string>{"film.reel_busy"});
    CHECK(runner.runs == 0);
}

TEST_CASE("An accepted reel that lost a file is told by that file's name")
{
    const ScratchFolder scratch;
    save(scratch / "film/VSSE~FILM~0001/accepted/record.tsv", "attempt\t1\n");
    FakeRunner runner;
    const auto made = digitise(machine_with(runner), order_for(scratch, 4), silent());
    CHECK(codes_of(made.problems()) == std::vector<std::string>{"film.record_damaged"});
}

} // namespace aperta
