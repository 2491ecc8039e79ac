#include "aperta/film/scan.hpp"

#include "aperta/platform/files.hpp"
#include "film/problems.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <system_error>
#include <tuple>

namespace aperta
{

namespace fs = std::filesystem;

namespace
{

constexpr std::size_t most_problems = 50;

struct FrameName {
    std::string file;
    std::string before; // what stands before the number
    std::uint64_t number = 0;
};

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool has_dpx_ending(std::string_view file)
{
    constexpr std::string_view ending = ".dpx";
    if (file.size() < ending.size())
        return false;
    const std::string_view last = file.substr(file.size() - ending.size());
    return std::equal(last.begin(), last.end(), ending.begin(), [](char a, char b) {
        return a == b || (a >= 'A' && a <= 'Z' && a - 'A' + 'a' == b);
    });
}

std::optional<FrameName> frame_name(const std::string& file)
{
    constexpr std::size_t most_digits = 12;
    const std::size_t end = file.size() - 4;
    std::size_t begin = end;
    while (begin > 0 && is_digit(file[begin - 1]))
        --begin;
    if (begin == end || end - begin > most_digits)
        return std::nullopt;
    FrameName name{file, file.substr(0, begin), 0};
    std::from_chars(file.data() + begin, file.data() + end, name.number);
    return name;
}

// Names that would break the lines of a list, or hide in them.
bool plain(const std::string& file)
{
    return shown(file).size() == file.size() && shown(file) == file;
}

class ScanCheck
{
public:
    ScanCheck(const fs::path& folder, const ProgressSink& progress)
        : folder_(folder), progress_(progress)
    {
    }

    Result<Scan> run()
    {
        list();
        std::sort(names_.begin(), names_.end(), [](const FrameName& a, const FrameName& b) {
            return std::tie(a.number, a.file) < std::tie(b.number, b.file);
        });
        check_numbers();
        const bool finished = check_frames();
        if (!finished)
            return attempt_problem("film.cancelled");
        if (names_.empty() && problems_.empty())
            return scan_problem("film.scan_empty", folder_.filename().string());
        if (!problems_.empty())
            return std::move(problems_);
        return std::move(scan_);
    }

private:
    void complain(Problem problem)
    {
        if (problems_.size() < most_problems)
            problems_.push_back(std::move(problem));
    }

    void list()
    {
        std::vector<fs::directory_entry> entries;
        for (const fs::directory_entry& entry : fs::directory_iterator{folder_})
            entries.push_back(entry);
        std::sort(entries.begin(), entries.end()); // so that complaints come in one order
        for (const fs::directory_entry& entry : entries) {
            const std::string file = entry.path().filename().string();
            if (!has_dpx_ending(file) || !plain(file) ||
                !fs::is_regular_file(entry.symlink_status()))
                complain(scan_problem("film.not_dpx", file));
            else if (auto name = frame_name(file))
                names_.push_back(std::move(*name));
            else
                complain(scan_problem("film.frame_unnumbered", file));
        }
    }

    void check_numbers()
    {
        for (std::size_t i = 1; i < names_.size(); ++i) {
            const FrameName& last = names_[i - 1];
            const FrameName& next = names_[i];
            if (next.before != names_.front().before)
                complain(scan_problem("film.sequence_mixed", next.file,
                                      {{"first", shown(names_.front().file)}}));
            else if (next.number == last.number)
                complain(
                    scan_problem("film.frame_twice", next.file, {{"other", shown(last.file)}}));
            else if (next.number != last.number + 1)
                complain(gap(last, next));
        }
    }

    static Problem gap(const FrameName& last, const FrameName& next)
    {
        const std::uint64_t from = last.number + 1;
        const std::uint64_t to = next.number - 1;
        return scan_problem(
            "film.frame_missing", next.file,
            {{"missing", from == to ? std::to_string(from) : fmt::format("{}-{}", from, to)},
             {"after", shown(last.file)}});
    }

    // False when told to stop.
    bool check_frames()
    {
        const auto total = static_cast<std::int64_t>(names_.size());
        return std::all_of(names_.begin(), names_.end(), [&](const FrameName& name) {
            if (!progress_({"precheck", static_cast<std::int64_t>(scan_.frames.size()), total}))
                return false;
            check_frame(name);
            return true;
        });
    }

    void check_frame(const FrameName& name)
    {
        std::array<std::byte, dpx_head_bytes> head{};
        const std::size_t got = File::open_to_read(folder_ / name.file).read(head);
        const std::uint64_t bytes = fs::file_size(folder_ / name.file);
        auto layout = parse_dpx(name.file, std::span{head}.first(got), bytes);
        if (!layout)
            return complain(layout.problems().front());
        if (!scan_.frames.empty() && layout->shape != scan_.shape())
            return complain(wrong_shape(name, layout->shape));
        scan_.frames.push_back({name.file, name.number, *layout});
    }

    [[nodiscard]] Problem wrong_shape(const FrameName& name, FrameShape found) const
    {
        const FrameShape first = scan_.shape();
        return scan_problem("film.frame_geometry", name.file,
                            {{"found", fmt::format("{} x {}", found.width, found.height)},
                             {"first", fmt::format("{} x {}", first.width, first.height)}});
    }

    const fs::path& folder_;
    const ProgressSink& progress_;
    std::vector<FrameName> names_;
    Problems problems_;
    Scan scan_;
};

} // namespace

std::uint64_t Scan::bytes() const
{
    std::uint64_t total = 0;
    for (const ScanFrame& frame : frames)
        total += frame.bytes();
    return total;
}

Result<Scan> check_scan(const fs::path& folder, const ProgressSink& progress)
{
    std::error_code error;
    if (!fs::is_directory(folder, error))
        return scan_problem("film.scan_absent", folder.filename().string());
    ScanCheck check{folder, progress};
    Result<Scan> scan = check.run();
    if (scan)
        scan->folder = folder;
    return scan;
}

} // namespace aperta
