#include "aperta/jobs/worker.hpp"

#include "jobs/run.hpp"

#include <chrono>
#include <utility>

namespace aperta
{

namespace
{

// How long a queue that could not be read or written is left alone.
constexpr std::chrono::seconds look_again_after{30};

void requeue_cut_off_jobs(const JobPorts& ports)
{
    const auto tx = ports.work.write();
    const int count = ports.jobs.requeue_cut_off(*tx);
    if (count == 0)
        return;
    Actor service;
    service.account = "service";
    ports.audit.append(
        *tx, done(ports.clock, service, "job.requeue", "cut off", "jobs=" + std::to_string(count)));
    tx->commit();
}

} // namespace

JobWorker::JobWorker(JobPorts ports, JobActions actions, ActorOf actor_of, Report report)
    : ports_(ports), actions_(std::move(actions)), actor_of_(std::move(actor_of)),
      report_(std::move(report))
{
    requeue_cut_off_jobs(ports_);
    thread_ = std::jthread{[this](const std::stop_token& stop) { work(stop); }};
}

JobWorker::~JobWorker()
{
    thread_.request_stop();
    thread_.join();
}

void JobWorker::notify()
{
    {
        const std::lock_guard held{guard_};
        noticed_ = true;
        idle_ = false;
    }
    changed_.notify_all();
}

void JobWorker::wait_until_idle()
{
    notify(); // the queue is looked at once more after this call, whoever else notified or not
    std::unique_lock held{guard_};
    changed_.wait(held, [this] { return idle_; });
}

void JobWorker::work(const std::stop_token& stop)
{
    while (wait_for_notice(stop))
        while (!stop.stop_requested() && take_oldest(stop)) {
        }
    const std::lock_guard held{guard_};
    idle_ = true;
    changed_.notify_all();
}

// False when the worker is to end.
bool JobWorker::wait_for_notice(const std::stop_token& stop)
{
    std::unique_lock held{guard_};
    if (!noticed_) {
        idle_ = true;
        changed_.notify_all();
    }
    changed_.wait_for(held, stop, look_again_after, [this] { return noticed_; });
    noticed_ = false;
    idle_ = false;
    return !stop.stop_requested();
}

// False when the queue is empty or cannot be worked now.
bool JobWorker::take_oldest(const std::stop_token& stop)
{
    try {
        std::optional<Job> job;
        {
            const auto tx = ports_.work.read();
            job = ports_.jobs.oldest_queued(*tx);
        }
        if (!job)
            return false;
        run_as_asker(*job, stop);
        return true;
    } catch (const std::exception& broken) {
        report_(broken);
        return false;
    }
}

void JobWorker::run_as_asker(const Job& job, const std::stop_token& stop)
{
    const auto actor = actor_of_(job.account);
    if (!actor || actor->clearance < job.level) {
        fail_queued_job(ports_, job,
                        {Fault::not_allowed, "job.asker_gone", "", {{"account", job.account}}});
        return;
    }
    const ProgressSink also = [&stop](const Progress&) { return !stop.stop_requested(); };
    const RunOutcome outcome =
        JobRunner{ports_, actions_, also, WhenStopped::queued}.run(*actor, job.id);
    if (!outcome.breakage)
        return;
    try {
        std::rethrow_exception(outcome.breakage);
    } catch (const std::exception& broken) {
        report_(broken);
    }
}

} // namespace aperta
