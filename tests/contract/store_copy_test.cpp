#include "aperta/access/audit.hpp"
#include "aperta/core/breakage.hpp"
#include "aperta/platform/resources.hpp"
#include "aperta/starter/starter.hpp"
#include "store/migrations.hpp"
#include "store/postgres_connection.hpp"
#include "store/sqlite_connection.hpp"
#include "store/store_copy.hpp"
#include "store/stored_transfer.hpp"
#include "tests/support/postgres_cluster.hpp"
#include "tests/support/store_fixture.hpp"

#include <catch2/catch.hpp>

using namespace aperta;

namespace
{

// The starter catalogue, made harder: a unit under a younger one, and letters that mean something
// to one engine or the other.
void fill_with_starter(StoreUnderTest& store)
{
    Actor console;
    console.account = "console";
    console.roles = {Role::administrator};
    console.clearance = Level::top_secret;
    StoredTransfers transfers;
    const auto loaded = load_starter(
        {*store.work, *store.catalogue, *store.declassification, *store.people, *store.films,
         transfers, *store.audit, store.clock},
        console, [](std::string_view name) {
            const auto found = find_resource("catalog/starter/2025/" + std::string{name});
            return found ? std::optional{std::string{*found}} : std::optional<std::string>{};
        });
    REQUIRE(loaded.ok());
    store.execute("UPDATE unit_text SET scope = 'tab\t newline\n return\r back\\slash \\N NULL',"
                  " title_public = '' WHERE unit_id = 2");
    store.execute(
        "INSERT INTO unit(id, parent_id, description_level, reference, position,"
        " legal_level, level_as_classified, classification_state, access_state,"
        " custody_state) SELECT 90000, id, 'subseries', 'LATE', 90000, 0, 0,"
        " 'UNCLASSIFIED', 'OPEN', 'AT_SERVICE' FROM unit WHERE description_level = 'fonds';"
        "UPDATE unit SET parent_id = 90000, position = 1 WHERE id ="
        " (SELECT min(id) FROM unit WHERE description_level = 'series')");
}

std::vector<CopiedTable> must_copy(Connection& from, Connection& to)
{
    auto copied = copy_store(from, to);
    if (!copied)
        FAIL(copied.problems()[0].code);
    return *copied;
}

std::string as_text(const std::vector<CopiedTable>& tables)
{
    std::string text;
    for (const CopiedTable& each : tables)
        text += each.name + " " + std::to_string(each.rows) + " " + each.sha256 + "\n";
    return text;
}

// Boxes of the fonds as a reader without clearance counts them; `unit_extent` is kept by triggers.
std::int64_t open_boxes(Connection& store)
{
    auto count = store.prepare_once("SELECT coalesce(sum(e.boxes), 0) FROM unit_extent e JOIN unit"
                                    " u ON u.id = e.unit_id WHERE u.parent_id IS NULL"
                                    " AND e.level = 0");
    return count.step() ? count.integer(0) : -1;
}

void keeps_its_sums(Connection& store)
{
    store.execute("UPDATE unit SET legal_level = 0");
    CHECK(open_boxes(store) == 440);
    store.execute("UPDATE unit SET legal_level = 4 WHERE parent_id IS NULL");
    CHECK(open_boxes(store) == 0);
}

std::unique_ptr<SqliteConnection> fresh_file(const TempFolder& folder, const char* name)
{
    auto made =
        std::make_unique<SqliteConnection>(folder.path() / name, Connection::Mode::read_write);
    REQUIRE(migrate(*made, HandClock{}).ok());
    return made;
}

} // namespace

