#include "aperta/access/sign_in_limiter.hpp"

#include <algorithm>

namespace aperta
{

std::optional<int> SignInLimiter::begin(std::string_view account, std::string_view address)
{
    const std::lock_guard held{guard_};
    const Instant now = clock_.now();
    auto& of_account = recent(by_account_, account, now);
    auto& of_address = recent(by_address_, address, now);
    const auto longest = std::max(wait(of_account, limits_.per_account, now),
                                  wait(of_address, limits_.per_address, now));
    if (longest)
        return longest;
    of_account.push_back(now);
    of_address.push_back(now);
    return std::nullopt;
}

void SignInLimiter::succeeded(std::string_view account, std::string_view address)
{
    const std::lock_guard held{guard_};
    if (const auto found = by_account_.find(account); found != by_account_.end())
        by_account_.erase(found);
    // Only its own attempt: who holds one account must not thereby get more tries at others.
    const auto found = by_address_.find(address);
    if (found != by_address_.end() && !found->second.empty())
        found->second.pop_back();
}

std::deque<Instant>& SignInLimiter::recent(Attempts& attempts, std::string_view name,
                                           Instant now) const
{
    auto found = attempts.find(name);
    if (found == attempts.end()) {
        make_room(attempts, now);
        found = attempts.emplace(std::string{name}, std::deque<Instant>{}).first;
    }
    while (!found->second.empty() && found->second.front() + limits_.window <= now)
        found->second.pop_front();
    return found->second;
}

std::optional<int> SignInLimiter::wait(const std::deque<Instant>& recent, std::size_t most,
                                       Instant now) const
{
    if (recent.size() < most)
        return std::nullopt;
    const Instant free_again = recent[recent.size() - most] + limits_.window;
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(free_again - now);
    return std::max(1, static_cast<int>(minutes.count()));
}

void SignInLimiter::make_room(Attempts& attempts, Instant now) const
{
    if (attempts.size() < limits_.most_names)
        return;
    std::erase_if(attempts, [&](const auto& each) {
        return each.second.empty() || each.second.back() + limits_.window <= now;
    });
    if (attempts.size() < limits_.most_names)
        return;
    attempts.erase(
        std::min_element(attempts.begin(), attempts.end(), [](const auto& one, const auto& other) {
            return one.second.back() < other.second.back();
        }));
}

} // namespace aperta
