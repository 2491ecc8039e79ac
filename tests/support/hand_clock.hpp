// A clock that stands still until a test moves it. Thread-safe.
#pragma once

#include "aperta/core/clock.hpp"

#include <atomic>

namespace aperta
{

class HandClock : public Clock
{
public:
    // Monday 24 November 2025, eight in the morning, unless told otherwise.
    explicit HandClock(Instant start = std::chrono::sys_days{std::chrono::year{2025} / 11 / 24} +
                                       std::chrono::hours{8})
        : now_(start)
    {
    }

    [[nodiscard]] Instant now() const override { return now_; }
    [[nodiscard]] LegalDay today() const override
    {
        return std::chrono::floor<std::chrono::days>(now());
    }
    void advance(std::chrono::milliseconds by) { now_ = now() + by; }

private:
    std::atomic<Instant> now_;
};

} // namespace aperta
