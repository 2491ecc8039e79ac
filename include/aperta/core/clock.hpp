// Time comes from outside: rules and use cases ask this port, so that a test can stand on the
// hundred-year day. Instants are UTC; the legal day is the calendar day at the service.
// Implementations are safe across threads.
#pragma once

#include "aperta/core/legal_day.hpp"

#include <chrono>
#include <string>

namespace aperta
{

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant now() const = 0;
    [[nodiscard]] virtual LegalDay today() const = 0;
};

// ISO 8601 in UTC with milliseconds, "2025-11-24T02:36:10.123Z"; the store's and the audit's form.
[[nodiscard]] std::string to_text(Instant instant);

} // namespace aperta
