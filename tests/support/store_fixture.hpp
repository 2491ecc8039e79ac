// The stores behind their ports, engine by engine, each over fresh data of its own: what a contract
// test is run against. A new capability adds a member here and a line in `fill`, for both engines.
#pragma once

#include "aperta/access/audit.hpp"
#include "aperta/access/people.hpp"
#include "aperta/catalogue/container_store.hpp"
#include "aperta/catalogue/describe.hpp"
#include "aperta/catalogue/store.hpp"
#include "aperta/declassification/store.hpp"
#include "aperta/film/store.hpp"
#include "aperta/jobs/job.hpp"
#include "aperta/search/search.hpp"
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
    std::shared_ptr<const void> database; // outlives what works with it
    HandClock clock;
    std::unique_ptr<Work> work;
    std::unique_ptr<AuditLog> audit;
    std::unique_ptr<PeopleStore> people;
    std::unique_ptr<JobStore> jobs;
    std::unique_ptr<CatalogueStore> catalogue;
    std::unique_ptr<ContainerStore> containers;
    std::unique_ptr<HistoryStore> history;
    std::unique_ptr<DeclassificationStore> declassification;
    std::unique_ptr<FilmStore> films;
    std::unique_ptr<SearchStore> search;
    // SQL behind the store's back: as the store's own user, and as an intruder who owns the data
    // and lifts every guard of what only grows first.
    std::function<void(const std::string& sql)> execute;
    std::function<void(const std::string& sql)> tamper;

    [[nodiscard]] AuditPorts audit_ports() { return {*work, *audit, clock}; }
    [[nodiscard]] CataloguePorts catalogue_ports()
    {
        return {*work, *catalogue, *history, *audit, clock};
    }
    [[nodiscard]] JobPorts job_ports() { return {*work, *jobs, *audit, clock}; }
    [[nodiscard]] SearchPorts search_ports() { return {*work, *search, *catalogue, *audit, clock}; }
};

[[nodiscard]] std::unique_ptr<StoreUnderTest> sqlite_under_test();
// Nothing where PostgreSQL is not installed.
[[nodiscard]] std::unique_ptr<StoreUnderTest> postgres_under_test();

// Runs `test` on each engine; one that is not there is reported as skipped.
void for_each_store(const std::function<void(StoreUnderTest&)>& test);

// The same for what needs the full-text tables, which stand in one engine so far.
inline void where_search_answers(const std::function<void(StoreUnderTest&)>& test)
{
    test(*sqlite_under_test());
}

} // namespace aperta
