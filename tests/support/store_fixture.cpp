#include "tests/support/store_fixture.hpp"

#include "store/migrations.hpp"
#include "store/postgres_work.hpp"
#include "store/sqlite_connection.hpp"
#include "store/sqlite_work.hpp"
#include "store/stored_access.hpp"
#include "store/stored_catalogue.hpp"
#include "store/stored_containers.hpp"
#include "store/stored_declassification.hpp"
#include "store/stored_film.hpp"
#include "store/stored_history.hpp"
#include "store/stored_jobs.hpp"
#include "store/stored_search.hpp"
#include "tests/support/postgres_cluster.hpp"

#include <iostream>
#include <set>
#include <vector>

namespace aperta
{

namespace
{

void fill(StoreUnderTest& store)
{
    store.audit = std::make_unique<StoredAudit>();
    store.people = std::make_unique<StoredPeople>();
    store.jobs = std::make_unique<StoredJobs>();
    store.catalogue = std::make_unique<StoredCatalogue>();
    store.containers = std::make_unique<StoredContainers>();
    store.history = std::make_unique<StoredHistory>();
    store.declassification = std::make_unique<StoredDeclassification>();
    store.search = std::make_unique<StoredSearch>();
    store.films = std::make_unique<StoredFilm>();
}

void drop_triggers(Connection& connection)
{
    std::vector<std::string> names;
    auto select = connection.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'");
    while (select.step())
        names.push_back(select.text(0));
    for (const std::string& name : names)
        connection.execute("DROP TRIGGER " + name);
}

// Once, though a test may come here for each of its sections.
void say_skipped(const std::string& test)
{
    static std::set<std::string> said;
    if (said.insert(test).second)
        std::cout << "SKIPPED: " << test << ": no PostgreSQL\n";
}

constexpr const char* disable_triggers =
    "DO $$ DECLARE t TEXT; BEGIN FOR t IN SELECT tablename FROM pg_tables"
    " WHERE schemaname = current_schema() LOOP"
    " EXECUTE format('ALTER TABLE %I DISABLE TRIGGER USER', t); END LOOP; END $$";

} // namespace

std::unique_ptr<StoreUnderTest> sqlite_under_test()
{
    auto store = std::make_unique<StoreUnderTest>();
    store->engine = "SQLite";
    const auto file = store->folder.path() / "aperta.db";
    SqliteConnection fresh{file, Connection::Mode::read_write};
    REQUIRE(migrate(fresh, store->clock).ok());
    store->work = std::make_unique<SqliteWork>(file);
    fill(*store);
    store->execute = [file](const std::string& sql) {
        SqliteConnection{file, Connection::Mode::read_write}.execute(sql);
    };
    store->tamper = [file](const std::string& sql) {
        SqliteConnection intruder{file, Connection::Mode::read_write};
        drop_triggers(intruder);
        intruder.execute(sql);
    };
    return store;
}

std::unique_ptr<StoreUnderTest> postgres_under_test()
{
    PostgresCluster* cluster = PostgresCluster::of_this_process();
    if (cluster == nullptr)
        return nullptr;
    auto store = std::make_unique<StoreUnderTest>();
    store->engine = "PostgreSQL";
    const auto database = cluster->migrated_database();
    const PostgresPlace place{cluster->address(*database)};
    store->database = database;
    store->work = std::make_unique<PostgresWork>(place);
    fill(*store);
    store->execute = [place](const std::string& sql) {
        PostgresConnection{place, Connection::Mode::read_write}.execute(sql);
    };
    store->tamper = [place](const std::string& sql) {
        PostgresConnection intruder{place, Connection::Mode::read_write};
        intruder.execute(disable_triggers);
        intruder.execute(sql);
    };
    return store;
}

void for_each_store(const std::function<void(StoreUnderTest&)>& test)
{
    for (const auto& make : {sqlite_under_test, postgres_under_test}) {
        const auto store = make();
        if (!store) {
            say_skipped(Catch::getResultCapture().getCurrentTestName());
            continue;
        }
        INFO("engine: " << store->engine);
        test(*store);
    }
}

} // namespace aperta
