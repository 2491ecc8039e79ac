#include "aperta/film/runner.hpp"

#include "aperta/core/breakage.hpp"
#include "film/child.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <optional>
#include <string_view>
#include <utility>

namespace aperta
{

namespace
{

using Steady = std::chrono::steady_clock;

constexpr auto patience_after_term = std::chrono::seconds{10};
constexpr std::size_t kept_complaints = 8192;

// The talk with one child, from the first byte to its end: one poll loop, nothing blocks.
class Conversation
{
public:
    Conversation(Child& child, const MediaStreams& streams, std::chrono::seconds stall)
        : child_(child), streams_(streams), stall_(stall)
    {
        if (!streams.feed)
            child_.in.close();
    }

    MediaOutcome hold()
    {
        while (!over())
            step();
        outcome_.status = child_.status().value_or(-1);
        outcome_.frames = frames_;
        return std::move(outcome_);
    }

private:
    bool over() { return !child_.out.open() && !child_.complaints.open() && child_.status(); }

    void step()
    {
        std::array<pollfd, 5> watched{{{child_.in.number(), POLLOUT, 0},
                                       {child_.out.number(), POLLIN, 0},
                                       {child_.complaints.number(), POLLIN, 0},
                                       {child_.progress.number(), POLLIN, 0},
                                       {child_.life.number(), POLLIN, 0}}};
        if (child_.status())
            watched[4].fd = -1; // it stays readable for ever
        if (::poll(watched.data(), watched.size(), 500) < 0 && errno != EINTR)
            throw Breakage{"film.child_failed", {{"reason", "poll"}}, "poll failed"};
        if (watched[0].revents != 0)
            feed();
        if (watched[1].revents != 0)
            hear(child_.out, [this](std::span<const std::byte> piece) { drain(piece); });
        if (watched[2].revents != 0)
            hear(child_.complaints, [this](std::span<const std::byte> piece) { keep(piece); });
        if (watched[3].revents != 0)
            hear(child_.progress, [this](std::span<const std::byte> piece) { note(piece); });
        watch_time();
    }

    void feed()
    {
        if (piece_.empty() && stopping_ == Steady::time_point{})
            piece_ = streams_.feed();
        if (piece_.empty())
            return child_.in.close();
        const ssize_t put = ::send(child_.in.number(), piece_.data(), piece_.size(), MSG_NOSIGNAL);
        if (put > 0) {
            piece_ = piece_.subspan(static_cast<std::size_t>(put));
            moved_ = Steady::now();
        } else if (errno != EAGAIN && errno != EINTR) {
            child_.in.close(); // it no longer listens; its status and complaints tell why
        }
    }

    template <class Take>
    void hear(Descriptor& from, const Take& take)
    {
        const ssize_t got = ::read(from.number(), buffer_.data(), buffer_.size());
        if (got > 0)
            take(std::as_bytes(std::span{buffer_}).first(static_cast<std::size_t>(got)));
        else if (got == 0 || (errno != EAGAIN && errno != EINTR))
            from.close();
    }

    void drain(std::span<const std::byte> piece)
    {
        moved_ = Steady::now();
        if (streams_.drain && stopping_ == Steady::time_point{} && !streams_.drain(piece))
            stop(MediaEnd::stopped);
    }

    void keep(std::span<const std::byte> piece)
    {
        outcome_.complaints += as_text(piece);
        if (outcome_.complaints.size() > kept_complaints)
            outcome_.complaints.erase(0, outcome_.complaints.size() - kept_complaints);
    }

    // Lines of key=value; "progress" ends each report.
    void note(std::span<const std::byte> piece)
    {
        report_ += as_text(piece);
        for (std::size_t end = report_.find('\n'); end != std::string::npos;
             end = report_.find('\n')) {
            note_line(std::string_view{report_}.substr(0, end));
            report_.erase(0, end + 1);
        }
    }

