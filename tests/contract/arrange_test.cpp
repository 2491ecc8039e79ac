#include "aperta/catalogue/arrange.hpp"
#include "tests/support/codes.hpp"
#include "tests/support/store_fixture.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace aperta;

namespace
{

// VSSE > VSSE/A (SECRET) with files 1 to 5, and VSSE/B (CONFIDENTIAL) with none. VSSE/A/3 is TOP
// SECRET.
struct Arrangement {
    StoreUnderTest& store;
    Actor archivist{{}, "a.peeters", "A. Peeters", {Role::archivist}, Level::secret, Language::nl};
    Actor cleared{{}, "b.maes", "B. Maes", {Role::archivist}, Level::top_secret, Language::nl};

    explicit Arrangement(StoreUnderTest& under_test) : store(under_test)
    {
        make("", "VSSE", DescriptionLevel::fonds, Level::unclassified);
        make("VSSE", "VSSE/A", DescriptionLevel::series, Level::secret);
        make("VSSE", "VSSE/B", DescriptionLevel::series, Level::confidential);
        for (const char* code : {"VSSE/A/1", "VSSE/A/2", "VSSE/A/3", "VSSE/A/4", "VSSE/A/5"})
            make("VSSE/A", code, DescriptionLevel::file,
                 std::string{code} == "VSSE/A/3" ? std::optional{Level::top_secret} : std::nullopt);
    }

    static ReferenceCode code(const std::string& text)
    {
        return text.empty() ? ReferenceCode{} : *ReferenceCode::parse(text);
    }

    void make(const std::string& parent, const std::string& reference, DescriptionLevel level,
              std::optional<Level> own)
    {
        const auto made = describe_unit(
            store.catalogue_ports(), cleared,
            {code(parent), code(reference), level, own, {}, "", {{"title.nl", "t" + reference}}});
        REQUIRE(made.ok());
    }

    Unit unit(const std::string& reference)
    {
        auto found = store.catalogue->unit(*store.work->read(), code(reference), Level::top_secret);
        REQUIRE(found);
        return std::move(*found);
    }

