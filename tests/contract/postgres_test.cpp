#include "aperta/core/breakage.hpp"
#include "aperta/platform/files.hpp"
#include "store/migrations.hpp"
#include "store/postgres_address.hpp"
#include "store/postgres_work.hpp"
#include "store/store_shape.hpp"
#include "tests/support/postgres_cluster.hpp"
#include "tests/support/store_fixture.hpp"

#include <catch2/catch.hpp>

using namespace aperta;

namespace
{

constexpr const char* insert_word =
    "INSERT INTO authority(code, kind) VALUES (?, 'person') RETURNING id";
constexpr const char* count_words = "SELECT count(*) FROM authority";
constexpr const char* select_words = "SELECT id, code FROM authority ORDER BY id";
constexpr const char* select_code = "SELECT code FROM authority WHERE id = ?";
constexpr const char* end_others =
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()";

std::int64_t add_word(WriteTx& tx, const std::string& code)
{
    return connection_of(tx).prepare(insert_word).bind(code).returned<std::int64_t>();
}

std::int64_t words_in(ReadTx& tx)
{
    auto count = connection_of(tx).prepare(count_words);
    return count.step() ? count.integer(0) : -1;
}

std::string code_of_breakage(const std::function<void()>& act)
{
    try {
        act();
    } catch (const Breakage& broken) {
        return broken.code();
    }
    return {};
}

void end_every_other_connection(PostgresCluster& cluster, const std::string& database)
{
    PostgresConnection{{cluster.address(database)}, Connection::Mode::read_write}.execute(
        end_others);
}

} // namespace

TEST_CASE("Parameters get the numbers that SQLite gives them, outside of literals and comments")
{
    CHECK(with_numbered_parameters("a = ? AND b = ?") == "a = $1 AND b = $2");
    CHECK(with_numbered_parameters("?2 + ?1 + ?") == "$2 + $1 + $3");
    CHECK(with_numbered_parameters("'?' || ? || 'it''s ?'") == "'?' || $1 || 'it''s ?'");
    CHECK(with_numbered_parameters("\"a?\" = ? -- why?\n OR ?") == "\"a?\" = $1 -- why?\n OR $2");
    CHECK(with_numbered_parameters("/* ? */ ?") == "/* ? */ $1");
    CHECK(with_numbered_parameters("'open ?") == "'open ?");
}

TEST_CASE("An address of a store holds no password and is one that PostgreSQL can read")
{
    CHECK(parse_postgres_address("postgresql://aperta_service@db.intern/aperta").ok());
    CHECK(parse_postgres_address("postgresql:///aperta?service=archive&passfile=/etc/pass").ok());
    for (const char* with_password :
         {"postgresql://a:secret@host/aperta", "postgresql://a@host/aperta?password=secret"})
        CHECK(parse_postgres_address(with_password).problems()[0].code ==
              "store.password_in_address");
    for (const char* none :
         {"", "mysql://host/aperta", "/var/lib", "postgresql://host/a?nonsense=1"})
        CHECK(parse_postgres_address(none).problems()[0].code == "store.address_malformed");
}

TEST_CASE("Both engines have the same migrations, tables, columns, keys and references")
{
    SKIP_WITHOUT_POSTGRES();
    const auto sqlite = sqlite_under_test();
    const auto postgres = postgres_under_test();
    auto here = sqlite->work->read();
    auto there = postgres->work->read();
    const auto tables = store_tables(connection_of(*here));
    CHECK(tables.size() > 25);
    CHECK(tables == store_tables(connection_of(*there)));
    const auto applied = [](ReadTx& tx) {
        std::string names;
        auto select =
            connection_of(tx).prepare_once("SELECT name FROM schema_migration ORDER BY 1");
        while (select.step())
            names += select.text(0) + " ";
        return names;
    };
    CHECK(applied(*here) == applied(*there));
}

TEST_CASE("A text with a NUL, or that is no UTF-8, is not kept in part")
{
    for_each_store([](StoreUnderTest& store) {
        auto tx = store.work->write();
        CHECK(code_of_breakage([&] {
                  add_word(*tx, std::string{"a\0b", 3});
              }) == "store.text_unstorable");
        if (store.engine == "PostgreSQL")
            CHECK(code_of_breakage([&] { add_word(*tx, "\xff"); }) == "store.text_unstorable");
    });
}

TEST_CASE("A reading transaction keeps its snapshot while another writes")
{
    for_each_store([](StoreUnderTest& store) {
        auto before = store.work->read();
        CHECK(words_in(*before) == 0);
        auto write = store.work->write();
        add_word(*write, "A");
        write->commit();
        CHECK(words_in(*before) == 0);
        CHECK(words_in(*store.work->read()) == 1);
        CHECK_THROWS_AS(connection_of(*before).execute("DELETE FROM authority"), Breakage);
    });
}