    void note_line(std::string_view line)
    {
        constexpr std::string_view key = "frame=";
        if (line.substr(0, key.size()) != key)
            return;
        std::int64_t frames = 0;
        const std::string_view number = line.substr(key.size());
        std::from_chars(number.data(), number.data() + number.size(), frames);
        if (frames != frames_)
            moved_ = Steady::now();
        frames_ = frames;
        if (streams_.progress && stopping_ == Steady::time_point{} && !streams_.progress(frames_))
            stop(MediaEnd::stopped);
    }

    void watch_time()
    {
        const auto now = Steady::now();
        if (stopping_ != Steady::time_point{}) {
            if (now - stopping_ > patience_after_term)
                child_.signal_group(SIGKILL); // blocked on a pipe it does not hear SIGTERM
        } else if (now - moved_ > stall_) {
            stop(MediaEnd::stalled);
        }
    }

    void stop(MediaEnd why)
    {
        outcome_.end = why;
        stopping_ = Steady::now();
        child_.signal_group(SIGTERM);
        child_.in.close();
    }

    static std::string_view as_text(std::span<const std::byte> bytes)
    {
        return {reinterpret_cast<const char*>(bytes.data()),
                bytes.size()}; // NOLINT: bytes are text
    }

    Child& child_;
    const MediaStreams& streams_;
    std::chrono::seconds stall_;
    std::span<const std::byte> piece_;
    std::array<char, std::size_t{1} << 16U> buffer_{};
    std::string report_;
    std::int64_t frames_ = 0;
    Steady::time_point moved_ = Steady::now();
    Steady::time_point stopping_{}; // since when; the epoch means not at all
    MediaOutcome outcome_;
};

class FfmpegRunner : public MediaRunner
{
public:
    explicit FfmpegRunner(std::chrono::seconds stall) : stall_(stall) {}

    MediaEngine engine() override
    {
        if (!engine_)
            engine_ = find_engine();
        return *engine_;
    }

    MediaOutcome run(const MediaTask& task, const MediaStreams& streams) override
    {
        Arguments command{"/usr/bin/ffmpeg"};
        command.insert(command.end(), task.arguments.begin(), task.arguments.end());
        const auto confinement =
            engine().sandboxed ? Confinement::sandbox : Confinement::process_only;
        Child child{confined(confinement, task.limits, task.folder.string(), command), task.folder,
                    static_cast<bool>(streams.feed)};
        return Conversation{child, streams, stall_}.hold();
    }

private:
    // Asks for the version inside the sandbox, and outside it where namespaces cannot be made, as
    // in most containers.
    [[nodiscard]] MediaEngine find_engine() const
    {
        for (const auto confinement : {Confinement::sandbox, Confinement::process_only})
            if (auto version = ask_version(confinement); !version.empty())
                return {std::move(version), confinement == Confinement::sandbox};
        throw Breakage{"film.ffmpeg_absent", {}, "/usr/bin/ffmpeg -version gives no answer"};
    }

    [[nodiscard]] std::string ask_version(Confinement confinement) const
    {
        const std::filesystem::path folder = "/usr/share";
        Child child{confined(confinement, limits_for({}, 0), folder.string(),
                             {"/usr/bin/ffmpeg", "-version"}),
                    folder, false};
        std::string answer;
        MediaStreams streams;
        streams.drain = [&answer](std::span<const std::byte> piece) {
            answer.append(reinterpret_cast<const char*>(piece.data()), piece.size()); // NOLINT
            return true;
        };
        const MediaOutcome outcome = Conversation{child, streams, stall_}.hold();
        return outcome.clean() ? answer.substr(0, answer.find('\n')) : std::string{};
    }

    std::chrono::seconds stall_;
    std::optional<MediaEngine> engine_;
};

} // namespace

std::unique_ptr<MediaRunner> ffmpeg_runner(std::chrono::seconds stall)
{
    return std::make_unique<FfmpegRunner>(stall);
}

} // namespace aperta
