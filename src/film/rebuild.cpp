#include "film/rebuild.hpp"

#include "aperta/platform/digest.hpp"
#include "film/problems.hpp"

#include <algorithm>
#include <thread>

namespace aperta
{

namespace
{

constexpr std::size_t most_differences = 50;

// Collects a frame from the pieces that come, then rebuilds its file.
class Rebuilder
{
public:
    Rebuilder(const RebuildOrder& order, const std::function<void(const RebuiltFile&)>& each)
        : order_(order), each_(each), sidecar_(order.folder)
    {
        planes_.reserve(frame_bytes());
    }

    // False when there is no sense in going on.
    bool add(std::span<const std::byte> piece)
    {
        while (!piece.empty()) {
            const auto part = piece.first(std::min(piece.size(), frame_bytes() - planes_.size()));
            planes_.insert(planes_.end(), part.begin(), part.end());
            piece = piece.subspan(part.size());
            if (planes_.size() == frame_bytes() && !finish_frame())
                return false;
        }
        return true;
    }

    [[nodiscard]] std::int64_t frames() const { return frames_; }

    Problems finish(const MediaOutcome& outcome)
    {
        Problems all = std::move(problems_);
        // Stopped by us, the run has nothing more to say.
        if (!(outcome.end == MediaEnd::stopped && !all.empty()))
            for (Problem& more : complaints_about(outcome, order_.frames, frames_))
                all.push_back(std::move(more));
        if (all.empty() && (!planes_.empty() || !sidecar_.ended()))
            all.push_back(attempt_problem("film.record_damaged", {{"what", sidecar_file}}));
        return all;
    }

private:
    [[nodiscard]] std::size_t frame_bytes() const { return order_.shape.pixels() * 6; }

    bool finish_frame()
    {
        auto source = sidecar_.next(order_.shape);
        if (!source) {
            problems_.push_back(source.problems().front());
            return false;
        }
        to_words(planes_, source->padding, words_);
        if (hash_of(*source) == source->sha256)
            each_({*source, words_, planes_});
        else
            problems_.push_back(
                attempt_problem("film.proof_failed", {{"file", shown(source->file)}}));
        planes_.clear();
        ++frames_;
        return problems_.size() < most_differences && frames_ <= order_.frames;
    }

    [[nodiscard]] std::string hash_of(const SourceFile& source) const
    {
        Hasher hasher{DigestKind::sha256};
        hasher.add(std::span<const std::byte>{source.header});
        hasher.add(std::span<const std::byte>{words_});
        hasher.add(std::span<const std::byte>{source.trailer});
        return hasher.hex();
    }

    const RebuildOrder& order_;
    const std::function<void(const RebuiltFile&)>& each_;
    SidecarReader sidecar_;
    Bytes planes_, words_;
    std::int64_t frames_ = 0;
    Problems problems_;
};

} // namespace

Problems complaints_about(const MediaOutcome& outcome, std::int64_t frames, std::int64_t found)
{
    if (outcome.end == MediaEnd::stopped)
        return {attempt_problem("film.cancelled")};
    if (outcome.end == MediaEnd::stalled)
        return {attempt_problem("film.stalled")};
    Problems problems;
    if (!outcome.clean())
        problems.push_back(
            attempt_problem("film.encode_failed", {{"status", std::to_string(outcome.status)},
                                                   {"said", shown(outcome.complaints)}}));
    if (found != frames)
        problems.push_back(attempt_problem("film.frames_lost", {{"needed", std::to_string(frames)},
                                                                {"found", std::to_string(found)}}));
    return problems;
}

Result<Done> rebuild(MediaRunner& runner, const RebuildOrder& order, const ProgressSink& progress,
                     const std::function<void(const RebuiltFile&)>& each)
{
    Rebuilder rebuilder{order, each};
    MediaStreams streams;
    streams.drain = [&rebuilder](std::span<const std::byte> piece) { return rebuilder.add(piece); };
    streams.progress = [&](std::int64_t) {
        return progress({"verify", rebuilder.frames(), order.frames});
    };
    const auto threads = static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 16U));
    const MediaOutcome outcome = runner.run(
        {decode_master_arguments(threads), order.folder, limits_for(order.shape, order.frames)},
        streams);
    Problems problems = rebuilder.finish(outcome);
    if (!problems.empty())
        return problems;
    return Done{};
}

} // namespace aperta
