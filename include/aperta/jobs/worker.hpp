// A thread that works the queue of jobs, oldest first, one at a time. It sleeps until notify() or,
// so that a disk that was full for a while mends itself, for half a minute.
//
// When it starts it puts back what a dead process left running. When it is destroyed it asks the
// running job to stop and waits for it; that job goes back to the queue. One worker per data
// directory. Everything thrown by a job or the store goes to `report`, never out of the thread.
#pragma once

#include "aperta/jobs/job.hpp"

#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace aperta
{

class JobWorker
{
public:
    // Who an account acts as now; nothing when it may no longer act. Called from the worker.
    using ActorOf = std::function<std::optional<Actor>(const std::string& account)>;
    using Report = std::function<void(const std::exception&)>;

    JobWorker(JobPorts ports, JobActions actions, ActorOf actor_of, Report report);
    ~JobWorker();
    JobWorker(const JobWorker&) = delete;
    JobWorker& operator=(const JobWorker&) = delete;

    // Look at the queue. Safe from every thread.
    void notify();

    // Returns when every job that was queued before the call has ended or cannot be taken now.
    void wait_until_idle();

private:
    void work(const std::stop_token& stop);
    bool wait_for_notice(const std::stop_token& stop);
    bool take_oldest(const std::stop_token& stop);
    void run_as_asker(const Job& job, const std::stop_token& stop);

    JobPorts ports_;
    JobActions actions_;
    ActorOf actor_of_;
    Report report_;
    std::mutex guard_;
    std::condition_variable_any changed_;
    bool noticed_ = true;
    bool idle_ = false;
    std::jthread thread_; // last: what it uses must outlive it
};

} // namespace aperta