TEST_CASE("Rows go on coming while other statements are asked in between")
{
    for_each_store([](StoreUnderTest& store) {
        auto write = store.work->write();
        for (int i = 0; i < 50; ++i)
            add_word(*write, "W" + std::to_string(i));
        auto rows = connection_of(*write).prepare(select_words);
        int seen = 0;
        while (rows.step()) {
            auto again = connection_of(*write).prepare(select_code);
            again.bind(rows.integer(0));
            REQUIRE(again.step());
            CHECK(again.text(0) == rows.text(1));
            ++seen;
        }
        CHECK(seen == 50);
    });
}

TEST_CASE("A change that failed on the way cannot be committed")
{
    SKIP_WITHOUT_POSTGRES();
    const auto store = postgres_under_test();
    {
        auto tx = store->work->write();
        add_word(*tx, "A");
        CHECK(code_of_breakage([&] { add_word(*tx, "A"); }) == "store.failed");
        CHECK(code_of_breakage([&] { tx->commit(); }) == "store.failed");
    }
    auto tx = store->work->write();
    CHECK(words_in(*tx) == 0);
}

TEST_CASE("A connection lost in a transaction breaks it, and the next transaction has another")
{
    SKIP_WITHOUT_POSTGRES();
    PostgresCluster& cluster = *PostgresCluster::of_this_process();
    const auto database = cluster.migrated_database();
    PostgresWork work{{cluster.loopback_address(*database)}};
    {
        auto tx = work.write();
        add_word(*tx, "A");
        end_every_other_connection(cluster, *database);
        CHECK(code_of_breakage([&] { add_word(*tx, "B"); }) == "store.connection_lost");
    }
    {
        auto tx = work.write();
        CHECK(words_in(*tx) == 0);
        add_word(*tx, "C");
        end_every_other_connection(cluster, *database);
        CHECK(code_of_breakage([&] { tx->commit(); }) == "store.commit_unknown");
    }
    CHECK(words_in(*work.read()) == 0);
    end_every_other_connection(cluster, *database); // while the reader lies idle
    CHECK(words_in(*work.read()) == 0);
}

TEST_CASE("Two machines that write wait for each other")
{
    SKIP_WITHOUT_POSTGRES();
    PostgresCluster& cluster = *PostgresCluster::of_this_process();
    const auto database = cluster.migrated_database();
    PostgresWork one{{cluster.address(*database)}};
    PostgresConnection other{{cluster.address(*database)}, Connection::Mode::read_write};
    other.execute("SET lock_timeout TO '1ms'");
    auto tx = one.write();
    add_word(*tx, "A");
    CHECK(code_of_breakage([&] { other.begin(); }) == "store.busy");
    tx->commit();
    other.begin();
    auto count = other.prepare(count_words);
    REQUIRE(count.step());
    CHECK(count.integer(0) == 1);
    other.rollback();
}

TEST_CASE("A database that is not there, or lets nobody in, says so")
{
    SKIP_WITHOUT_POSTGRES();
    PostgresCluster& cluster = *PostgresCluster::of_this_process();
    const auto connect = [](const std::string& address) {
        PostgresConnection{{address}, Connection::Mode::read_only};
    };
    CHECK(code_of_breakage([&] { connect(cluster.address("nowhere")); }) == "store.unreachable");
    CHECK(code_of_breakage([&] { connect("postgresql://owner@127.0.0.1:1/x"); }) ==
          "store.unreachable");
}

TEST_CASE("The service's role reads and adds, but lifts no guard and builds no table")
{
    SKIP_WITHOUT_POSTGRES();
    PostgresCluster& cluster = *PostgresCluster::of_this_process();
    const auto database = cluster.migrated_database();
    const auto office = [&](const std::string& sql) {
        PostgresConnection{{cluster.address(*database)}, Connection::Mode::read_write}.execute(sql);
    };
    office("DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'aperta_service')"
           " THEN CREATE ROLE aperta_service LOGIN; END IF; END $$");
    office(read_text(APERTA_SOURCE_DIR "/deploy/postgres/grants.sql"));
    PostgresConnection service{{cluster.address(*database, "aperta_service")},
                               Connection::Mode::read_write};
    const HandClock clock;
    CHECK(migrate(service, clock).ok()); // nothing is missing, so nothing is tried
    service.execute("INSERT INTO authority(code, kind) VALUES ('A', 'person')");
    service.execute("UPDATE authority SET code = 'B'; DELETE FROM authority");
    for (const char* forbidden :
         {"UPDATE audit_event SET subject = ''", "DELETE FROM audit_event", "TRUNCATE audit_event",
          "ALTER TABLE audit_event DISABLE TRIGGER USER",
          "DROP TRIGGER audit_event_stays ON "
          "audit_event",
          "DROP TABLE audit_event", "CREATE TABLE aperta.mine (x INTEGER)",
          "DELETE FROM determination", "UPDATE record_change SET account = ''",
          "UPDATE film_rendition SET bytes = 1", "SET session_replication_role TO replica",
          "DELETE FROM schema_migration"}) {
        INFO(forbidden);
        CHECK(code_of_breakage([&] { service.execute(forbidden); }) == "store.not_allowed");
    }
}
