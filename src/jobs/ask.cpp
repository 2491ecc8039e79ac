#include "aperta/jobs/job.hpp"

#include "aperta/access/roles.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace aperta
{

namespace
{

constexpr const char* ask_act = "job.ask";
constexpr const char* cancel_act = "job.cancel";

constexpr std::array<std::string_view, 5> job_state_codes{"queued", "running", "done", "failed",
                                                          "cancelled"};

bool still_open(const Job& job)
{
    return job.state == JobState::queued || job.state == JobState::running;
}

// Everyone their own work; the administrator everybody's.
Problems reasons_not_to_cancel(const std::optional<Job>& job, const Actor& actor, JobId id)
{
    const Fact which{"job", std::to_string(id.value())};
    if (!job)
        return {{Fault::not_found, "job.not_found", "", {which}}};
    if (!still_open(*job))
        return {{Fault::conflict,
                 "job.ended",
                 "",
                 {which, {"subject", job->subject}, {"state", std::string{code_of(job->state)}}}}};
    if (auto problem = may(actor, Role::administrator, cancel_act);
        problem && job->account != actor.account)
        return {std::move(*problem)};
    return {};
}

// Empty when it was done; the transaction is over in either case.
Problems cancel_or_say_why(const JobPorts& ports, const Actor& actor, JobId id)
{
    const auto tx = ports.work.write();
    auto job = ports.jobs.job(*tx, id, actor.clearance);
    if (auto problems = reasons_not_to_cancel(job, actor, id); !problems.empty())
        return problems;
    job->cancel_asked = true;
    if (job->state == JobState::queued) {
        job->state = JobState::cancelled;
        job->ended_at = to_text(ports.clock.now());
    }
    ports.jobs.save(*tx, *job);
    ports.audit.append(*tx, done(ports.clock, actor, cancel_act, job->subject,
                                 fmt::format("job={} kind={}", id.value(), job->kind)));
    tx->commit();
    return {};
}

} // namespace

std::string_view code_of(JobState state)
{
    return job_state_codes.at(static_cast<std::size_t>(state));
}

Result<JobId> ask_for_job(JobPorts ports, const Actor& actor, Job wanted)
{
    // Of what lies above the clearance not even the refusal may tell that it exists.
    if (wanted.level > actor.clearance)
        return refused(
            {ports.work, ports.audit, ports.clock}, actor, ask_act, wanted.subject,
            {{Fault::not_found, "job.subject_unknown", "", {{"subject", wanted.subject}}}});
    const auto tx = ports.work.write();
    wanted.account = actor.account;
    wanted.state = JobState::queued;
    wanted.attempt = 0;
    wanted.cancel_asked = false;
    wanted.asked_at = to_text(ports.clock.now());
    const JobId id = ports.jobs.add(*tx, wanted);
    ports.audit.append(*tx, done(ports.clock, actor, ask_act, wanted.subject,
                                 fmt::format("job={} kind={}", id.value(), wanted.kind)));
    tx->commit();
    return id;
}

Result<Done> cancel_job(JobPorts ports, const Actor& actor, JobId id)
{
    auto problems = cancel_or_say_why(ports, actor, id);
    if (problems.empty())
        return Done{};
    return refused({ports.work, ports.audit, ports.clock}, actor, cancel_act,
                   fmt::format("job {}", id.value()), std::move(problems));
}

} // namespace aperta
