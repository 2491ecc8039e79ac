// The codes of a refusal, in the order they were given.
#pragma once

#include "aperta/core/result.hpp"

#include <string>
#include <vector>

namespace aperta
{

inline std::vector<std::string> codes_of(const Problems& problems)
{
    std::vector<std::string> codes;
    for (const Problem& each : problems)
        codes.push_back(each.code);
    return codes;
}

} // namespace aperta
