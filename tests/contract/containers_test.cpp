// Boxes and shelves: the acts, every refusal, and that a hidden box answers as one that is not.
#include "aperta/catalogue/boxing.hpp"
#include "tests/support/review_scene.hpp"

#include <random>

using namespace aperta;

namespace
{

struct BoxScene {
    ReviewScene scene;
    StoreUnderTest& store;
    BoxHouse house{{{"standard", ContainerKind::box, Millimetres{100}, Millimetres{90}},
                    {"half", ContainerKind::box, Millimetres{50}, Millimetres{42}},
                    {"reel_can", ContainerKind::reel_can, Millimetres{25}, Millimetres{}}},
                   "VS"};
    Actor archivist = person("a.peeters", Role::archivist);
    UnitId series;

    explicit BoxScene(StoreUnderTest& under_test) : scene(under_test), store(under_test)
    {
        series = scene.series("VSSE/OR", Level::confidential);
    }

    BoxingPorts ports()
    {
        return {*store.work,    *store.catalogue, *store.containers,
                *store.history, *store.audit,     store.clock,
                house};
    }

    void create(int count, const std::string& type = "standard")
    {
        REQUIRE(create_boxes(ports(), archivist, {reference_of("VSSE/OR"), count, type, 0}).ok());
    }

    UnitId file(const std::string& reference, int thickness, Level level = Level::confidential)
    {
        const UnitId id = scene.file(series, reference, level);
        store.execute("UPDATE unit SET measured_mm = " + std::to_string(thickness) +
                      " WHERE reference = '" + reference + "'");
        return id;
    }

    void shelf(const std::string& code, int length)
    {
        REQUIRE(add_shelf(ports(), archivist, code, Millimetres{length}).ok());
    }

    Container box(int number, Level clearance = Level::top_secret)
    {
        auto tx = store.work->read();
        auto found = store.catalogue->container(*tx, series, number, clearance);
        REQUIRE(found);
        return *found;
    }

    MoveBoxes move(int from, int to, const std::string& to_shelf, bool along = false)
    {
        return {reference_of("VSSE/OR"), {from, to}, to_shelf, along, {}};
    }

    EditBox edit(int number)
    {
        const Container now = box(number);
        return {{reference_of("VSSE/OR"), number},
                now.version,
                number,
                now.barcode,
                now.type,
                now.width};
    }

    std::vector<std::string> audited(const std::string& act)
    {
        std::vector<std::string> rows;
        auto tx = store.work->read();
        store.audit->each(*tx, [&](const AuditRow& row) {
            if (row.event.act == act)
                rows.push_back(row.event.outcome + " " + row.event.subject +
                               (row.event.code.empty() ? "" : " " + row.event.code));
            return true;
        });
        return rows;
    }
};

template <class T>
std::string code_in(const Result<T>& result)
{
    return result ? "done" : joined_codes(result.problems());
}

// All that a reader can ask about boxes, as text.
std::string everything_seen(BoxScene& scene, Level clearance)
{
    std::string all;
    auto tx = scene.store.work->read();
    auto& catalogue = *scene.store.catalogue;
    auto& store = *scene.store.containers;
    const auto say = [&all](auto value) { all += std::to_string(value) + ";"; };
    for (const UnitId unit : {scene.scene.fonds, scene.series}) {
        const ExtentTotals extent = catalogue.extent(*tx, unit, clearance);
        say(extent.boxes.value());
        say(extent.computed.value());
        for (const TypeTotals& each : store.by_type(*tx, unit, clearance))
            all += each.type + std::to_string(each.boxes.value()) + ";";
    }
    for (const Container& box : catalogue.containers(*tx, scene.series, clearance, {}))
        all += box.barcode + ";";
    for (const Container& box :
         store.list(*tx, {scene.series, {1, 0}, "", "", false, false}, clearance, {}))
        all += std::to_string(box.number) + ";";
    say(store.count(*tx, {scene.series, {1, 0}, "", "", false, true}, clearance).value());
    for (const NumberRange& gap : check_boxes(store, *tx, scene.series, clearance).gaps)
        all += "gap" + std::to_string(gap.first) + "-" + std::to_string(gap.last) + ";";
    for (const RoomLine& room : store.rooms(*tx, clearance)) {
        say(room.boxes);
        say(room.free.value());
    }
    for (const ShelfLine& shelf : store.shelves(*tx, "BRU", "R1", clearance)) {
        say(shelf.boxes);
        say(shelf.used.value());
    }
    return all;
}

} // namespace

