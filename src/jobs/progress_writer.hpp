// Writes a running job's progress into its row, seldom enough that a page is up to date and the
// writer of the store is left to others: at most three times a second, and at every new phase.
// Belongs to the thread that works. Throws Breakage of the store.
#pragma once

#include "aperta/jobs/job.hpp"

#include <optional>
#include <string>

namespace aperta
{

class ProgressWriter
{
public:
    ProgressWriter(const JobPorts& ports, JobId id, const ProgressSink& also)
        : ports_(ports), id_(id), also_(also)
    {
    }

    // False when the work should stop: a person cancelled it, or the runner is to stop.
    [[nodiscard]] bool take(const Progress& progress);

    [[nodiscard]] bool stop_asked() const { return stop_asked_; }
    // Puts the last progress heard of, written or not, into the row.
    void fill(Job& job) const;

private:
    void write(Instant now);

    JobPorts ports_;
    JobId id_;
    const ProgressSink& also_;
    std::string phase_;
    std::int64_t done_ = 0;
    std::int64_t total_ = 0;
    std::optional<Instant> written_;
    bool cancel_asked_ = false;
    bool stop_asked_ = false;
};

} // namespace aperta
