// While the service runs, clears words that were taken out of the index from the store's file, a
// small step at a time between other writers. Starts a thread of its own; the destructor stops it.
#pragma once

#include "aperta/search/search.hpp"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace aperta
{

class SearchUpkeep
{
public:
    SearchUpkeep(const SearchPorts& ports, std::function<void(const std::exception&)> complain);
    ~SearchUpkeep();
    SearchUpkeep(const SearchUpkeep&) = delete;
    SearchUpkeep& operator=(const SearchUpkeep&) = delete;

private:
    void run();
    [[nodiscard]] bool stopping();

    SearchPorts ports_;
    std::function<void(const std::exception&)> complain_;
    std::mutex guard_;
    std::condition_variable stop_asked_;
    bool stopping_ = false;
    std::thread thread_; // last: it uses the others
};

} // namespace aperta
