#include "search_upkeep.hpp"

#include <chrono>
#include <utility>

namespace aperta
{

SearchUpkeep::SearchUpkeep(const SearchPorts& ports,
                           std::function<void(const std::exception&)> complain)
    : ports_(ports), complain_(std::move(complain)), thread_([this] { run(); })
{
}

SearchUpkeep::~SearchUpkeep()
{
    {
        const std::lock_guard held{guard_};
        stopping_ = true;
    }
    stop_asked_.notify_all();
    thread_.join();
}

bool SearchUpkeep::stopping()
{
    const std::lock_guard held{guard_};
    return stopping_;
}

void SearchUpkeep::run()
{
    constexpr std::chrono::seconds pause{30};
    while (!stopping()) {
        try {
            tidy_search(ports_, [this] { return !stopping(); });
        } catch (const std::exception& broken) { // a full disk, say: later it may not be
            complain_(broken);
        }
        std::unique_lock held{guard_};
        stop_asked_.wait_for(held, pause, [this] { return stopping_; });
    }
}

} // namespace aperta