TEST_CASE("New boxes take the next free numbers, the width of their type and barcodes of the house")
{
    for_each_store([](StoreUnderTest& under_test) {
        BoxScene scene{under_test};
        const NewBoxes wanted{reference_of("VSSE/OR"), 3, "standard", 0};
        const auto plan = plan_boxes(scene.ports(), scene.archivist, wanted);
        REQUIRE(plan.ok());
        CHECK(plan->numbers == NumberRange{1, 3});
        CHECK(plan->width == Millimetres{300});
        scene.create(3);
        scene.create(2, "half");
        CHECK(scene.box(3).barcode == barcode_of("VS", 3));
        CHECK(scene.box(5).width == Millimetres{50});
        CHECK(scene.box(5).barcode == barcode_of("VS", 5));
        auto tx = under_test.work->read();
        const auto extent = under_test.catalogue->extent(*tx, scene.scene.fonds, Level::top_secret);
        CHECK(extent.boxes == BoxCount{5});
        CHECK(extent.computed == Millimetres{400});
        CHECK(scene.audited("containers.create") ==
              std::vector<std::string>{"done VSSE/OR", "done VSSE/OR"});
    });
}

TEST_CASE("New boxes are refused with every reason, and the refusal is audited")
{
    for_each_store([](StoreUnderTest& under_test) {
        BoxScene scene{under_test};
        const auto create = [&](const std::string& series, int count, const char* type,
                                int expected = 0) {
            return code_in(create_boxes(scene.ports(), scene.archivist,
                                        {reference_of(series), count, type, expected}));
        };
        CHECK(create("VSSE/OR", 0, "crate") == "containers.unknown_type containers.count");
        CHECK(create("VSSE/OR", 1001, "standard") == "containers.count");
        CHECK(create("VSSE/NONE", 1, "standard") == "unit.not_found");
        CHECK(create("VSSE", 1, "standard") == "containers.not_a_series");
        CHECK(create("VSSE/OR", 1, "standard", 7) == "containers.numbers_changed");
        under_test.execute("UPDATE unit SET custody_state = 'SEALED' WHERE reference = 'VSSE/OR'");
        CHECK(create("VSSE/OR", 1, "standard") == "containers.series_left");
        CHECK(code_in(create_boxes(scene.ports(), scene.scene.reviewer,
                                   {reference_of("VSSE/OR"), 1, "standard", 0})) ==
              "access.role_needed");
        CHECK(scene.audited("containers.create").size() == 7);
        auto tx = under_test.work->read();
        CHECK(under_test.catalogue->extent(*tx, scene.series, Level::top_secret).boxes ==
              BoxCount{});
    });
}

TEST_CASE("A change of width moves every total, and a stale save is refused")
{
    for_each_store([](StoreUnderTest& under_test) {
        BoxScene scene{under_test};
        scene.create(2);
        EditBox first = scene.edit(1);
        EditBox stale = first;
        first.width = Millimetres{120};
        const auto saved = edit_box(scene.ports(), scene.archivist, first);
        REQUIRE(saved.ok());
        CHECK(saved->version == 2);
        stale.width = Millimetres{90};
        const auto refused = edit_box(scene.ports(), scene.archivist, stale);
        REQUIRE_FALSE(refused.ok());
        CHECK(refused.problems()[0].code == "containers.stale");
        CHECK(refused.problems()[0].fault == Fault::conflict);
        CHECK(scene.box(1).width == Millimetres{120});
        auto tx = under_test.work->read();
        CHECK(under_test.catalogue->extent(*tx, scene.scene.fonds, Level::top_secret).computed ==
              Millimetres{220});
    });
}

