#include "aperta/core/breakage.hpp"
#include "aperta/jobs/worker.hpp"
#include "tests/support/store_fixture.hpp"

#include <catch2/catch.hpp>

#include <future>

namespace aperta
{

namespace
{

Actor worker_asker(const std::string& account)
{
    Actor actor;
    actor.account = account;
    actor.clearance = Level::secret;
    return actor;
}

struct WorkerHall {
    std::unique_ptr<StoreUnderTest> store = sqlite_under_test();
    JobActions actions;
    std::mutex guard;
    std::vector<std::string> log;

    WorkerHall()
    {
        actions["note"] = [this](const Job& job, const Actor& actor, const ProgressSink&) {
            note(actor.account + " " + job.subject);
            return Result<std::string>{std::string{"noted"}};
        };
        actions["break"] = [](const Job&, const Actor&,
                              const ProgressSink&) -> Result<std::string> {
            throw Breakage{"file.disk_full", {}, "ENOSPC"};
        };
    }
    void note(std::string line)
    {
        const std::lock_guard held{guard};
        log.push_back(std::move(line));
    }
    JobId ask(std::string kind, std::string subject, const std::string& account = "f.operator")
    {
        Job job;
        job.kind = std::move(kind);
        job.subject = std::move(subject);
        job.level = Level::confidential;
        const auto id = ask_for_job(store->job_ports(), worker_asker(account), job);
        REQUIRE(id.ok());
        return *id;
    }
    std::unique_ptr<JobWorker> hire()
    {
        return std::make_unique<JobWorker>(
            store->job_ports(), actions,
            [](const std::string& account) -> std::optional<Actor> {
                if (account == "gone")
                    return std::nullopt;
                Actor actor = worker_asker(account);
                if (account == "lowered")
                    actor.clearance = Level::restricted;
                return actor;
            },
            [this](const std::exception& broken) { note(broken.what()); });
    }
    Job row(JobId id) const
    {
        const auto tx = store->work->read();
        return store->jobs->job(*tx, id, Level::top_secret).value();
    }
};

} // namespace

TEST_CASE("The worker does what waits, oldest first, as whoever asked", "[jobs]")
{
    WorkerHall hall;
    hall.ask("note", "one", "a.peeters");
    hall.ask("note", "two", "m.dubois");
    const auto worker = hall.hire();
    worker->wait_until_idle();
    const JobId third = hall.ask("note", "three");
    worker->notify();
    worker->wait_until_idle();
    CHECK(hall.log ==
          std::vector<std::string>{"a.peeters one", "m.dubois two", "f.operator three"});
    CHECK(hall.row(third).state == JobState::done);
    CHECK(hall.row(third).result == "noted");
}

TEST_CASE("A job that breaks is reported and the worker goes on", "[jobs]")
{
    WorkerHall hall;
    const JobId broken = hall.ask("break", "one");
    const JobId next = hall.ask("note", "two");
    hall.hire()->wait_until_idle();
    CHECK(hall.row(broken).state == JobState::failed);
    CHECK(hall.row(broken).code == "file.disk_full");
    CHECK(hall.row(next).state == JobState::done);
    CHECK(hall.log == std::vector<std::string>{"file.disk_full: ENOSPC", "f.operator two"});
}

TEST_CASE("A job of somebody who may no longer act, or lost the clearance, fails", "[jobs]")
{
    WorkerHall hall;
    const std::string asker = GENERATE("gone", "lowered");
    const JobId orphan = hall.ask("note", "one", asker);
    const JobId next = hall.ask("note", "two");
    hall.hire()->wait_until_idle();
    CHECK(hall.row(orphan).state == JobState::failed);
    CHECK(hall.row(orphan).code == "job.asker_gone");
    CHECK(hall.row(next).state == JobState::done);
}

TEST_CASE("A worker takes up what a dead process left running, and the audit says so", "[jobs]")
{
    WorkerHall hall;
    Job job = hall.row(hall.ask("note", "one"));
    job.state = JobState::running;
    job.attempt = 1;
    {
        const auto tx = hall.store->work->write();
        hall.store->jobs->save(*tx, job);
        tx->commit();
    }
    hall.hire()->wait_until_idle();
    CHECK(hall.row(job.id).state == JobState::done);
    CHECK(hall.row(job.id).attempt == 2);
    const auto tx = hall.store->work->read();
    const auto rows = hall.store->audit->newest(*tx, 3);
    REQUIRE(rows.size() == 3);
    CHECK(rows[2].event.act == "job.requeue");
    CHECK(rows[2].event.details == "jobs=1");
}

TEST_CASE("A worker that is dismissed stops its job and leaves it waiting", "[jobs]")
{
    WorkerHall hall;
    std::promise<void> begun;
    hall.actions["long"] = [&begun](const Job&, const Actor&, const ProgressSink& progress) {
        begun.set_value();
        while (progress({"encode", 0, 0}))
            std::this_thread::yield();
        return Result<std::string>{Problem{Fault::conflict, "film.stopped", "", {}}};
    };
    const JobId id = hall.ask("long", "one");
    const JobId next = hall.ask("note", "two");
    auto worker = hall.hire();
    begun.get_future().wait();
    CHECK(hall.row(id).state == JobState::running);
    worker.reset();
    CHECK(hall.row(id).state == JobState::queued);
    CHECK(hall.row(id).attempt == 0);
    CHECK(hall.row(id).ended_at.empty());
    CHECK(hall.row(next).state == JobState::queued);
}

TEST_CASE("A person's cancellation reaches the job that the worker runs", "[jobs]")
{
    WorkerHall hall;
    std::promise<void> begun;
    hall.actions["long"] = [&](const Job&, const Actor&, const ProgressSink& progress) {
        begun.set_value();
        while (progress({"encode", 0, 0}))
            hall.store->clock.advance(std::chrono::milliseconds{400});
        return Result<std::string>{Problem{Fault::conflict, "film.stopped", "", {}}};
    };
    const JobId id = hall.ask("long", "one");
    const auto worker = hall.hire();
    begun.get_future().wait();
    REQUIRE(cancel_job(hall.store->job_ports(), worker_asker("f.operator"), id).ok());
    worker->wait_until_idle();
    CHECK(hall.row(id).state == JobState::cancelled);
}

} // namespace aperta
