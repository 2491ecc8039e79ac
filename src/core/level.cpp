#include "aperta/core/level.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace aperta
{

namespace
{

constexpr std::array level_codes{"UNCLASSIFIED", "RESTRICTED", "CONFIDENTIAL", "SECRET",
                                 "TOP_SECRET"};

} // namespace

std::string_view code_of(Level level)
{
    return level_codes.at(static_cast<std::size_t>(level));
}

Result<Level> parse_level(std::string_view text)
{
    std::string wanted{text};
    std::replace(wanted.begin(), wanted.end(), ' ', '_');
    for (std::size_t i = 0; i < level_codes.size(); ++i)
        if (wanted == level_codes.at(i))
            return static_cast<Level>(i);
    return Problem{Fault::invalid, "level.unknown", "level", {{"given", std::string{text}}}};
}

} // namespace aperta
