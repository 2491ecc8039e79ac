// An absolute end for every request, however slowly its bytes drip: a time-out on each read alone
// lets one byte every nine seconds hold a thread for ever. One thread looks at all connections
// and shuts those that are past their end; the reading thread then meets the end of its input.
// Safe across threads.
#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <string_view>
#include <thread>

namespace aperta
{

class Deadlines
{
public:
    Deadlines();
    ~Deadlines();
    Deadlines(const Deadlines&) = delete;
    Deadlines& operator=(const Deadlines&) = delete;

    // One connection, from its beginning to its end; lives on the stack of its thread.
    class Watch
    {
    public:
        Watch(Deadlines& deadlines, int descriptor, std::chrono::milliseconds from_now);
        ~Watch();
        Watch(const Watch&) = delete;
        Watch& operator=(const Watch&) = delete;
        void extend(std::chrono::milliseconds from_now);
        // The end has come: what was read since may be half of what was to be said.
        [[nodiscard]] bool over() const;
        // A last word on a connection whose own socket is closed already, then its end.
        void say(std::string_view bytes) const;

    private:
        Deadlines& deadlines_;
        int own_; // a second descriptor of the connection, which nobody else can close
    };

    // Ends every connection, also those that begin from now on; for stopping the service.
    void shut_all();

private:
    using Moment = std::chrono::steady_clock::time_point;
    void look_after();
    std::chrono::steady_clock::duration shut_overdue(Moment now);

    std::mutex guard_;
    std::condition_variable changed_;
    std::map<int, Moment> ends_;
    bool stopping_ = false;
    bool shut_ = false;
    std::thread thread_;
};

} // namespace aperta