TEST_CASE("A number or barcode that is taken is refused, and every fault at once")
{
    for_each_store([](StoreUnderTest& under_test) {
        BoxScene scene{under_test};
        scene.create(3);
        EditBox wanted = scene.edit(1);
        wanted.number = 2;
        wanted.barcode = scene.box(3).barcode;
        wanted.width = Millimetres{0};
        wanted.type = "crate";
        CHECK(code_in(edit_box(scene.ports(), scene.archivist, wanted)) ==
              "containers.unknown_type containers.number_taken containers.barcode_taken "
              "containers.width");
        wanted = scene.edit(1);
        wanted.number = 0;
        wanted.barcode = "a b";
        CHECK(code_in(edit_box(scene.ports(), scene.archivist, wanted)) ==
              "containers.number containers.barcode_malformed");
        wanted = scene.edit(1);
        wanted.box.number = 9;
        CHECK(code_in(edit_box(scene.ports(), scene.archivist, wanted)) == "containers.not_found");
        wanted = scene.edit(1);
        wanted.number = 9;
        wanted.barcode = "VS25-OR-9";
        CHECK(edit_box(scene.ports(), scene.archivist, wanted).ok());
        CHECK(scene.box(9).barcode == "VS25-OR-9");
    });
}

TEST_CASE("Files go into new boxes in order, measured or estimated, as the preview said")
{
    for_each_store([](StoreUnderTest& under_test) {
        BoxScene scene{under_test};
        scene.create(1);
        scene.file("VSSE/OR/1", 60);
        scene.file("VSSE/OR/2", 20);
        scene.file("VSSE/OR/3", 200);
        scene.scene.file(scene.series, "VSSE/OR/4", Level::confidential);
        BoxFiles wanted{reference_of("VSSE/OR"), {}, "standard", {}, 0};
        CHECK(code_in(plan_boxing(scene.ports(), scene.archivist, wanted)) ==
              "containers.thickness_unknown");
        wanted.estimate = Millimetres{70};
        const auto plan = plan_boxing(scene.ports(), scene.archivist, wanted);
        REQUIRE(plan.ok());
        REQUIRE(plan->files.size() == 4);
        CHECK(plan->files[0].boxes == NumberRange{2, 2});
        CHECK(plan->files[1].boxes == NumberRange{2, 2});
        CHECK(plan->files[2].boxes == NumberRange{3, 5});
        CHECK(plan->files[3].boxes == NumberRange{5, 5});
        CHECK(plan->files[3].estimated);
        CHECK(plan->width == Millimetres{400});
        wanted.expected_first = plan->numbers.first;
        REQUIRE(box_files(scene.ports(), scene.archivist, wanted).ok());
        {
            auto tx = under_test.work->read();
            const auto third =
                under_test.catalogue->unit(*tx, reference_of("VSSE/OR/3"), Level::top_secret);
            REQUIRE(third);
            CHECK(under_test.catalogue->containers_of(*tx, third->id, Level::top_secret).size() ==
                  3);
        }
        CHECK(code_in(box_files(scene.ports(), scene.archivist, wanted)) == "containers.no_files");
    });
}

TEST_CASE("Files that are not the series' own, that lie in a box, or are no files are each named")
{
    for_each_store([](StoreUnderTest& under_test) {
        BoxScene scene{under_test};
        scene.create(1);
        const UnitId other = scene.scene.series("VSSE/SRU", Level::confidential);
        scene.scene.file(other, "VSSE/SRU/1", Level::confidential);
        const UnitId placed = scene.file("VSSE/OR/1", 10);
        scene.scene.put(placed, scene.series, 1);
        const BoxFiles wanted{reference_of("VSSE/OR"),
                              {reference_of("VSSE/SRU/1"), reference_of("VSSE/OR/1"),
                               reference_of("VSSE"), reference_of("VSSE/NONE")},
                              "reel_can",
                              {},
                              0};
        CHECK(code_in(box_files(scene.ports(), scene.archivist, wanted)) ==
              "containers.holds_no_papers containers.file_of_other_series "
              "containers.already_boxed containers.not_a_file unit.not_found");
        CHECK(code_in(put_in(scene.ports(), scene.archivist, {reference_of("VSSE/OR"), 1},
                             reference_of("VSSE/SRU/1"))) == "containers.file_of_other_series");
        CHECK(code_in(put_in(scene.ports(), scene.archivist, {reference_of("VSSE/OR"), 1},
                             reference_of("VSSE/OR/1"))) == "containers.already_in");
        CHECK(code_in(take_out(scene.ports(), scene.archivist, {reference_of("VSSE/OR"), 1},
                               reference_of("VSSE/OR/1"))) == "done");
        CHECK(code_in(take_out(scene.ports(), scene.archivist, {reference_of("VSSE/OR"), 1},
                               reference_of("VSSE/OR/1"))) == "containers.not_in");
        CHECK(code_in(put_in(scene.ports(), scene.archivist, {reference_of("VSSE/OR"), 1},
                             reference_of("VSSE/OR/1"))) == "done");
    });
}

