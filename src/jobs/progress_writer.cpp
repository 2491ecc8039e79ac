#include "jobs/progress_writer.hpp"

namespace aperta
{

namespace
{

constexpr std::chrono::milliseconds write_every{334};

} // namespace

bool ProgressWriter::take(const Progress& progress)
{
    const bool new_phase = progress.phase != phase_;
    phase_ = progress.phase;
    done_ = progress.done;
    total_ = progress.total;
    const Instant now = ports_.clock.now();
    if (!progress.holds_writer &&
        (new_phase || !written_ || now < *written_ || now - *written_ >= write_every))
        write(now);
    if (also_ && !also_(progress))
        stop_asked_ = true;
    return !stop_asked_ && !cancel_asked_;
}

void ProgressWriter::fill(Job& job) const
{
    job.phase = phase_;
    job.done = done_;
    job.total = total_;
}

// The row is read again each time: a cancellation may have been written to it meanwhile, and must
// be neither missed nor overwritten.
void ProgressWriter::write(Instant now)
{
    const auto tx = ports_.work.write();
    auto job = ports_.jobs.job(*tx, id_, Level::top_secret);
    if (!job)
        return;
    fill(*job);
    cancel_asked_ = job->cancel_asked;
    ports_.jobs.save(*tx, *job);
    tx->commit();
    written_ = now;
}

} // namespace aperta
