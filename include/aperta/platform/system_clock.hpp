// The machine's clock behind the port of core/clock.hpp. The legal day is the calendar day in the
// machine's time zone, for that is the day on the wall of the service. Safe across threads.
#pragma once

#include "aperta/core/clock.hpp"

namespace aperta
{

class SystemClock : public Clock
{
public:
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] LegalDay today() const override;
};

} // namespace aperta
