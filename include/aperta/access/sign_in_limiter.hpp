// How often a password may be tried, by account and by address, decided before any costly hash.
// Kept in memory: a restart forgets it, which an attacker cannot bring about from outside.
//
// An attempt counts as failed from its beginning, so that a hundred at once do not slip through
// while the first is still being checked; success takes it off again. Refused attempts do not
// count, else whoever keeps knocking would lock the account for ever. Thread-safe.
#pragma once

#include "aperta/core/clock.hpp"

#include <chrono>
#include <cstddef>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace aperta
{

struct SignInLimits {
    std::size_t per_account = 5;
    std::size_t per_address = 20;
    std::chrono::minutes window{15};
    std::size_t most_names = 10'000; // remembered at once; the stalest makes room
};

class SignInLimiter
{
public:
    explicit SignInLimiter(const Clock& clock, SignInLimits limits = {})
        : clock_(clock), limits_(limits)
    {
    }

    // Nothing when the attempt may go on, else the minutes to wait (at least 1).
    [[nodiscard]] std::optional<int> begin(std::string_view account, std::string_view address);
    void succeeded(std::string_view account, std::string_view address);

private:
    using Attempts = std::map<std::string, std::deque<Instant>, std::less<>>;

    std::deque<Instant>& recent(Attempts& attempts, std::string_view name, Instant now) const;
    [[nodiscard]] std::optional<int> wait(const std::deque<Instant>& recent, std::size_t most,
                                          Instant now) const;
    void make_room(Attempts& attempts, Instant now) const;

    const Clock& clock_;
    SignInLimits limits_;
    std::mutex guard_;
    Attempts by_account_;
    Attempts by_address_;
};

} // namespace aperta
