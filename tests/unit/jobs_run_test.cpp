#include "aperta/core/breakage.hpp"
#include "tests/support/store_fixture.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>

namespace aperta
{

namespace
{

using std::chrono::milliseconds;

Actor film_operator(std::string account = "f.operator")
{
    Actor actor;
    actor.account = std::move(account);
    actor.roles = {Role::film_operator};
    actor.clearance = Level::secret;
    return actor;
}

struct JobDesk {
    std::unique_ptr<StoreUnderTest> store = sqlite_under_test();
    JobActions actions;

    JobPorts ports() { return store->job_ports(); }
    JobId ask(Level level = Level::unclassified)
    {
        Job job;
        job.kind = "film.digitise";
        job.subject = "VSSE/FILM/0001";
        job.level = level;
        const auto id = ask_for_job(ports(), film_operator(), job);
        REQUIRE(id.ok());
        return *id;
    }
    void digitise_by(JobAction action) { actions["film.digitise"] = std::move(action); }
    Result<std::string> run(JobId id, const ProgressSink& also = silent())
    {
        return run_job(ports(), actions, film_operator(), id, also);
    }
    Job row(JobId id) const
    {
        const auto tx = store->work->read();
        return store->jobs->job(*tx, id, Level::top_secret).value();
    }
    AuditEvent last_event() const
    {
        const auto tx = store->work->read();
        return store->audit->newest(*tx, 1).front().event;
    }
};

} // namespace

TEST_CASE("Work that was asked for waits with the name of who asked", "[jobs]")
{
    JobDesk desk;
    const Job job = desk.row(desk.ask());
    CHECK(job.state == JobState::queued);
    CHECK(job.account == "f.operator");
    CHECK(job.asked_at == "2025-11-24T08:00:00.000Z");
    CHECK(desk.last_event().act == "job.ask");
    CHECK(desk.last_event().subject == "VSSE/FILM/0001");
}

TEST_CASE("Nobody asks for work on what lies above their clearance", "[jobs]")
{
    JobDesk desk;
    Job job;
    job.kind = "film.digitise";
    job.subject = "VSSE/FILM/0001";
    job.level = Level::top_secret;
    const auto answer = ask_for_job(desk.ports(), film_operator(), job);
    REQUIRE_FALSE(answer.ok());
    CHECK(answer.problems().front().code == "job.subject_unknown");
    CHECK(desk.last_event().outcome == "refused");
}

TEST_CASE("A job that succeeds is done and keeps its result", "[jobs]")
{
    JobDesk desk;
    desk.digitise_by([&desk](const Job& job, const Actor& actor, const ProgressSink& progress) {
        CHECK(job.state == JobState::running);
        CHECK(job.attempt == 1);
        CHECK(actor.account == "f.operator");
        desk.store->clock.advance(std::chrono::seconds{2});
        CHECK(progress({"encode", 10, 24}));
        CHECK(progress({"encode", 24, 24}));
        return Result<std::string>{std::string{"reel-0001.mkv"}};
    });
    const JobId id = desk.ask();
    const auto answer = desk.run(id);
    REQUIRE(answer.ok());
    CHECK(*answer == "reel-0001.mkv");
    const Job job = desk.row(id);
    CHECK(job.state == JobState::done);
    CHECK(job.result == "reel-0001.mkv");
    CHECK(job.phase == "encode");
    CHECK(job.done == 24);
    CHECK(job.total == 24);
    CHECK(job.started_at == "2025-11-24T08:00:00.000Z");
    CHECK(job.ended_at == "2025-11-24T08:00:02.000Z");
    CHECK(desk.last_event().act == "job.end");
    CHECK(desk.last_event().details == "job=1 kind=film.digitise attempt=1 state=done");
}

TEST_CASE("Progress is written three times a second, and at every new phase", "[jobs]")
{
    JobDesk desk;
    std::vector<std::int64_t> written;
    int told = 0;
    desk.digitise_by([&](const Job& job, const Actor&, const ProgressSink& progress) {
        for (int i = 1; i <= 10; ++i) {
            (void)progress({i < 9 ? "encode" : "verify", i, 10});
            const auto now = desk.row(job.id).done;
            if (written.empty() || written.back() != now)
                written.push_back(now);
            desk.store->clock.advance(milliseconds{100});
        }
        return Result<std::string>{std::string{}};
    });
    REQUIRE(desk.run(desk.ask(), [&told](const Progress&) { return ++told > 0; }).ok());
    CHECK(written == std::vector<std::int64_t>{1, 5, 9});
    CHECK(told == 10);
}

TEST_CASE("A job that fails keeps the reason and its facts", "[jobs]")
{
    JobDesk desk;
    desk.digitise_by([](const Job&, const Actor&, const ProgressSink&) {
        return Result<std::string>{
            Problem{Fault::invalid, "film.frame_missing", "", {{"frame", "7"}}}};
    });
    const JobId id = desk.ask();
    const auto answer = desk.run(id);
    REQUIRE_FALSE(answer.ok());
    CHECK(answer.problems().front().code == "film.frame_missing");
    CHECK(desk.row(id).state == JobState::failed);
    CHECK(desk.row(id).code == "film.frame_missing");
    CHECK(desk.row(id).facts == std::vector<Fact>{{"frame", "7"}});
    CHECK(desk.last_event().outcome == "refused");
    CHECK(desk.last_event().code == "film.frame_missing");
}

TEST_CASE("A machine that breaks marks the job failed and is heard of above", "[jobs]")
{
    JobDesk desk;
    desk.digitise_by([](const Job&, const Actor&, const ProgressSink&) -> Result<std::string> {
        throw Breakage{"file.disk_full", {{"name", "reel-0001.mkv"}}, "ENOSPC"};
    });
    const JobId id = desk.ask();
    CHECK_THROWS_AS(desk.run(id), Breakage);
    CHECK(desk.row(id).state == JobState::failed);
    CHECK(desk.row(id).code == "file.disk_full");
    CHECK(desk.row(id).facts == std::vector<Fact>{{"name", "reel-0001.mkv"}});
}

TEST_CASE("A fault of the programme marks the job failed too", "[jobs]")
{
    JobDesk desk;
    desk.digitise_by([](const Job&, const Actor&, const ProgressSink&) -> Result<std::string> {
        throw std::logic_error{"unforeseen"};
    });
    const JobId id = desk.ask();
    CHECK_THROWS_AS(desk.run(id), std::logic_error);
    CHECK(desk.row(id).code == "job.broke");
}

TEST_CASE("A running job that is cancelled stops at its next step", "[jobs]")
{
    JobDesk desk;
    desk.digitise_by([&desk](const Job& job, const Actor& actor, const ProgressSink& progress) {
        CHECK(progress({"encode", 1, 10}));
        CHECK(cancel_job(desk.ports(), actor, job.id).ok());
        CHECK(desk.row(job.id).state == JobState::running);
        desk.store->clock.advance(milliseconds{400});
        CHECK_FALSE(progress({"encode", 2, 10}));
        return Result<std::string>{Problem{Fault::conflict, "film.stopped", "", {}}};
    });
    const JobId id = desk.ask();
    const auto answer = desk.run(id);
    REQUIRE_FALSE(answer.ok());
    CHECK(answer.problems().front().code == "job.cancelled");
    CHECK(desk.row(id).state == JobState::cancelled);
    CHECK(desk.row(id).cancel_asked);
    CHECK(desk.row(id).done == 2);
    CHECK(desk.row(id).code.empty());
}

TEST_CASE("A job that was finished before it heard of its cancellation is done", "[jobs]")
{
    JobDesk desk;
    desk.digitise_by([&desk](const Job& job, const Actor& actor, const ProgressSink&) {
        CHECK(cancel_job(desk.ports(), actor, job.id).ok());
        return Result<std::string>{std::string{"reel-0001.mkv"}};
    });
    const JobId id = desk.ask();
    CHECK(desk.run(id).ok());
    CHECK(desk.row(id).state == JobState::done);
}

TEST_CASE("A job that its terminal asked to stop is cancelled", "[jobs]")
{
    JobDesk desk;
    desk.digitise_by([](const Job&, const Actor&, const ProgressSink& progress) {
        CHECK_FALSE(progress({"encode", 1, 10}));
        return Result<std::string>{Problem{Fault::conflict, "film.stopped", "", {}}};
    });
    const JobId id = desk.ask();
    CHECK_FALSE(desk.run(id, [](const Progress&) { return false; }).ok());
    CHECK(desk.row(id).state == JobState::cancelled);
}

TEST_CASE("A waiting job is cancelled at once and never begins", "[jobs]")
{
    JobDesk desk;
    bool begun = false;
    desk.digitise_by([&begun](const Job&, const Actor&, const ProgressSink&) {
        begun = true;
        return Result<std::string>{std::string{}};
    });
    const JobId id = desk.ask();
    REQUIRE(cancel_job(desk.ports(), film_operator(), id).ok());
    CHECK(desk.row(id).state == JobState::cancelled);
    CHECK(desk.last_event().act == "job.cancel");
    const auto answer = desk.run(id);
    REQUIRE_FALSE(answer.ok());
    CHECK(answer.problems().front().code == "job.ended");
    CHECK_FALSE(begun);
}

TEST_CASE("What has ended, is hidden or is another's cannot be cancelled", "[jobs]")
{
    JobDesk desk;
    desk.digitise_by([](const Job&, const Actor&, const ProgressSink&) {
        return Result<std::string>{std::string{}};
    });
    const JobId ended = desk.ask();
    REQUIRE(desk.run(ended).ok());
    const JobId waiting = desk.ask(Level::secret);
    const auto code = [&desk](const Actor& actor, JobId id) {
        const auto answer = cancel_job(desk.ports(), actor, id);
        return answer ? std::string{} : answer.problems().front().code;
    };
    Actor other = film_operator("j.janssens");
    CHECK(code(film_operator(), ended) == "job.ended");
    CHECK(code(film_operator(), JobId{99}) == "job.not_found");
    CHECK(code(other, waiting) == "access.role_needed");
    CHECK(desk.last_event().code == "access.role_needed");
    other.clearance = Level::unclassified;
    CHECK(code(other, waiting) == "job.not_found");
    other.clearance = Level::secret;
    other.roles = {Role::administrator};
    CHECK(code(other, waiting).empty());
}

TEST_CASE("A job does not run twice, nor without clearance", "[jobs]")
{
    JobDesk desk;
    Result<std::string> inner = std::string{};
    desk.digitise_by([&](const Job& job, const Actor&, const ProgressSink&) {
        inner = desk.run(job.id);
        return Result<std::string>{std::string{}};
    });
    const JobId id = desk.ask(Level::secret);
    REQUIRE(desk.run(id).ok());
    REQUIRE_FALSE(inner.ok());
    CHECK(inner.problems().front().code == "job.running");

    const JobId hidden = desk.ask(Level::secret);
    Actor uncleared = film_operator();
    uncleared.clearance = Level::confidential;
    const auto answer = run_job(desk.ports(), desk.actions, uncleared, hidden, silent());
    REQUIRE_FALSE(answer.ok());
    CHECK(answer.problems().front().code == "job.not_found");
    CHECK(desk.row(hidden).state == JobState::queued);
}

TEST_CASE("A kind of work that nobody knows fails instead of blocking the queue", "[jobs]")
{
    JobDesk desk;
    const JobId id = desk.ask();
    const auto answer = desk.run(id);
    REQUIRE_FALSE(answer.ok());
    CHECK(answer.problems().front().code == "job.kind_unknown");
    CHECK(desk.row(id).state == JobState::failed);
}

TEST_CASE("A job during which the process died three times is given up", "[jobs]")
{
    JobDesk desk;
    desk.digitise_by([](const Job&, const Actor&, const ProgressSink&) {
        return Result<std::string>{std::string{}};
    });
    const JobId id = desk.ask();
    for (int i = 1; i <= 3; ++i) {
        Job cut_off = desk.row(id);
        cut_off.state = JobState::running;
        cut_off.attempt = i;
        const auto tx = desk.store->work->write();
        desk.store->jobs->save(*tx, cut_off);
        CHECK(desk.store->jobs->requeue_cut_off(*tx) == 1);
        tx->commit();
    }
    const auto answer = desk.run(id);
    REQUIRE_FALSE(answer.ok());
    CHECK(answer.problems().front().code == "job.given_up");
    CHECK(fact(answer.problems().front(), "attempts") == "3");
    CHECK(desk.row(id).state == JobState::failed);
}

} // namespace aperta
