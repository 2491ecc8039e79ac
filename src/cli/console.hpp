// What the command line says and how: text for people, JSON for programs, refusals with their
// code, a bar while long work runs on a terminal. Single-threaded.
#pragma once

#include "aperta/core/language.hpp"
#include "aperta/core/progress.hpp"
#include "aperta/core/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

// Exit status of the program.
inline constexpr int exit_done = 0;
inline constexpr int exit_refused = 1;
inline constexpr int exit_usage = 2;
inline constexpr int exit_breakage = 3;

class Console
{
public:
    bool json = false;
    Language language = Language::en;

    void line(std::string_view text) const; // standard output
    void note(std::string_view text) const; // standard error, for people only
    // Sentences with their codes on standard error; with --json an object on standard output.
    [[nodiscard]] int refuse(const Problems& problems) const;
    [[nodiscard]] int broke(const Problem& problem, std::string_view detail) const;

    // Columns aligned; a column whose every cell looks like a number is set flush right.
    void table(const std::vector<std::vector<std::string>>& rows) const;

    // Draws a bar on standard error when it is a terminal; nothing otherwise.
    [[nodiscard]] ProgressSink bar() const;
    void end_bar() const;
};

} // namespace aperta
