#include "jobs/run.hpp"

#include "aperta/core/breakage.hpp"
#include "jobs/progress_writer.hpp"

#include <fmt/format.h>

#include <utility>

namespace aperta
{

namespace
{

constexpr const char* start_act = "job.start";
constexpr const char* end_act = "job.end";

std::string name_for_audit(const Job& job)
{
    return fmt::format("job={} kind={} attempt={}", job.id.value(), job.kind, job.attempt);
}

Fact which_job(JobId id)
{
    return {"job", std::to_string(id.value())};
}

Problem cancelled_problem(const Job& job)
{
    return {Fault::conflict,
            "job.cancelled",
            "",
            {which_job(job.id), {"kind", job.kind}, {"subject", job.subject}}};
}

void mark_failed(Job& job, const Problem& why)
{
    job.state = JobState::failed;
    job.code = why.code;
    job.facts = why.facts;
}

// Writes the row in its last state, with its row of the audit.
void end_job(const JobPorts& ports, const Actor& actor, Job& job)
{
    job.ended_at = job.state == JobState::queued ? "" : to_text(ports.clock.now());
    const auto tx = ports.work.write();
    AuditEvent event = done(ports.clock, actor, end_act, job.subject,
                            name_for_audit(job) + " state=" + std::string{code_of(job.state)});
    if (job.state == JobState::failed) {
        event.outcome = "refused";
        event.code = job.code;
    }
    ports.jobs.save(*tx, job);
    ports.audit.append(*tx, event);
    tx->commit();
}

struct Claim {
    Job job;
    Problems problems; // why it does not run
};

std::optional<Problem> reason_not_to_begin(const JobRunner& runner, const Job& job)
{
    if (job.cancel_asked)
        return cancelled_problem(job);
    if (job.attempt >= most_attempts)
        return Problem{Fault::environment,
                       "job.given_up",
                       "",
                       {which_job(job.id), {"attempts", std::to_string(job.attempt)}}};
    if (!runner.actions.contains(job.kind))
        return Problem{Fault::invalid, "job.kind_unknown", "", {{"kind", job.kind}}};
    return std::nullopt;
}

Problem not_waiting(const Job& job)
{
    const bool running = job.state == JobState::running;
    return {
        Fault::conflict,
        running ? "job.running" : "job.ended",
        "",
        {which_job(job.id), {"subject", job.subject}, {"state", std::string{code_of(job.state)}}}};
}

// The row as it now stands, for its end: someone may have asked to cancel since.
Job reread(const JobPorts& ports, const Job& job)
{
    const auto tx = ports.work.read();
    return ports.jobs.job(*tx, job.id, Level::top_secret).value_or(job);
}

Claim claim(const JobRunner& runner, const Actor& actor, JobId id)
{
    const auto tx = runner.ports.work.write();
    auto job = runner.ports.jobs.job(*tx, id, actor.clearance);
    if (!job)
        return {{}, {{Fault::not_found, "job.not_found", "", {which_job(id)}}}};
    if (job->state != JobState::queued)
        return {*job, {not_waiting(*job)}};
    if (auto problem = reason_not_to_begin(runner, *job))
        return {*job, {std::move(*problem)}};
    job->state = JobState::running;
    job->attempt += 1;
    job->started_at = to_text(runner.ports.clock.now());
    runner.ports.jobs.save(*tx, *job);
    runner.ports.audit.append(
        *tx, done(runner.ports.clock, actor, start_act, job->subject, name_for_audit(*job)));
    tx->commit();
    return {std::move(*job), {}};
}

// A queued job that will never begin must not stay at the head of the queue.
RunOutcome not_begun(const JobRunner& runner, const Actor& actor, Claim claimed)
{
    Job& job = claimed.job;
    if (job.id.stored() && job.state == JobState::queued) {
        if (job.cancel_asked)
            job.state = JobState::cancelled;
        else
            mark_failed(job, claimed.problems.front());
        end_job(runner.ports, actor, job);
        return {std::move(claimed.problems), nullptr};
    }
    return {refused({runner.ports.work, runner.ports.audit, runner.ports.clock}, actor, start_act,
                    fmt::format("job {}", job.id.value()), std::move(claimed.problems)),
            nullptr};
}

struct Worked {
    Result<std::string> answer;
    std::exception_ptr breakage;
};

Worked act(const JobRunner& runner, const Job& job, const Actor& actor, ProgressWriter& writer)
{
    const auto sink = [&writer](const Progress& progress) { return writer.take(progress); };
    try {
        return {runner.actions.find(job.kind)->second(job, actor, sink), nullptr};
    } catch (const Breakage& breakage) {
        return {breakage.problem(), std::current_exception()};
    } catch (const std::exception&) {
        return {Problem{Fault::environment, "job.broke", "", {which_job(job.id)}},
                std::current_exception()};
    }
}

// Work that finished although it was asked to stop is done; work that failed after it was asked to
// stop, stopped.
void settle(const JobRunner& runner, const ProgressWriter& writer, Worked& worked, Job& job)
{
    writer.fill(job);
    if (worked.answer) {
        job.state = JobState::done;
        job.result = *worked.answer;
    } else if (!worked.breakage && job.cancel_asked) {
        job.state = JobState::cancelled;
        worked.answer = cancelled_problem(job);
    } else if (!worked.breakage && writer.stop_asked()) {
        const bool again = runner.when_stopped == WhenStopped::queued;
        job.state = again ? JobState::queued : JobState::cancelled;
        job.attempt -= again ? 1 : 0; // an orderly stop is no attempt that failed
        worked.answer = cancelled_problem(job);
    } else {
        mark_failed(job, worked.answer.problems().front());
    }
}

} // namespace

RunOutcome JobRunner::run(const Actor& actor, JobId id) const
{
    Claim claimed = claim(*this, actor, id);
    if (!claimed.problems.empty())
        return not_begun(*this, actor, std::move(claimed));
    ProgressWriter writer{ports, id, also};
    Worked worked = act(*this, claimed.job, actor, writer);
    Job job = reread(ports, claimed.job);
    settle(*this, writer, worked, job);
    end_job(ports, actor, job);
    return {std::move(worked.answer), worked.breakage};
}

void fail_queued_job(const JobPorts& ports, const Job& job, Problem why)
{
    Actor asker;
    asker.account = job.account;
    Job failed = job;
    mark_failed(failed, why);
    end_job(ports, asker, failed);
}

Result<std::string> run_job(JobPorts ports, const JobActions& actions, const Actor& actor, JobId id,
                            const ProgressSink& also)
{
    RunOutcome outcome = JobRunner{ports, actions, also}.run(actor, id);
    if (outcome.breakage)
        std::rethrow_exception(outcome.breakage);
    return std::move(outcome.answer);
}

} // namespace aperta
