// Long work: a row with state and progress that pages can show and that outlives a crash. Only one
// process works on a data directory, so a job that is `running` when that process starts was cut
// off: it is put back to `queued` and its attempt counted.
#pragma once

#include "aperta/access/audit.hpp"
#include "aperta/core/actor.hpp"
#include "aperta/core/clock.hpp"
#include "aperta/core/id.hpp"
#include "aperta/core/progress.hpp"
#include "aperta/core/result.hpp"
#include "aperta/core/work.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace aperta
{

enum class JobState { queued, running, done, failed, cancelled };
[[nodiscard]] std::string_view code_of(JobState state);

struct Job {
    JobId id;
    std::string kind;       // vocabulary job_kinds: "film.digitise"
    std::string subject;    // reference code or number that the work is about
    std::string parameters; // one line of key=value pairs, such as an output folder
    std::string account;    // who asked
    JobState state = JobState::queued;
    std::string phase; // vocabulary phases
    std::int64_t done = 0;
    std::int64_t total = 0;
    int attempt = 0;
    bool cancel_asked = false;
    std::string code;        // with failed: the problem's code
    std::vector<Fact> facts; // and its blanks
    std::string result;      // with done: one line, such as the name of what was made
    std::string asked_at, started_at, ended_at; // instants as text, "" when not yet
    Level level = Level::unclassified; // of the subject; jobs above clearance are not listed
};

class JobStore
{
public:
    virtual ~JobStore() = default;
    virtual JobId add(WriteTx& tx, const Job& job) = 0;
    virtual void save(WriteTx& tx, const Job& job) = 0;
    [[nodiscard]] virtual std::optional<Job> job(ReadTx& tx, JobId id, Level clearance) = 0;
    [[nodiscard]] virtual std::vector<Job> newest(ReadTx& tx, Level clearance, int limit) = 0;
    [[nodiscard]] virtual std::optional<Job> oldest_queued(ReadTx& tx) = 0;
    // Jobs left running by a process that died: back to queued. How many.
    virtual int requeue_cut_off(WriteTx& tx) = 0;
};

// What a kind of work does; returns the result line. Runs outside any transaction.
using JobAction = std::function<Result<std::string>(const Job&, const Actor&, const ProgressSink&)>;
using JobActions = std::map<std::string, JobAction, std::less<>>;

struct JobPorts {
    Work& work;
    JobStore& jobs;
    AuditLog& audit;
    const Clock& clock;
};

[[nodiscard]] Result<JobId> ask_for_job(JobPorts ports, const Actor& actor, Job wanted);

// Cancels a queued job at once and asks a running one to stop. Problems: job.not_found, job.ended.
[[nodiscard]] Result<Done> cancel_job(JobPorts ports, const Actor& actor, JobId id);

// Runs one job to its end in the calling thread, keeping its row up to date (at most a few writes
// a second). `also` is told of the progress too, for a bar on a terminal.
[[nodiscard]] Result<std::string> run_job(JobPorts ports, const JobActions& actions,
                                          const Actor& actor, JobId id, const ProgressSink& also);

} // namespace aperta
