// The stores behind their ports, engine by engine, each over fresh data of its own: what a contract
// test is run against. A new capability adds a member here and a line in each engine's maker.
#pragma once

#include "aperta/access/audit.hpp"
#include "aperta/access/people.hpp"
#include "aperta/catalogue/describe.hpp"
#include "aperta/declassification/store.hpp"
#include "aperta/film/store.hpp"
#include "aperta/jobs/job.hpp"
#include "store/migrations.hpp"
#include "store/sqlite.hpp"
#include "store/sqlite_access.hpp"
#include "store/sqlite_catalogue.hpp"
#include "store/sqlite_declassification.hpp"
#include "store/sqlite_film.hpp"
#include "store/sqlite_history.hpp"
#include "store/sqlite_jobs.hpp"
#include "store/sqlite_work.hpp"
#include "tests/support/hand_clock.hpp"
#include "tests/support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <functional>
#include <memory>
#include <string>

namespace aperta
{

struct StoreUnderTest {
    std::string engine;
    TempFolder folder;
    HandClock clock;
    std::unique_ptr<Work> work;
    std::unique_ptr<AuditLog> audit;
    std::unique_ptr<PeopleStore> people;
    std::unique_ptr<JobStore> jobs;
    std::unique_ptr<CatalogueStore> catalogue;
    std::unique_ptr<HistoryStore> history;
    std::unique_ptr<DeclassificationStore> declassification;
    std::unique_ptr<FilmStore> films;
    // SQL behind the store's back: as the store's own user, and as an intruder who owns the file
    // and lifts the guards of the audit first.
    std::function<void(const std::string& sql)> execute;
    std::function<void(const std::string& sql)> tamper;

    [[nodiscard]] AuditPorts audit_ports() { return {*work, *audit, clock}; }
    [[nodiscard]] CataloguePorts catalogue_ports()
    {
        return {*work, *catalogue, *history, *audit, clock};
    }
    [[nodiscard]] JobPorts job_ports() { return {*work, *jobs, *audit, clock}; }
};

inline std::unique_ptr<StoreUnderTest> sqlite_under_test()
{
    auto store = std::make_unique<StoreUnderTest>();
    store->engine = "SQLite";
    const auto file = store->folder.path() / "aperta.db";
    Connection fresh{file, Connection::Mode::read_write};
    REQUIRE(migrate(fresh, store->clock).ok());
    store->work = std::make_unique<SqliteWork>(file);
    store->audit = std::make_unique<SqliteAudit>();
    store->people = std::make_unique<SqlitePeople>();
    store->jobs = std::make_unique<SqliteJobs>();
    store->catalogue = std::make_unique<SqliteCatalogue>();
    store->history = std::make_unique<SqliteHistory>();
    store->declassification = std::make_unique<SqliteDeclassification>();
    store->films = std::make_unique<SqliteFilm>();
    store->execute = [file](const std::string& sql) {
        Connection{file, Connection::Mode::read_write}.execute(sql);
    };
    store->tamper = [file](const std::string& sql) {
        Connection intruder{file, Connection::Mode::read_write};
        intruder.execute("DROP TRIGGER audit_event_stays; DROP TRIGGER audit_event_as_written;"
                         "DROP TRIGGER audit_event_in_sequence;");
        intruder.execute(sql);
    };
    return store;
}

inline void for_each_store(const std::function<void(StoreUnderTest&)>& test)
{
    for (const auto& make : {sqlite_under_test}) {
        const auto store = make();
        INFO("engine: " << store->engine);
        test(*store);
    }
}

} // namespace aperta
