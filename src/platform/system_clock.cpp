#include "aperta/platform/system_clock.hpp"

#include <ctime>

namespace aperta
{

Instant SystemClock::now() const
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

LegalDay SystemClock::today() const
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(now());
    std::tm local{};
    ::localtime_r(&seconds, &local);
    return LegalDay{std::chrono::year{local.tm_year + 1900} /
                    std::chrono::month{static_cast<unsigned>(local.tm_mon + 1)} /
                    std::chrono::day{static_cast<unsigned>(local.tm_mday)}};
}

} // namespace aperta
