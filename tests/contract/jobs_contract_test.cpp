#include "tests/support/store_fixture.hpp"

#include <catch2/catch.hpp>

namespace aperta
{

namespace
{

Job reel_job(Level level = Level::unclassified)
{
    Job job;
    job.kind = "film.digitise";
    job.subject = "VSSE/FILM/0001";
    job.parameters = "folder=out";
    job.account = "f.operator";
    job.asked_at = "2025-11-24T08:00:00.000Z";
    job.level = level;
    return job;
}

JobId keep_job(StoreUnderTest& store, const Job& job)
{
    const auto tx = store.work->write();
    const JobId id = store.jobs->add(*tx, job);
    tx->commit();
    return id;
}

void save_job(StoreUnderTest& store, const Job& job)
{
    const auto tx = store.work->write();
    store.jobs->save(*tx, job);
    tx->commit();
}

std::optional<Job> job_kept(StoreUnderTest& store, JobId id, Level clearance = Level::top_secret)
{
    const auto tx = store.work->read();
    return store.jobs->job(*tx, id, clearance);
}

} // namespace

TEST_CASE("A job is read back as it was asked for", "[contract][jobs]")
{
    for_each_store([](StoreUnderTest& store) {
        const auto read = job_kept(store, keep_job(store, reel_job(Level::secret)));
        REQUIRE(read.has_value());
        CHECK(read->kind == "film.digitise");
        CHECK(read->subject == "VSSE/FILM/0001");
        CHECK(read->parameters == "folder=out");
        CHECK(read->account == "f.operator");
        CHECK(read->state == JobState::queued);
        CHECK(read->level == Level::secret);
        CHECK(read->asked_at == "2025-11-24T08:00:00.000Z");
        CHECK(read->started_at.empty());
        CHECK(read->facts.empty());
    });
}

TEST_CASE("A saved job keeps its progress, its end and the facts of its failure",
          "[contract][jobs]")
{
    for_each_store([](StoreUnderTest& store) {
        Job job = reel_job();
        job.id = keep_job(store, job);
        job.state = JobState::failed;
        job.phase = "encode";
        job.done = 7;
        job.total = 5'000'000'000;
        job.attempt = 2;
        job.cancel_asked = true;
        job.code = "film.frame_missing";
        job.facts = {{"frame", "7"}, {"reel", "0001"}};
        job.started_at = "2025-11-24T08:00:01.000Z";
        job.ended_at = "2025-11-24T08:00:02.000Z";
        save_job(store, job);
        save_job(store, job); // facts are replaced, not added to
        const auto read = job_kept(store, job.id);
        REQUIRE(read.has_value());
        CHECK(read->state == JobState::failed);
        CHECK(read->phase == "encode");
        CHECK(read->done == 7);
        CHECK(read->total == 5'000'000'000);
        CHECK(read->attempt == 2);
        CHECK(read->cancel_asked);
        CHECK(read->code == "film.frame_missing");
        CHECK(read->facts == job.facts);
        CHECK(read->ended_at == job.ended_at);
    });
}

TEST_CASE("Jobs above the clearance do not exist for the reader", "[contract][jobs]")
{
    for_each_store([](StoreUnderTest& store) {
        const JobId open = keep_job(store, reel_job());
        const JobId secret = keep_job(store, reel_job(Level::secret));
        CHECK_FALSE(job_kept(store, secret, Level::confidential).has_value());
        CHECK(job_kept(store, secret, Level::secret).has_value());
        const auto tx = store.work->read();
        const auto seen = store.jobs->newest(*tx, Level::confidential, 10);
        REQUIRE(seen.size() == 1);
        CHECK(seen[0].id == open);
    });
}

TEST_CASE("The newest jobs come first, the oldest waiting one is next", "[contract][jobs]")
{
    for_each_store([](StoreUnderTest& store) {
        Job first = reel_job();
        first.id = keep_job(store, first);
        const JobId second = keep_job(store, reel_job());
        const JobId third = keep_job(store, reel_job());
        first.state = JobState::done;
        first.ended_at = "2025-11-24T09:00:00.000Z";
        save_job(store, first);
        const auto tx = store.work->read();
        const auto newest = store.jobs->newest(*tx, Level::top_secret, 2);
        REQUIRE(newest.size() == 2);
        CHECK(newest[0].id == third);
        CHECK(newest[1].id == second);
        CHECK(store.jobs->oldest_queued(*tx)->id == second);
    });
}

TEST_CASE("A job that a dead process left running waits again", "[contract][jobs]")
{
    for_each_store([](StoreUnderTest& store) {
        Job job = reel_job();
        job.id = keep_job(store, job);
        const JobId waiting = keep_job(store, reel_job());
        job.state = JobState::running;
        job.attempt = 1;
        job.phase = "encode";
        job.done = 3;
        save_job(store, job);
        {
            const auto tx = store.work->write();
            CHECK(store.jobs->requeue_cut_off(*tx) == 1);
            CHECK(store.jobs->requeue_cut_off(*tx) == 0);
            tx->commit();
        }
        const auto read = job_kept(store, job.id);
        CHECK(read->state == JobState::queued);
        CHECK(read->attempt == 1);
        CHECK(read->phase.empty());
        CHECK(read->done == 0);
        CHECK(job_kept(store, waiting)->state == JobState::queued);
    });
}

} // namespace aperta
