#include "store/stored_jobs.hpp"

#include "store/pooled_work.hpp"
#include "store/stored_values.hpp"

namespace aperta
{

namespace
{

// Columns for job_in and, without the id, for bind_job: the three must change together.
#define APERTA_JOB_VALUES                                                                          \
    "kind, subject, parameters, account, state, phase, done, total, attempt, cancel_asked, code,"  \
    " result, asked_at, started_at, ended_at, level"

constexpr const char* insert_job =
    "INSERT INTO job(" APERTA_JOB_VALUES ") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) RETURNING id";
constexpr const char* update_job =
    "UPDATE job SET (" APERTA_JOB_VALUES ") = (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) WHERE id = ?";
constexpr const char* select_job =
    "SELECT id, " APERTA_JOB_VALUES " FROM job WHERE id = ? AND level <= ?";
constexpr const char* select_newest_jobs =
    "SELECT id, " APERTA_JOB_VALUES " FROM job WHERE level <= ? ORDER BY id DESC LIMIT ?";
constexpr const char* select_oldest_queued_job =
    "SELECT id, " APERTA_JOB_VALUES " FROM job WHERE state = 'queued' ORDER BY id LIMIT 1";
constexpr const char* update_cut_off_jobs =
    "UPDATE job SET state = 'queued', phase = '', done = 0, total = 0 WHERE state = 'running'";
constexpr const char* select_job_facts =
    "SELECT name, value FROM job_fact WHERE job_id = ? ORDER BY position";
constexpr const char* delete_job_facts = "DELETE FROM job_fact WHERE job_id = ?";
constexpr const char* insert_job_fact =
    "INSERT INTO job_fact(job_id, position, name, value) VALUES (?,?,?,?)";

void bind_job(Statement& statement, const Job& job)
{
    statement.bind(job.kind)
        .bind(job.subject)
        .bind(job.parameters)
        .bind(job.account)
        .bind(code_of(job.state))
        .bind(job.phase)
        .bind(job.done)
        .bind(job.total)
        .bind(job.attempt)
        .bind(job.cancel_asked)
        .bind(job.code)
        .bind(job.result)
        .bind(job.asked_at)
        .bind(job.started_at)
        .bind(job.ended_at)
        .bind(static_cast<int>(job.level));
}

JobState job_state_in(const Statement& row, int column)
{
    const std::string written = row.text(column);
    for (JobState state : {JobState::queued, JobState::running, JobState::done, JobState::failed,
                           JobState::cancelled})
        if (written == code_of(state))
            return state;
    throw Breakage{"store.damaged", {}, "a job's state that is not: " + written};
}

Job job_in(const Statement& row)
{
    Job read;
    read.id = row.id<JobId>(0);
    read.kind = row.text(1);
    read.subject = row.text(2);
    read.parameters = row.text(3);
    read.account = row.text(4);
    read.state = job_state_in(row, 5);
    read.phase = row.text(6);
    read.done = row.integer(7);
    read.total = row.integer(8);
    read.attempt = static_cast<int>(row.integer(9));
    read.cancel_asked = row.integer(10) != 0;
    read.code = row.text(11);
    read.result = row.text(12);
    read.asked_at = row.text(13);
    read.started_at = row.text(14);
    read.ended_at = row.text(15);
    read.level = level_in(row, 16);
    return read;
}

std::optional<Job> next_job(Connection& connection, Statement& rows)
{
    if (!rows.step())
        return std::nullopt;
    Job job = job_in(rows);
    auto facts = connection.prepare(select_job_facts);
    facts.bind(job.id);
    while (facts.step())
        job.facts.push_back({facts.text(0), facts.text(1)});
    return job;
}

void write_job_facts(Connection& connection, JobId id, const std::vector<Fact>& facts)
{
    connection.prepare(delete_job_facts).bind(id).run();
    std::int64_t position = 0;
    for (const Fact& each : facts)
        connection.prepare(insert_job_fact)
            .bind(id)
            .bind(++position)
            .bind(each.name)
            .bind(each.value)
            .run();
}

} // namespace

JobId StoredJobs::add(WriteTx& tx, const Job& job)
{
    Connection& connection = connection_of(tx);
    auto insert = connection.prepare(insert_job);
    bind_job(insert, job);
    const auto id = insert.returned<JobId>();
    write_job_facts(connection, id, job.facts);
    return id;
}

void StoredJobs::save(WriteTx& tx, const Job& job)
{
    Connection& connection = connection_of(tx);
    auto update = connection.prepare(update_job);
    bind_job(update, job);
    update.bind(job.id).run();
    write_job_facts(connection, job.id, job.facts);
}

std::optional<Job> StoredJobs::job(ReadTx& tx, JobId id, Level clearance)
{
    Connection& connection = connection_of(tx);
    auto rows = connection.prepare(select_job);
    rows.bind(id).bind(static_cast<int>(clearance));
    return next_job(connection, rows);
}

std::vector<Job> StoredJobs::newest(ReadTx& tx, Level clearance, int limit)
{
    Connection& connection = connection_of(tx);
    std::vector<Job> read;
    auto rows = connection.prepare(select_newest_jobs);
    rows.bind(static_cast<int>(clearance)).bind(limit);
    while (auto job = next_job(connection, rows))
        read.push_back(std::move(*job));
    return read;
}

std::optional<Job> StoredJobs::oldest_queued(ReadTx& tx)
{
    Connection& connection = connection_of(tx);
    auto rows = connection.prepare(select_oldest_queued_job);
    return next_job(connection, rows);
}

int StoredJobs::requeue_cut_off(WriteTx& tx)
{
    Connection& connection = connection_of(tx);
    connection.prepare(update_cut_off_jobs).run();
    return static_cast<int>(connection.changes());
}

} // namespace aperta