    // Last parts of the codes below a unit, in order.
    std::string order(const std::string& parent, Level clearance = Level::top_secret)
    {
        std::string text;
        const auto tx = store.work->read();
        for (const UnitLine& each :
             store.catalogue->children(*tx, unit(parent).id, clearance, {0, 1'000}))
            text += (text.empty() ? "" : " ") + std::string{each.reference.last_part()};
        return text;
    }

    Result<MovedUnits> move(const std::vector<std::string>& units, const std::string& parent,
                            const std::string& before = "")
    {
        std::vector<ReferenceCode> codes;
        for (const std::string& each : units)
            codes.push_back(code(each));
        return move_units(store.catalogue_ports(), archivist, {codes, code(parent), code(before)});
    }
};

std::string refusal(const Result<MovedUnits>& result)
{
    return result ? "" : codes_of(result.problems()).front();
}

} // namespace

TEST_CASE("Files move before a sibling or to the end, in the order that was asked for")
{
    for_each_store([](StoreUnderTest& store) {
        Arrangement scene{store};
        REQUIRE(scene.move({"VSSE/A/5", "VSSE/A/4"}, "VSSE/A", "VSSE/A/2").ok());
        CHECK(scene.order("VSSE/A") == "1 5 4 2 3");
        REQUIRE(scene.move({"VSSE/A/1"}, "VSSE/A").ok());
        CHECK(scene.order("VSSE/A") == "5 4 2 3 1");
    });
}

TEST_CASE("A step up or down passes one sibling in view, and stops at the ends")
{
    for_each_store([](StoreUnderTest& store) {
        Arrangement scene{store};
        const auto step = [&](const char* unit, Step direction) {
            const auto moved = step_unit(store.catalogue_ports(), scene.archivist,
                                         Arrangement::code(unit), direction);
            REQUIRE(moved.ok());
            return moved->moved;
        };
        CHECK(step("VSSE/A/4", Step::up) == 1);
        CHECK(scene.order("VSSE/A", Level::secret) == "1 4 2 5");
        CHECK(step("VSSE/A/4", Step::down) == 1);
        CHECK(scene.order("VSSE/A", Level::secret) == "1 2 4 5");
        CHECK(step("VSSE/A/1", Step::up) == 0);
        CHECK(step("VSSE/A/5", Step::down) == 0);
    });
}

TEST_CASE("Any number of moves to one place keeps every sibling, each at a place of its own")
{
    for_each_store([](StoreUnderTest& store) {
        Arrangement scene{store};
        std::mt19937 random{2025};
        std::vector<std::string> wanted{"1", "2", "3", "4", "5"};
        for (int round = 0; round < 120; ++round) {
            const std::size_t from = random() % 5;
            const std::size_t to = round < 60 ? 0 : random() % 5;
            if (from == to || wanted[from] == "3" || wanted[to] == "3")
                continue;
            const std::string moved = wanted[from];
            const std::string before = wanted[to];
            REQUIRE(scene.move({"VSSE/A/" + moved}, "VSSE/A", "VSSE/A/" + before).ok());
            wanted.erase(wanted.begin() + static_cast<std::ptrdiff_t>(from));
            wanted.insert(std::find(wanted.begin(), wanted.end(), before), moved);
        }
        std::string text;
        for (const std::string& each : wanted)
            text += (text.empty() ? "" : " ") + each;
        CHECK(scene.order("VSSE/A") == text);
    });
}

TEST_CASE("A unit is not moved under itself, under a file, or before what stands elsewhere")
{
    for_each_store([](StoreUnderTest& store) {
        Arrangement scene{store};
        CHECK(refusal(scene.move({"VSSE/A"}, "VSSE/A/1")) == "arrange.under_itself");
        CHECK(refusal(scene.move({"VSSE/A"}, "VSSE/A")) == "arrange.under_itself");
        CHECK(refusal(scene.move({"VSSE/A"}, "VSSE/B")) == "unit.wrong_parent");
        CHECK(refusal(scene.move({"VSSE/A/1"}, "VSSE/B", "VSSE/A/2")) == "arrange.not_a_sibling");
        CHECK(refusal(scene.move({"VSSE/A/1"}, "VSSE/A", "VSSE/A/1")) == "arrange.not_a_sibling");
        CHECK(refusal(scene.move({"VSSE/A/3"}, "VSSE/B")) == "unit.not_found"); // out of sight
        CHECK(refusal(scene.move({}, "VSSE/B")) == "arrange.nothing");
        CHECK(scene.order("VSSE/A") == "1 2 3 4 5");
    });
}

TEST_CASE("A move neither raises nor lowers a classification, whatever the new parent has")
{
    for_each_store([](StoreUnderTest& store) {
        Arrangement scene{store};
        scene.make("VSSE/A/1", "VSSE/A/1/1", DescriptionLevel::item, std::nullopt);
        const std::int64_t below = scene.unit("VSSE/A/1/1").version;
        REQUIRE(scene.move({"VSSE/A/1"}, "VSSE/B").ok());
        const Unit moved = scene.unit("VSSE/A/1");
        CHECK(moved.legal_level == Level::secret);
        REQUIRE(moved.own);
        CHECK(moved.own->level == Level::secret);
        CHECK(scene.unit("VSSE/A/1/1").legal_level == Level::secret);
        CHECK(scene.unit("VSSE/A/1/1").version == below); // untouched
        CHECK(scene.order("VSSE/B") == "1");
    });
}

TEST_CASE("A file in a box of its series does not leave the series before it leaves the box")
{
    for_each_store([](StoreUnderTest& store) {
        Arrangement scene{store};
        {
            auto tx = store.work->write();
            Container box;
            box.series = scene.unit("VSSE/A").id;
            box.number = 1;
            box.barcode = "A1";
            box.type = "standard";
            box.width = Millimetres{100};
            store.catalogue->place(*tx, scene.unit("VSSE/A/1").id, store.catalogue->add(*tx, box));
            tx->commit();
        }
        CHECK(refusal(scene.move({"VSSE/A/1"}, "VSSE/B")) == "arrange.boxed_elsewhere");
        CHECK(scene.move({"VSSE/A/1"}, "VSSE/A").ok());
        store.execute("UPDATE unit SET custody_state = 'PACKED' WHERE reference = 'VSSE/A/2'");
        CHECK(refusal(scene.move({"VSSE/A/2"}, "VSSE/B")) == "arrange.in_transfer");
    });
}

TEST_CASE("A bulk move is undone as one, and a single unit's move from its history")
{
    for_each_store([](StoreUnderTest& store) {
        Arrangement scene{store};
        const auto moved = scene.move({"VSSE/A/4", "VSSE/A/1"}, "VSSE/B");
        REQUIRE(moved.ok());
        CHECK(scene.order("VSSE/B") == "4 1");
        REQUIRE(undo_batch(store.catalogue_ports(), scene.archivist, moved->batch).ok());
        CHECK(scene.order("VSSE/A") == "1 2 3 4 5");
        CHECK(refusal(undo_batch(store.catalogue_ports(), scene.archivist, moved->batch)) ==
              "history.undone_already");
        CHECK(refusal(undo_batch(store.catalogue_ports(), scene.archivist, "no such")) ==
              "history.no_batch");
        REQUIRE(scene.move({"VSSE/A/5"}, "VSSE/A", "VSSE/A/1").ok());
        const auto history = history_of(store.catalogue_ports(), scene.archivist,
                                        Arrangement::code("VSSE/A/5"), {}, 1);
        REQUIRE(history.ok());
        REQUIRE(undo_change(store.catalogue_ports(), scene.archivist, Arrangement::code("VSSE/A/5"),
                            history->front().id)
                    .ok());
        CHECK(scene.order("VSSE/A") == "1 2 3 4 5");
    });
}

TEST_CASE("Renumbering shows first, then gives every child and what follows it a new code")
{
    for_each_store([](StoreUnderTest& store) {
        Arrangement scene{store};
        scene.make("VSSE/A/2", "VSSE/A/2/1", DescriptionLevel::item, std::nullopt);
        REQUIRE(scene.move({"VSSE/A/5"}, "VSSE/A", "VSSE/A/1").ok());
        const Renumber wanted{Arrangement::code("VSSE/A"), 1, 1};
        const auto preview = renumbering(store.catalogue_ports(), scene.cleared, wanted);
        REQUIRE(preview.ok());
        REQUIRE(preview->size() == 6);
        CHECK(preview->front().from.text() == "VSSE/A/5");
        CHECK(preview->front().to.text() == "VSSE/A/1");
        const auto done = renumber(store.catalogue_ports(), scene.cleared, wanted);
        REQUIRE(done.ok());
        CHECK(scene.order("VSSE/A") == "1 2 3 4 5");
        CHECK(scene.unit("VSSE/A/3/1").texts.front().title == "tVSSE/A/2/1");
        const auto former = store.catalogue->unit_formerly(
            *store.work->read(), Arrangement::code("VSSE/A/2/1"), Level::top_secret);
        REQUIRE(former);
        CHECK(former->reference.text() == "VSSE/A/3/1");
        REQUIRE(undo_batch(store.catalogue_ports(), scene.cleared, done->batch).ok());
        CHECK(scene.order("VSSE/A") == "5 1 2 3 4");
        CHECK(scene.unit("VSSE/A/2/1").texts.front().title == "tVSSE/A/2/1");
    });
}

TEST_CASE("Renumbering is refused when a code is taken, below film, and without the clearance")
{
    for_each_store([](StoreUnderTest& store) {
        Arrangement scene{store};
        const auto plan = [&](const Actor& actor, int digits) {
            const auto codes = renumbering(store.catalogue_ports(), actor,
                                           {Arrangement::code("VSSE/A"), 1, digits});
            return codes ? std::string{} : codes.problems().front().code;
        };
        CHECK(plan(scene.archivist, 4) == "renumber.clearance");
        scene.make("VSSE/B", "VSSE/A/0002", DescriptionLevel::file, std::nullopt);
        CHECK(plan(scene.cleared, 4) == "renumber.taken");
        CHECK(plan(scene.cleared, 3).empty());
        store.execute("INSERT INTO film_reel(unit_id, gauge, pitch_um, length_mm,"
                      " shrinkage_permille, frames_per_second)"
                      " SELECT id, '9.5mm', 7540, 1000, 0, 16 FROM unit"
                      " WHERE reference = 'VSSE/A/2'");
        CHECK(plan(scene.cleared, 3) == "renumber.film");
    });
}
