// The process is killed with -9 at chosen points of a digitisation: what is accepted is whole, or
// nothing is; and the next run ends well.
#include "aperta/film/digitise.hpp"

#include "tests/support/film_samples.hpp"

#include <catch2/catch.hpp>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

namespace aperta
{

namespace
{

constexpr int frames = 8;

// Digitises and stops for ever at the n-th report, saying so through the pipe.
[[noreturn]] void work_until(int report, const DigitiseOrder& order, int tell)
{
    int seen = 0;
    const auto runner = ffmpeg_runner();
    const auto made = digitise({*runner, free_bytes}, order, [&](const Progress&) {
        if (++seen == report) {
            static_cast<void>(!::write(tell, "x", 1));
            ::pause();
        }
        return true;
    });
    ::_exit(made ? 0 : 1);
}

// How the process ended: true when it was still working.
bool killed_at(int report, const DigitiseOrder& order)
{
    std::array<int, 2> pipe{};
    REQUIRE(::pipe(pipe.data()) == 0);
    const pid_t pid = ::fork();
    if (pid == 0)
        work_until(report, order, pipe[1]);
    ::close(pipe[1]);
    char said = 0;
    static_cast<void>(!::read(pipe[0], &said, 1)); // or the end, when it finished before
    ::close(pipe[0]);
    ::kill(pid, SIGKILL);
    int status = 0;
    ::waitpid(pid, &status, 0);
    return said == 'x';
}

} // namespace

TEST_CASE("Killed at any moment, a digitisation leaves nothing accepted that is not whole")
{
    const ScratchFolder scratch;
    save_scan(scratch / "scan", frames, {160, 120});
    const DigitiseOrder order = order_for(scratch, frames);
    const auto accepted = accepted_folder(order.film_folder, order.reel);
    const auto runner = ffmpeg_runner();
    // In the pre-check, then in every step after it.
    for (const int report : {3, frames + 1, frames + 2, frames + 3, frames + 4, frames + 5}) {
        const bool working = killed_at(report, order);
        INFO("report " << report << (working ? " while working" : " after the end"));
        if (std::filesystem::exists(accepted))
            CHECK(verify_accepted(accepted, silent()).ok());
        const auto made = digitise({*runner, free_bytes}, order, silent());
        REQUIRE(made);
        CHECK(made->frames == frames);
        CHECK_FALSE(std::filesystem::exists(accepted.parent_path() / ".partial"));
        std::filesystem::remove_all(order.film_folder);
    }
}

} // namespace aperta
