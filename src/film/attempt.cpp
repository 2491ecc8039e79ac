#include "film/attempt.hpp"

#include "aperta/platform/files.hpp"
#include "film/problems.hpp"
#include "film/rebuild.hpp"
#include "film/record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>
#include <thread>

namespace aperta
{

namespace fs = std::filesystem;

namespace
{

constexpr const char* partial_folder = ".partial";

int worker_threads()
{
    return static_cast<int>(std::clamp(std::thread::hardware_concurrency(), 1U, 16U));
}

std::string thumbnail_name(std::int64_t number)
{
    return fmt::format("{}/{:04}.jpg", thumbnail_folder, number);
}

// Everything below the folder to the disk, files before the folders that name them.
void sync_below(const fs::path& folder)
{
    for (const fs::directory_entry& entry : fs::directory_iterator{folder}) {
        if (entry.is_directory())
            sync_below(entry.path());
        else
            File::open_to_read(entry.path()).sync();
    }
    sync_folder(folder);
}

} // namespace

Attempt::Attempt(const FilmMachine& machine, const DigitiseOrder& order,
                 const ProgressSink& progress)
    : machine_(machine), order_(order), progress_(progress),
      reel_folder_(accepted_folder(order.film_folder, order.reel).parent_path()),
      folder_(reel_folder_ / partial_folder / std::to_string(order.attempt))
{
    fs::remove_all(reel_folder_ / partial_folder);
    fs::create_directories(folder_ / thumbnail_folder);
}

Attempt::~Attempt()
{
    std::error_code ignored; // what stays is cleared by the next attempt
    fs::remove_all(reel_folder_ / partial_folder, ignored);
}

Result<Digitised> Attempt::run(const Scan& scan)
{
    const MediaEngine engine = machine_.runner.engine();
    made_.engine = engine.version;
    made_.sandboxed = engine.sandboxed;
    made_.attempt = order_.attempt;
    made_.expected_frames = order_.expected_frames;
    made_.frames = static_cast<std::int64_t>(scan.frames.size());
    made_.shape = scan.shape();
    const ChildLimits limits = limits_for(made_.shape, made_.frames);
    made_.limits = fmt::format("memory {} file {}", limits.memory_bytes, limits.file_bytes);
    if (auto problems = encode(scan); !problems.empty())
        return problems;
    if (auto problems = make_contact_sheet(); !problems.empty())
        return problems;
    if (auto problems = prove_master(scan); !problems.empty())
        return problems;
    if (auto problems = count_access_copy(); !problems.empty())
        return problems;
    measure();
    accept();
    return made_;
}

MediaOutcome Attempt::run_step(const Arguments& arguments, MediaStreams streams,
                               std::string_view phase)
{
    made_.commands.push_back(as_recorded(arguments));
    streams.progress = [this, phase](std::int64_t frames) {
        return progress_({phase, std::min(frames, made_.frames), made_.frames});
    };
    return machine_.runner.run({arguments, folder_, limits_for(made_.shape, made_.frames)},
                               streams);
}

Problems Attempt::encode(const Scan& scan)
{
    SourceFeed feed{scan, folder_};
    MediaStreams streams;
    streams.feed = [&feed] { return feed.next(); };
    const EncodePlan plan{made_.shape, made_.frames, order_.frames_per_second, order_.picture,
                          worker_threads()};
    const MediaOutcome outcome = run_step(encode_arguments(plan), streams, "encode");
    if (feed.problem())
        return {*feed.problem()};
    Problems problems = complaints_about(outcome, made_.frames, outcome.frames);
    if (problems.empty() && feed.picture_hashes().size() != scan.frames.size())
        problems.push_back(attempt_problem(
            "film.frames_lost", {{"needed", std::to_string(made_.frames)},
                                 {"found", std::to_string(feed.picture_hashes().size())}}));
    if (!problems.empty() && machine_.free_room(folder_) < room_needed(0))
        return {
            attempt_problem("film.no_room", {{"needed", std::to_string(room_needed(scan.bytes()))},
                                             {"free", "0"}})};
    made_.source = feed.finish();
    source_hashes_ = feed.picture_hashes();
    return problems;
}

Problems Attempt::make_contact_sheet()
{
    const std::int64_t count = thumbnail_count(made_.frames);
    for (std::int64_t number = 1; number <= count; ++number)
        if (!fs::is_regular_file(folder_ / thumbnail_name(number)))
            return {attempt_problem("film.thumbnail_failed", {{"file", thumbnail_name(number)}})};
    const MediaOutcome outcome =
        run_step(contact_sheet_arguments(count), MediaStreams{}, "contact_sheet");
    Problems problems = complaints_about(outcome, 1, outcome.frames);
    if (problems.empty() && !fs::is_regular_file(folder_ / contact_sheet_file))
        problems.push_back(
            attempt_problem("film.thumbnail_failed", {{"file", contact_sheet_file}}));
    return problems;
}

// The list shows both hashes of each frame; they are equal, or there would be no list.
Problems Attempt::prove_master(const Scan& scan)
{
    made_.commands.push_back(as_recorded(decode_master_arguments(worker_threads())));
    const auto proof = prove(machine_.runner, folder_, made_.shape, made_.frames, progress_);
    if (!proof)
        return proof.problems();
    std::string list = "frame\tfile\tsource_md5\tmaster_md5\n";
    for (std::size_t i = 0; i < proof->size(); ++i) {
        const std::string& file = scan.frames[i].file;
        if ((*proof)[i] != source_hashes_.at(i))
            return {attempt_problem("film.proof_failed", {{"file", shown(file)}})};
        list += fmt::format("{}\t{}\t{}\t{}\n", i + 1, file, source_hashes_[i], (*proof)[i]);
    }
    write_whole(folder_ / frame_list_file, list);
    return {};
}

Problems Attempt::count_access_copy()
{
    const MediaOutcome outcome =
        run_step(count_access_arguments(worker_threads()), MediaStreams{}, "verify");
    return complaints_about(outcome, made_.frames, outcome.frames);
}

void Attempt::measure()
{
    const auto add = [this](RenditionKind kind, const std::string& file, std::int64_t frames) {
        made_.renditions.push_back(measured(folder_, kind, file, frames));
    };
    add(RenditionKind::master, master_file, made_.frames);
    add(RenditionKind::access, access_file, made_.frames);
    const std::int64_t thumbnails = thumbnail_count(made_.frames);
    add(RenditionKind::contact_sheet, contact_sheet_file, thumbnails);
    add(RenditionKind::frame_list, frame_list_file, made_.frames);
    add(RenditionKind::sidecar, sidecar_file, made_.frames);
    for (std::int64_t number = 1; number <= thumbnails; ++number)
        add(RenditionKind::thumbnail, thumbnail_name(number), 1);
}

// Everything is on disk before the one rename that makes it count.
void Attempt::accept()
{
    write_whole(folder_ / record_file, record_text(made_));
    sync_below(folder_);
    made_.folder = accepted_folder(order_.film_folder, order_.reel);
    rename_durably(folder_, made_.folder);
    sync_folder(reel_folder_.parent_path());
}

} // namespace aperta
