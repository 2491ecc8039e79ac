#include "aperta/film/digitise.hpp"

#include "aperta/platform/files.hpp"
#include "film/problems.hpp"
#include "film/rebuild.hpp"

namespace aperta
{

namespace fs = std::filesystem;

namespace
{

constexpr FrameShape largest_drawing{2048, 1556};

std::string without_comments(std::string_view text)
{
    std::string graph;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (line.empty() || line.front() != '#')
            graph += line;
    }
    return graph;
}

Problems draw_into(MediaRunner& runner, const Drawing& drawing, const fs::path& folder)
{
    const DrawPlan plan{without_comments(drawing.filtergraph), drawing.frames,
                        drawing.frames_per_second};
    const MediaOutcome outcome =
        runner.run({draw_arguments(plan), folder, limits_for(largest_drawing, drawing.frames)}, {});
    Problems problems = complaints_about(outcome, drawing.frames, outcome.frames);
    if (!problems.empty())
        return problems;
    const auto scan = check_scan(folder, silent());
    if (!scan)
        return scan.problems();
    for (const ScanFrame& frame : scan->frames)
        File::open_to_read(folder / frame.file).sync();
    if (scan->frames.size() != static_cast<std::size_t>(drawing.frames))
        return {
            attempt_problem("film.frames_lost", {{"needed", std::to_string(drawing.frames)},
                                                 {"found", std::to_string(scan->frames.size())}})};
    return {};
}

} // namespace

Result<std::int64_t> draw_scan(MediaRunner& runner, const Drawing& drawing, const fs::path& out)
{
    if (fs::exists(out))
        return Problem{
            Fault::conflict, "film.target_exists", "out", {{"name", out.filename().string()}}};
    fs::path partial = fs::absolute(out);
    partial += ".partial";
    fs::remove_all(partial);
    fs::create_directories(partial);
    if (Problems problems = draw_into(runner, drawing, partial); !problems.empty()) {
        fs::remove_all(partial);
        return problems;
    }
    sync_folder(partial);
    rename_durably(partial, fs::absolute(out));
    return drawing.frames;
}

} // namespace aperta
