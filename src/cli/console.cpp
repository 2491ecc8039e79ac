#include "cli/console.hpp"

#include "aperta/words/words.hpp"
#include "api/json.hpp"

#include <unistd.h>

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>

namespace aperta
{

namespace
{

// Characters, not bytes: good enough for names in Latin script.
std::size_t width_of(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

bool looks_like_number(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789., m-") == std::string_view::npos;
}

struct Column {
    std::size_t width = 0;
    bool numbers = true;
};

std::vector<Column> measure(const std::vector<std::vector<std::string>>& rows)
{
    std::vector<Column> columns;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        columns.resize(std::max(columns.size(), rows[r].size()));
        for (std::size_t c = 0; c < rows[r].size(); ++c) {
            columns[c].width = std::max(columns[c].width, width_of(rows[r][c]));
            if (r > 0 && !rows[r][c].empty() && !looks_like_number(rows[r][c]))
                columns[c].numbers = false;
        }
    }
    return columns;
}

bool on_terminal()
{
    return ::isatty(STDERR_FILENO) == 1;
}

std::string drawn_bar(const Progress& progress, std::string_view phase)
{
    constexpr int cells = 30;
    if (progress.total <= 0)
        return fmt::format("{} {}", phase, progress.done);
    const auto filled = static_cast<std::size_t>(
        std::clamp<std::int64_t>(progress.done * cells / progress.total, 0, cells));
    return fmt::format("[{}{}] {:3} %  {} {}/{}", std::string(filled, '#'),
                       std::string(cells - filled, ' '),
                       std::min<std::int64_t>(100, progress.done * 100 / progress.total), phase,
                       progress.done, progress.total);
}

} // namespace

void Console::line(std::string_view text) const // NOLINT: part of the console, static or not
{
    std::cout << text << '\n';
}

void Console::note(std::string_view text) const // NOLINT: part of the console, static or not
{
    std::cerr << text << '\n';
}

int Console::refuse(const Problems& problems) const
{
    if (json)
        line(json_of(problems, language));
    for (const Problem& each : problems)
        note(fmt::format("{} [{}]", sentence(each, language), each.code));
    return exit_refused;
}

int Console::broke(const Problem& problem, std::string_view detail) const
{
    if (json)
        line(json_of(Problems{problem}, language));
    note(fmt::format("{} [{}]", sentence(problem, language), problem.code));
    note(fmt::format("({})", detail));
    return exit_breakage;
}

void Console::table(const std::vector<std::vector<std::string>>& rows) const
{
    const std::vector<Column> columns = measure(rows);
    for (const auto& row : rows) {
        std::string text;
        for (std::size_t c = 0; c < row.size(); ++c) {
            const std::string padding(columns[c].width - width_of(row[c]), ' ');
            text += c == 0 ? "" : "  ";
            text += columns[c].numbers ? padding + row[c] : row[c] + padding;
        }
        text.erase(text.find_last_not_of(' ') + 1);
        line(text);
    }
}

ProgressSink Console::bar() const
{
    if (!on_terminal())
        return silent();
    const auto last = std::make_shared<std::string>();
    return [last, in = language](const Progress& progress) {
        std::string drawn = drawn_bar(progress, word("phases", progress.phase, in));
        if (drawn != *last)
            std::cerr << "\r\x1b[K" << drawn << std::flush;
        *last = std::move(drawn);
        return true;
    };
}

void Console::end_bar() const // NOLINT: part of the console, static or not
{
    if (on_terminal())
        std::cerr << "\r\x1b[K" << std::flush;
}

} // namespace aperta
