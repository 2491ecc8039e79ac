// Short ways to say what is wrong with a scan or an attempt.
#pragma once

#include "aperta/core/result.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aperta
{

// A file's name as it may stand in a sentence: control characters replaced, at most 80 bytes.
[[nodiscard]] std::string shown(std::string_view file);

// The files as received are at fault.
[[nodiscard]] Problem scan_problem(const char* code, std::string_view file,
                                   std::vector<Fact> more = {});

// The attempt failed, through no fault of who asked.
[[nodiscard]] Problem attempt_problem(const char* code, std::vector<Fact> facts = {});

} // namespace aperta
