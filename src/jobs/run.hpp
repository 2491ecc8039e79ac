// The run of one job, shared by the command line (run_job) and the worker.
#pragma once

#include "aperta/jobs/job.hpp"

#include <exception>

namespace aperta
{

// What becomes of a job that stopped because its runner asked, not a person.
enum class WhenStopped { cancelled, queued };

struct RunOutcome {
    Result<std::string> answer;
    std::exception_ptr breakage; // what the action threw; its job is then marked failed
};

// A job begun this often without an end (the process died each time) is given up.
inline constexpr int most_attempts = 3;

struct JobRunner {
    JobPorts ports;
    const JobActions& actions;
    const ProgressSink& also;
    WhenStopped when_stopped = WhenStopped::cancelled;

    // Throws Breakage of the store only.
    [[nodiscard]] RunOutcome run(const Actor& actor, JobId id) const;
};

// Marks a queued job failed that cannot even begin.
void fail_queued_job(const JobPorts& ports, const Job& job, Problem why);

} // namespace aperta