TEST_CASE("A stray file of another series is shown and can be taken out")
{
    for_each_store([](StoreUnderTest& under_test) {
        BoxScene scene{under_test};
        scene.create(1);
        const UnitId other = scene.scene.series("VSSE/SRU", Level::confidential);
        scene.scene.put(scene.scene.file(other, "VSSE/SRU/1", Level::confidential), scene.series,
                        1);
        {
            auto tx = under_test.work->read();
            const auto checks =
                check_boxes(*under_test.containers, *tx, scene.series, Level::top_secret);
            REQUIRE(checks.foreign.size() == 1);
            CHECK(checks.foreign[0].unit == reference_of("VSSE/SRU/1"));
            CHECK_FALSE(checks.clean());
        }
        CHECK(take_out(scene.ports(), scene.archivist, {reference_of("VSSE/OR"), 1},
                       reference_of("VSSE/SRU/1"))
                  .ok());
    });
}

TEST_CASE("Boxes move along shelves as far as there is room, and what is full is refused")
{
    for_each_store([](StoreUnderTest& under_test) {
        BoxScene scene{under_test};
        scene.create(5);
        scene.shelf("BRU/R1/B1/S2", 250);
        scene.shelf("BRU/R1/B1/S10", 1000);
        REQUIRE(add_shelf(scene.ports(), scene.archivist, "BRU/R1/B1/S3", {}).ok());
        CHECK(code_in(plan_move(scene.ports(), scene.archivist,
                                scene.move(1, 5, "BRU/R1/B1/S2"))) == "shelf.full");
        const auto plan =
            plan_move(scene.ports(), scene.archivist, scene.move(1, 5, "BRU/R1/B1/S2", true));
        REQUIRE(plan.ok());
        REQUIRE(plan->shelves.size() == 2);
        CHECK(plan->shelves[0].numbers == std::vector<int>{1, 2});
        CHECK(plan->shelves[1].shelf.shelf.code() == "BRU/R1/B1/S10");
        auto act = scene.move(1, 5, "BRU/R1/B1/S2", true);
        act.seen = plan->fingerprint;
        REQUIRE(move_boxes(scene.ports(), scene.archivist, act).ok());
        CHECK(scene.box(3).location == "BRU/R1/B1/S10");
        CHECK(code_in(move_boxes(scene.ports(), scene.archivist, act)) ==
              "containers.plan_changed");
        // Once more to the same place needs no more room than they have.
        CHECK(code_in(move_boxes(scene.ports(), scene.archivist,
                                 scene.move(1, 2, "BRU/R1/B1/S2"))) == "done");
        auto tx = under_test.work->read();
        const auto rooms = under_test.containers->rooms(*tx, Level::top_secret);
        REQUIRE(rooms.size() == 1);
        CHECK(rooms[0].free == Millimetres{750});
        CHECK(rooms[0].unmeasured == 1);
        CHECK(rooms[0].boxes == 5);
    });
}

