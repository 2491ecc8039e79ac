#include "aperta/core/extent.hpp"

#include <fmt/format.h>

namespace aperta
{

std::string in_metres(Millimetres extent, char mark)
{
    const bool negative = extent.value() < 0;
    const auto size = static_cast<std::uint64_t>(negative ? -extent.value() : extent.value());
    std::string decimals = fmt::format("{:03}", size % 1000);
    while (decimals.size() > 1 && decimals.back() == '0')
        decimals.pop_back();
    return fmt::format("{}{}{}{}", negative ? "-" : "", size / 1000, mark, decimals);
}

} // namespace aperta