TEST_CASE("A catalogue goes from one engine to the other and back without loss")
{
    SKIP_WITHOUT_POSTGRES();
    const auto store = sqlite_under_test();
    fill_with_starter(*store);
    const auto there = postgres_under_test();
    PostgresCluster& cluster = *PostgresCluster::of_this_process();
    const auto database = cluster.migrated_database();
    const PostgresPlace place{cluster.address(*database)};

    SqliteConnection original{store->folder.path() / "aperta.db", Connection::Mode::read_only};
    PostgresConnection moved{place, Connection::Mode::read_write};
    const auto first = must_copy(original, moved);
    CHECK(as_text(first).find("container 440") != std::string::npos);

    PostgresConnection source{place, Connection::Mode::read_only};
    const auto back = fresh_file(store->folder, "back.db");
    CHECK(as_text(must_copy(source, *back)) == as_text(first));

    // The full-text tables are no tables of the copy, and are there all the same.
    const auto words_of = [](Connection& file) {
        auto count =
            file.prepare_once("SELECT (SELECT count(*) FROM unit_words),"
                              " (SELECT count(*) FROM search_0) + (SELECT count(*) FROM"
                              " search_1) + (SELECT count(*) FROM search_2) + (SELECT"
                              " count(*) FROM search_3) + (SELECT count(*) FROM search_4)");
        REQUIRE(count.step());
        return std::pair{count.integer(0), count.integer(1)};
    };
    CHECK(words_of(*back).first > 400);
    CHECK(words_of(*back) == words_of(original));

    // The numbers go on where they were, the guards stand, and what is kept true stays true.
    moved.execute(
        "INSERT INTO unit(parent_id, description_level, reference, position,"
        " legal_level, level_as_classified, classification_state, access_state,"
        " custody_state) VALUES (90000, 'series', 'NEXT', 2, 0, 0, 'UNCLASSIFIED', 'OPEN',"
        " 'AT_SERVICE')");
    auto next = moved.prepare_once("SELECT id FROM unit WHERE reference = 'NEXT'");
    REQUIRE(next.step());
    CHECK(next.integer(0) == 90001);
    CHECK_THROWS_AS(moved.execute("DELETE FROM audit_event"), Breakage);
    CHECK_THROWS_AS(back->execute("DELETE FROM audit_event"), Breakage);
    keeps_its_sums(moved);
    keeps_its_sums(*back);
}

TEST_CASE("A copy that is not whole leaves nothing on the other side")
{
    SKIP_WITHOUT_POSTGRES();
    const auto store = sqlite_under_test();
    fill_with_starter(*store);
    PostgresCluster& cluster = *PostgresCluster::of_this_process();
    const auto database = cluster.migrated_database();
    PostgresConnection target{{cluster.address(*database)}, Connection::Mode::read_write};
    SqliteConnection source{store->folder.path() / "aperta.db", Connection::Mode::read_only};
    const auto rows_there = [&target] {
        auto count = target.prepare_once("SELECT (SELECT count(*) FROM unit) +"
                                         " (SELECT count(*) FROM audit_event)");
        return count.step() ? count.integer(0) : -1;
    };

    SECTION("because the other side changes a text on its way in")
    {
        target.execute("CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS"
                       " $$ BEGIN NEW.marking = 'spoilt'; RETURN NEW; END $$;"
                       "CREATE TRIGGER spoil BEFORE INSERT ON unit FOR EACH ROW"
                       " EXECUTE FUNCTION spoil()");
        const auto copied = copy_store(source, target);
        REQUIRE_FALSE(copied.ok());
        CHECK(copied.problems()[0].code == "store.copy_differs");
        CHECK(fact(copied.problems()[0], "table") == "unit");
    }
    SECTION("because the other side refuses a row")
    {
        target.execute("ALTER TABLE container ADD CHECK (number < 5)");
        CHECK_THROWS_AS(copy_store(source, target), Breakage);
    }
    SECTION("because the other side has other columns")
    {
        target.execute("ALTER TABLE unit ADD COLUMN mine TEXT");
        const auto copied = copy_store(source, target);
        REQUIRE_FALSE(copied.ok());
        CHECK(copied.problems()[0].code == "store.copy_shape");
    }
    CHECK(rows_there() == 0);
}
