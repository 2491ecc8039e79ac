#include "web/deadlines.hpp"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>

namespace aperta
{

namespace
{

constexpr std::chrono::milliseconds longest_nap{500};

} // namespace

Deadlines::Deadlines() : thread_([this] { look_after(); }) {}

Deadlines::~Deadlines()
{
    {
        const std::lock_guard lock{guard_};
        stopping_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void Deadlines::look_after()
{
    std::unique_lock lock{guard_};
    while (!stopping_) {
        const auto nap = shut_overdue(std::chrono::steady_clock::now());
        changed_.wait_for(lock, nap);
    }
}

// How long nothing can fall due.
std::chrono::steady_clock::duration Deadlines::shut_overdue(Moment now)
{
    std::chrono::steady_clock::duration nap = longest_nap;
    for (auto& [descriptor, end] : ends_) {
        if (end <= now) {
            ::shutdown(descriptor, SHUT_RDWR);
            end = Moment::max();
        } else if (end != Moment::max()) {
            nap = std::min(nap, end - now);
        }
    }
    return nap;
}

void Deadlines::shut_all()
{
    const std::lock_guard lock{guard_};
    shut_ = true;
    for (const auto& each : ends_)
        ::shutdown(each.first, SHUT_RDWR);
}

Deadlines::Watch::Watch(Deadlines& deadlines, int descriptor, std::chrono::milliseconds from_now)
    : deadlines_(deadlines), own_(::dup(descriptor))
{
    extend(from_now);
}

Deadlines::Watch::~Watch()
{
    const std::lock_guard lock{deadlines_.guard_};
    deadlines_.ends_.erase(own_);
    if (own_ >= 0)
        ::close(own_);
}

void Deadlines::Watch::extend(std::chrono::milliseconds from_now)
{
    if (own_ < 0)
        return;
    {
        const std::lock_guard lock{deadlines_.guard_};
        deadlines_.ends_[own_] = std::chrono::steady_clock::now() + from_now;
        if (deadlines_.shut_)
            ::shutdown(own_, SHUT_RDWR);
    }
    // A nap never outlasts a short deadline.
    if (from_now < longest_nap)
        deadlines_.changed_.notify_all();
}

bool Deadlines::Watch::over() const
{
    const std::lock_guard lock{deadlines_.guard_};
    const auto end = deadlines_.ends_.find(own_);
    const bool was_shut = end == deadlines_.ends_.end() || end->second == Moment::max();
    return deadlines_.shut_ || was_shut || end->second <= std::chrono::steady_clock::now();
}

void Deadlines::Watch::say(std::string_view bytes) const
{
    [[maybe_unused]] const auto sent = ::send(own_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    ::shutdown(own_, SHUT_WR);
}

} // namespace aperta
