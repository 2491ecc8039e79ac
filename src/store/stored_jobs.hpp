// Jobs in SQL. Stateless: safe across threads, each call works on the connection of its
// transaction (pooled_work.hpp). Errors as in connection.hpp.
#pragma once

#include "aperta/jobs/job.hpp"

namespace aperta
{

class StoredJobs : public JobStore
{
public:
    JobId add(WriteTx& tx, const Job& job) override;
    void save(WriteTx& tx, const Job& job) override;
    [[nodiscard]] std::optional<Job> job(ReadTx& tx, JobId id, Level clearance) override;
    [[nodiscard]] std::vector<Job> newest(ReadTx& tx, Level clearance, int limit) override;
    [[nodiscard]] std::optional<Job> oldest_queued(ReadTx& tx) override;
    int requeue_cut_off(WriteTx& tx) override;
};

} // namespace aperta
