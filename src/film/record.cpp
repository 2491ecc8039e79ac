#include "film/record.hpp"

#include "aperta/platform/digest.hpp"
#include "aperta/platform/files.hpp"
#include "film/problems.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>

namespace aperta
{

namespace fs = std::filesystem;

namespace
{

using Fields = std::vector<std::string_view>;

Problem record_damaged()
{
    return attempt_problem("film.record_damaged", {{"what", record_file}});
}

std::string without_breaks(std::string text)
{
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return text;
}

Fields fields_of(std::string_view line)
{
    Fields fields;
    for (;;) {
        const std::size_t tab = line.find('\t');
        fields.push_back(line.substr(0, tab));
        if (tab == std::string_view::npos)
            return fields;
        line.remove_prefix(tab + 1);
    }
}

template <class Number>
void read_number(std::string_view text, Number& number)
{
    std::from_chars(text.data(), text.data() + text.size(), number);
}

// Rows with more than one value.
bool read_wide_row(const Fields& row, Digitised& into)
{
    if (row[0] == "picture" && row.size() == 3) {
        read_number(row[1], into.shape.width);
        read_number(row[2], into.shape.height);
        return true;
    }
    if (row[0] == "source" && row.size() == 4) {
        read_number(row[1], into.source.files);
        read_number(row[2], into.source.bytes);
        into.source.sha256 = row[3];
        return true;
    }
    if (row[0] != "rendition" || row.size() != 6)
        return false;
    const auto kind = parse_rendition_kind(row[1]);
    if (!kind)
        return false;
    Rendition rendition{*kind, std::string{row[2]}, 0, std::string{row[4]}, 0};
    read_number(row[3], rendition.bytes);
    read_number(row[5], rendition.frames);
    into.renditions.push_back(std::move(rendition));
    return true;
}

bool read_row(const Fields& row, Digitised& into)
{
    if (row.size() != 2)
        return read_wide_row(row, into);
    const std::string_view name = row[0];
    if (name == "attempt")
        read_number(row[1], into.attempt);
    else if (name == "frames")
        read_number(row[1], into.frames);
    else if (name == "expected_frames")
        read_number(row[1], into.expected_frames);
    else if (name == "engine")
        into.engine = row[1];
    else if (name == "limits")
        into.limits = row[1];
    else if (name == "sandboxed")
        into.sandboxed = row[1] == "yes";
    else if (name == "command")
        into.commands.emplace_back(row[1]);
    else
        return false;
    return true;
}

Problems compare(const fs::path& folder, const Rendition& recorded)
{
    if (!fs::is_regular_file(folder / recorded.file))
        return {attempt_problem("film.rendition_missing", {{"file", shown(recorded.file)}})};
    const Rendition found = measured(folder, recorded.kind, recorded.file, recorded.frames);
    if (found != recorded)
        return {attempt_problem("film.rendition_altered", {{"file", shown(recorded.file)}})};
    return {};
}

} // namespace

std::string record_text(const Digitised& digitised)
{
    std::string text;
    auto to = std::back_inserter(text);
    fmt::format_to(to, "attempt\t{}\nframes\t{}\nexpected_frames\t{}\npicture\t{}\t{}\n",
                   digitised.attempt, digitised.frames, digitised.expected_frames,
                   digitised.shape.width, digitised.shape.height);
    fmt::format_to(to, "source\t{}\t{}\t{}\n", digitised.source.files, digitised.source.bytes,
                   digitised.source.sha256);
    fmt::format_to(to, "engine\t{}\nlimits\t{}\nsandboxed\t{}\n", without_breaks(digitised.engine),
                   digitised.limits, digitised.sandboxed ? "yes" : "no");
    for (const std::string& command : digitised.commands)
        fmt::format_to(to, "command\t{}\n", without_breaks(command));
    for (const Rendition& each : digitised.renditions)
        fmt::format_to(to, "rendition\t{}\t{}\t{}\t{}\t{}\n", code_of(each.kind), each.file,
                       each.bytes, each.sha512, each.frames);
    return text + "sha256\t" + sha256_hex(text) + "\n";
}

Result<Digitised> parse_record(std::string_view text)
{
    constexpr std::string_view seal = "sha256\t";
    const std::size_t at = text.rfind(seal);
    if (at == std::string_view::npos ||
        text.substr(at) != std::string{seal} + sha256_hex(text.substr(0, at)) + "\n")
        return record_damaged();
    Digitised digitised;
    std::string_view rows = text.substr(0, at);
    while (!rows.empty()) {
        const std::size_t end = rows.find('\n');
        if (end == std::string_view::npos || !read_row(fields_of(rows.substr(0, end)), digitised))
            return record_damaged();
        rows.remove_prefix(end + 1);
    }
    if (digitised.frames <= 0 || digitised.renditions.empty())
        return record_damaged();
    return digitised;
}

Rendition measured(const fs::path& folder, RenditionKind kind, std::string file,
                   std::int64_t frames)
{
    Hasher hasher{DigestKind::sha512};
    const std::uint64_t bytes = read_pieces(
        folder / file, [&hasher](std::span<const std::byte> piece) { hasher.add(piece); });
    return {kind, std::move(file), bytes, hasher.hex(), frames};
}

Result<Digitised> verify_accepted(const fs::path& accepted, const ProgressSink& progress)
{
    if (!fs::is_regular_file(accepted / record_file))
        return record_damaged();
    auto digitised = parse_record(read_text(accepted / record_file));
    if (!digitised)
        return digitised;
    Problems problems;
    std::int64_t looked_at = 0;
    const auto total = static_cast<std::int64_t>(digitised->renditions.size());
    for (const Rendition& recorded : digitised->renditions) {
        if (!progress({"hash", looked_at++, total}))
            return attempt_problem("film.cancelled");
        for (Problem& problem : compare(accepted, recorded))
            problems.push_back(std::move(problem));
    }
    if (!problems.empty())
        return problems;
    digitised->folder = accepted;
    digitised->was_there = true;
    return digitised;
}

} // namespace aperta
