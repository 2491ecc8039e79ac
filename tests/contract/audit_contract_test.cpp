#include "aperta/core/breakage.hpp"
#include "tests/support/store_fixture.hpp"

#include <catch2/catch.hpp>

#include <thread>

namespace aperta
{

namespace
{

Actor archivist_in_audit()
{
    Actor actor;
    actor.account = "a.peeters";
    actor.roles = {Role::archivist};
    return actor;
}

void write_rows(StoreUnderTest& store, int count)
{
    for (int i = 1; i <= count; ++i) {
        const auto tx = store.work->write();
        store.audit->append(*tx, done(store.clock, archivist_in_audit(), "catalogue.describe",
                                      "VSSE/OR/000" + std::to_string(i), "field=title"));
        tx->commit();
        store.clock.advance(std::chrono::seconds{1});
    }
}

Result<AuditVerdict> verdict(StoreUnderTest& store)
{
    const auto tx = store.work->read();
    return verify_audit(*tx, *store.audit);
}

std::vector<AuditRow> newest_rows(StoreUnderTest& store, int limit = 100)
{
    const auto tx = store.work->read();
    return store.audit->newest(*tx, limit);
}

// "audit.row_altered 2 audit.chain_broken 3"
std::string findings(StoreUnderTest& store)
{
    const auto checked = verdict(store);
    std::string text;
    if (!checked)
        for (const Problem& problem : checked.problems())
            text.append(text.empty() ? "" : " ")
                .append(problem.code)
                .append(" ")
                .append(fact(problem, "sequence"));
    return text;
}

// What an intruder who knows the form of a row would write over it.
std::string rehashed(StoreUnderTest& store, std::int64_t sequence)
{
    std::string hash;
    const auto tx = store.work->read();
    store.audit->each(*tx, [&](const AuditRow& row) {
        if (row.sequence == sequence)
            hash = audit_hash(row);
        return row.sequence < sequence;
    });
    return hash;
}

} // namespace

TEST_CASE("An audit without rows is sound", "[contract][audit]")
{
    for_each_store([](StoreUnderTest& store) {
        const auto checked = verdict(store);
        REQUIRE(checked.ok());
        CHECK(checked->rows == 0);
        CHECK(checked->last_hash == std::string(64, '0'));
        CHECK(newest_rows(store).empty());
    });
}

TEST_CASE("Each audit row is numbered without gaps and chained to the one before",
          "[contract][audit]")
{
    for_each_store([](StoreUnderTest& store) {
        write_rows(store, 3);
        const auto rows = newest_rows(store);
        REQUIRE(rows.size() == 3);
        CHECK(rows[2].sequence == 1);
        CHECK(rows[2].previous == std::string(64, '0'));
        CHECK(rows[1].previous == rows[2].hash);
        CHECK(rows[0].previous == rows[1].hash);
        CHECK(rows[0].event.subject == "VSSE/OR/0003");
        CHECK(rows[0].event.account == "a.peeters");
        CHECK(rows[0].event.act == "catalogue.describe");
        CHECK(rows[0].event.outcome == "done");
        CHECK(rows[0].event.details == "field=title");
        const auto checked = verdict(store);
        REQUIRE(checked.ok());
        CHECK(checked->rows == 3);
        CHECK(checked->last_hash == rows[0].hash);
    });
}

TEST_CASE("The newest audit rows are as many as asked for", "[contract][audit]")
{
    for_each_store([](StoreUnderTest& store) {
        write_rows(store, 5);
        const auto rows = newest_rows(store, 2);
        REQUIRE(rows.size() == 2);
        CHECK(rows[0].sequence == 5);
        CHECK(rows[1].sequence == 4);
    });
}

TEST_CASE("Reading the audit stops where the reader wishes", "[contract][audit]")
{
    for_each_store([](StoreUnderTest& store) {
        write_rows(store, 4);
        int seen = 0;
        const auto tx = store.work->read();
        store.audit->each(*tx, [&seen](const AuditRow&) { return ++seen < 2; });
        CHECK(seen == 2);
    });
}

TEST_CASE("An audit row that was altered is found", "[contract][audit]")
{
    const std::string change =
        GENERATE("account = 'j.janssens'", "act = 'catalogue.box'", "subject = 'VSSE/OR/9999'",
                 "details = ''", "at = '2025-11-24T08:00:01.001Z'", "at = 'yesterday'",
                 "at = '2025-11-24T08:00:01.000Z '", "outcome = 'refused', code = 'G3'");
    INFO(change);
    for_each_store([&change](StoreUnderTest& store) {
        write_rows(store, 4);
        store.tamper("UPDATE audit_event SET " + change + " WHERE sequence = 2");
        CHECK(findings(store) == "audit.row_altered 2");
    });
}

TEST_CASE("An altered audit row with a fresh hash breaks the chain at the next",
          "[contract][audit]")
{
    for_each_store([](StoreUnderTest& store) {
        write_rows(store, 4);
        store.tamper("UPDATE audit_event SET subject = 'VSSE/OR/9999' WHERE sequence = 2");
        const std::string hash = rehashed(store, 2);
        store.execute("UPDATE audit_event SET hash = '" + hash + "' WHERE sequence = 2");
        CHECK(findings(store) == "audit.chain_broken 3");
    });
}

TEST_CASE("A removed audit row is missed, wherever it stood", "[contract][audit]")
{
    const auto [removed, found] = GENERATE(table<std::string, std::string>({
        {"sequence = 1", "audit.row_missing 1"},
        {"sequence = 3", "audit.row_missing 3"},
        {"sequence IN (2, 3)", "audit.row_missing 2"},
        {"sequence IN (2, 4)", "audit.row_missing 2 audit.row_missing 4"},
    }));
    INFO(removed);
    for_each_store([&](StoreUnderTest& store) {
        write_rows(store, 6);
        store.tamper("DELETE FROM audit_event WHERE " + removed);
        CHECK(findings(store) == found);
    });
}

TEST_CASE("A row removed and the others renumbered breaks the chain", "[contract][audit]")
{
    for_each_store([](StoreUnderTest& store) {
        write_rows(store, 3);
        store.tamper("DELETE FROM audit_event WHERE sequence = 2;"
                     "UPDATE audit_event SET sequence = 2 WHERE sequence = 3");
        CHECK(findings(store) == "audit.chain_broken 2 audit.row_altered 2");
    });
}

TEST_CASE("An audit in which time ran backwards says so", "[contract][audit]")
{
    for_each_store([](StoreUnderTest& store) {
        write_rows(store, 2);
        store.clock.advance(-std::chrono::hours{1});
        write_rows(store, 2);
        CHECK(findings(store) == "audit.clock_went_back 3");
    });
}

TEST_CASE("The store refuses to change, remove, replace or renumber audit rows",
          "[contract][audit]")
{
    const std::string sql = GENERATE(
        "UPDATE audit_event SET subject = '' WHERE sequence = 1",
        "DELETE FROM audit_event WHERE sequence = 3",
        "INSERT OR REPLACE INTO audit_event SELECT * FROM audit_event WHERE sequence = 2",
        "INSERT INTO audit_event SELECT * FROM audit_event WHERE sequence = 2"
        " ON CONFLICT (sequence) DO UPDATE SET subject = ''",
        "INSERT INTO audit_event SELECT 9, at, account, act, subject, outcome, code, details,"
        " previous, hash FROM audit_event WHERE sequence = 1");
    INFO(sql);
    for_each_store([&sql](StoreUnderTest& store) {
        write_rows(store, 3);
        CHECK_THROWS_AS(store.execute(sql), Breakage);
        CHECK(findings(store).empty());
        CHECK(newest_rows(store).size() == 3);
    });
}

TEST_CASE("A refused act leaves its audit row and nothing else", "[contract][audit]")
{
    for_each_store([](StoreUnderTest& store) {
        const auto attempt = [&store]() -> Result<UserId> {
            {
                const auto tx = store.work->write();
                Account account;
                account.account = "j.janssens";
                account.name = "J. Janssens";
                store.people->add(*tx, account);
                store.audit->append(*tx, done(store.clock, archivist_in_audit(), "x", "y"));
            }
            return refused(store.audit_ports(), archivist_in_audit(), "access.add_account",
                           "j.janssens",
                           {{Fault::guard, "G1", "", {{"title", "A secret title"}}},
                            {Fault::guard, "G2", "", {}},
                            {Fault::guard, "G4", "", {}}});
        };
        const auto answer = attempt();
        REQUIRE_FALSE(answer.ok());
        CHECK(answer.problems().size() == 3);
        const auto rows = newest_rows(store);
        REQUIRE(rows.size() == 1);
        CHECK(rows[0].sequence == 1);
        CHECK(rows[0].event.outcome == "refused");
        CHECK(rows[0].event.code == "G1");
        CHECK(rows[0].event.subject == "j.janssens");
        CHECK(rows[0].event.details == "also=G2,G4");
        const auto tx = store.work->read();
        CHECK(store.people->accounts(*tx).empty());
    });
}

TEST_CASE("What is rolled back leaves neither change nor audit row", "[contract][audit]")
{
    for_each_store([](StoreUnderTest& store) {
        write_rows(store, 1);
        {
            const auto tx = store.work->write();
            store.audit->append(*tx, done(store.clock, archivist_in_audit(), "x", "y"));
        }
        CHECK(newest_rows(store).size() == 1);
        write_rows(store, 1);
        CHECK(newest_rows(store).front().sequence == 2);
        CHECK(findings(store).empty());
    });
}

TEST_CASE("Rows written by several threads at once form one chain", "[contract][audit]")
{
    for_each_store([](StoreUnderTest& store) {
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 4; ++i)
                threads.emplace_back([&store] {
                    for (int k = 0; k < 10; ++k) {
                        const auto tx = store.work->write();
                        store.audit->append(*tx, done(store.clock, archivist_in_audit(), "x", "y"));
                        tx->commit();
                    }
                });
        }
        const auto checked = verdict(store);
        REQUIRE(checked.ok());
        CHECK(checked->rows == 40);
    });
}

} // namespace aperta