TEST_CASE("A move is refused for a bad range, an unknown shelf and one that nobody measured")
{
    for_each_store([](StoreUnderTest& under_test) {
        BoxScene scene{under_test};
        scene.create(2);
        REQUIRE(add_shelf(scene.ports(), scene.archivist, "BRU/R1/B1/S1", {}).ok());
        const auto moved = [&](int from, int to, const char* shelf) {
            return code_in(move_boxes(scene.ports(), scene.archivist, scene.move(from, to, shelf)));
        };
        CHECK(moved(2, 1, "BRU/R1") == "containers.range shelf.malformed");
        CHECK(moved(7, 9, "BRU/R1/B1/S9") == "containers.none_in_range shelf.not_found");
        CHECK(moved(1, 2, "BRU/R1/B1/S1") == "shelf.unmeasured");
        CHECK(code_in(add_shelf(scene.ports(), scene.archivist, "BRU/R1/B1/S1", {})) ==
              "shelf.exists");
        CHECK(code_in(add_shelf(scene.ports(), scene.archivist, "BRU/R1/B1/S4",
                                Millimetres{20'001})) == "shelf.length");
        CHECK(code_in(measure_shelf(scene.ports(), scene.archivist, "BRU/R1/B1/S1",
                                    Millimetres{900}, 4)) == "shelf.stale");
        CHECK(code_in(measure_shelf(scene.ports(), scene.archivist, "BRU/R1/B1/S1",
                                    Millimetres{900}, 1)) == "done");
        CHECK(moved(1, 2, "BRU/R1/B1/S1") == "done");
    });
}

TEST_CASE("A box with papers above the clearance answers exactly as one that does not exist")
{
    for_each_store([](StoreUnderTest& under_test) {
        BoxScene scene{under_test};
        scene.create(3);
        scene.shelf("BRU/R1/B1/S1", 1000);
        const Level reader = Level::confidential;
        // Once with box 2 hidden and on the shelf, once with box 2 never made.
        REQUIRE(move_boxes(scene.ports(), scene.archivist, scene.move(1, 3, "BRU/R1/B1/S1")).ok());
        const UnitId file = scene.file("VSSE/OR/1", 10);
        scene.scene.put(file, scene.series, 2);
        scene.scene.add(file, {"VSSE/OR/1/1", Level::top_secret, "1944", DescriptionLevel::item});
        CHECK(scene.box(2).highest == Level::top_secret);
        const std::string hidden = everything_seen(scene, reader);
        {
            auto tx = under_test.work->read();
            CHECK_FALSE(under_test.catalogue->container(*tx, scene.series, 2, reader));
            CHECK_FALSE(under_test.containers->by_barcode(*tx, scene.box(2).barcode, reader));
            CHECK(under_test.containers->by_barcode(*tx, scene.box(2).barcode, Level::top_secret));
            CHECK(under_test.catalogue->containers_of(*tx, file, reader).empty());
        }
        Actor low = person("l.low", Role::archivist, reader);
        CHECK(code_in(put_in(scene.ports(), low, {reference_of("VSSE/OR"), 2},
                             reference_of("VSSE/OR/1"))) == "containers.not_found");
        const auto plan = plan_move(scene.ports(), low, scene.move(1, 3, "BRU/R1/B1/S1"));
        REQUIRE(plan.ok());
        CHECK(plan->boxes == 2);
        under_test.execute("DELETE FROM unit_container; DELETE FROM container WHERE number = 2");
        CHECK(everything_seen(scene, reader) == hidden);
        CHECK(everything_seen(scene, Level::top_secret) == hidden);
    });
}

TEST_CASE("A paper held back under a sheet is out of the box and no longer raises it")
{
    for_each_store([](StoreUnderTest& under_test) {
        BoxScene scene{under_test};
        scene.create(1);
        scene.scene.put(scene.file("VSSE/OR/1", 10, Level::secret), scene.series, 1);
        CHECK(scene.box(1).highest == Level::secret);
        REQUIRE(hold_back(scene.scene.ports(), scene.scene.reviewer, reference_of("VSSE/OR/1"),
                          {{}, "j", "W/1", "K/1", "", {}})
                    .ok());
        CHECK(scene.box(1).highest == Level::unclassified);
    });
}

TEST_CASE("Extents kept at every node equal the sum of the boxes after any sequence of changes")
{
    for_each_store([](StoreUnderTest& under_test) {
        BoxScene scene{under_test};
        std::mt19937 random{20251124};
        const auto pick = [&random](int below) {
            return static_cast<int>(random() % static_cast<unsigned>(below));
        };
        const UnitId second = scene.scene.series("VSSE/SRU", Level::secret);
        const UnitId sub = scene.scene.add(
            scene.series, {"VSSE/OR/S", Level::confidential, "1944", DescriptionLevel::subseries});
        const std::vector<UnitId> nodes{scene.scene.fonds, scene.series, second, sub};
        const std::vector<UnitId> holders{scene.series, second, sub};
        for (int i = 0; i < 12; ++i)
            scene.scene.file(scene.series, "VSSE/OR/F" + std::to_string(i), Level::confidential);
        for (int step = 0; step < 300; ++step) {
            const std::string unit =
                std::to_string(nodes.at(static_cast<std::size_t>(pick(4))).value());
            const std::string holder =
                std::to_string(holders.at(static_cast<std::size_t>(pick(3))).value());
            const std::string some = std::to_string(pick(12));
            const std::string level = std::to_string(pick(5));
            const std::string file =
                "(SELECT id FROM unit WHERE reference = 'VSSE/OR/F" + some + "')";
            const std::string box =
                "(SELECT min(id) FROM container WHERE id % 7 = " + some + " % 7)";
            switch (pick(9)) {
            case 0:
            case 1:
                under_test.execute("INSERT INTO container(series_id, kind, number, barcode, type,"
                                   " width_mm) VALUES (" +
                                   holder + ", 'box', " + std::to_string(step + 1) + ", 'B" +
                                   std::to_string(step) + "', '" +
                                   (pick(2) == 0 ? "standard" : "half") + "', " +
                                   std::to_string(50 + pick(100)) + ")");
                break;
            case 2:
                under_test.execute("UPDATE unit SET legal_level = " + level +
                                   " WHERE id = " + unit);
                break;
            case 3:
                under_test.execute("UPDATE unit SET legal_level = " + level +
                                   " WHERE id = " + file);
                break;
            case 4:
                under_test.execute("INSERT INTO unit_container(unit_id, container_id) SELECT " +
                                   file + ", c.id FROM container c WHERE c.id = " + box +
                                   " ON CONFLICT DO NOTHING");
                break;
            case 5:
                under_test.execute("DELETE FROM unit_container WHERE unit_id = " + file);
                break;
            case 6:
                under_test.execute(
                    "UPDATE container SET width_mm = " + std::to_string(20 + pick(90)) +
                    ", type = 'card' WHERE id = " + box);
                break;
            case 7: // those above and those below in one statement
                under_test.execute("UPDATE unit SET legal_level = (legal_level + id + " + some +
                                   ") % 5");
                break;
            default:
                under_test.execute("UPDATE unit SET parent_id = " +
                                   std::to_string((pick(2) == 0 ? scene.series : second).value()) +
                                   ", position = 1000 + " + std::to_string(step) +
                                   " WHERE reference = 'VSSE/OR/S'");
            }
        }
        // The same sums the long way: walk down through what may be seen, and look into each box.
        auto tx = under_test.work->read();
        for (int clearance = 0; clearance <= 4; ++clearance)
            for (const UnitId node : nodes) {
                const auto reader = static_cast<Level>(clearance);
                std::int64_t boxes = 0;
                std::int64_t width = 0;
                under_test.catalogue->walk(*tx, node, reader, [&](const Unit& unit, int) {
                    for (const Container& box : under_test.catalogue->containers(
                             *tx, unit.id, Level::top_secret, {0, 10'000})) {
                        Level highest = Level::unclassified;
                        for (const UnitLine& line :
                             under_test.catalogue->units_in(*tx, box.id, Level::top_secret))
                            highest = std::max(highest, line.legal_level);
                        CHECK(box.highest == highest);
                        boxes += highest <= reader ? 1 : 0;
                        width += highest <= reader ? box.width.value() : 0;
                    }
                    return true;
                });
                INFO("clearance " << clearance << ", unit " << node.value());
                const auto extent = under_test.catalogue->extent(*tx, node, reader);
                CHECK(extent.boxes == BoxCount{boxes});
                CHECK(extent.computed == Millimetres{width});
            }
    });
}
