#include "aperta/core/result.hpp"

namespace aperta
{

std::string_view fact(const Problem& problem, std::string_view name)
{
    for (const Fact& each : problem.facts)
        if (each.name == name)
            return each.value;
    return {};
}

} // namespace aperta
