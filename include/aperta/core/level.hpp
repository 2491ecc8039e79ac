// Legal classification levels of the act of 11 December 1998 as amended by the act of 7 April 2023;
// RESTRICTED exists only since 2023-12-31. "Unclassified" is the absence of a level, kept in the
// same scale so that a clearance and a level compare with one operator.
// The mark as found on the paper is not a level: see catalogue/unit.hpp.
#pragma once

#include "aperta/core/result.hpp"

#include <string_view>

namespace aperta
{

enum class Level { unclassified = 0, restricted = 1, confidential = 2, secret = 3, top_secret = 4 };

// The spelling in data files, JSON and on the command line: "TOP_SECRET".
[[nodiscard]] std::string_view code_of(Level level);

// Accepts the spelling above, and a space for the underscore. Problem: level.unknown.
[[nodiscard]] Result<Level> parse_level(std::string_view text);

} // namespace aperta
