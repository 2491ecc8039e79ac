#include "aperta/catalogue/store.hpp"
#include "aperta/core/breakage.hpp"
#include "tests/support/store_fixture.hpp"

#include <catch2/catch.hpp>

using namespace aperta;

namespace
{

// A small archive: VSSE > VSSE/A (SECRET, three boxes) and VSSE/B (CONFIDENTIAL, one box).
struct SmallArchive {
    StoreUnderTest& store;
    UnitId fonds, secret_series, confidential_series;

    explicit SmallArchive(StoreUnderTest& under_test) : store(under_test)
    {
        auto tx = store.work->write();
        fonds = add(*tx, {}, "VSSE", DescriptionLevel::fonds, 1, Level::unclassified);
        secret_series = add(*tx, fonds, "VSSE/A", DescriptionLevel::series, 1, Level::secret);
        confidential_series =
            add(*tx, fonds, "VSSE/B", DescriptionLevel::series, 2, Level::confidential);
        for (int number = 1; number <= 3; ++number)
            box(*tx, secret_series, number, "A");
        box(*tx, confidential_series, 1, "B");
        tx->commit();
    }

    UnitId add(WriteTx& tx, UnitId parent, const std::string& reference, DescriptionLevel level,
               int position, Level legal)
    {
        Unit unit;
        unit.parent = parent;
        unit.reference = *ReferenceCode::parse(reference);
        unit.level = level;
        unit.position = position;
        unit.texts = {{Language::nl, "titel " + reference, "", ""}};
        unit.dates = *parse_date_span("1944");
        unit.legal_level = unit.level_as_classified = legal;
        if (level == DescriptionLevel::series)
            unit.measured = Millimetres{300};
        return store.catalogue->add(tx, unit);
    }

    ContainerId box(WriteTx& tx, UnitId series, int number, const std::string& mark)
    {
        Container container;
        container.series = series;
        container.number = number;
        container.barcode = mark + std::to_string(number);
        container.type = "standard";
        container.width = Millimetres{100};
        return store.catalogue->add(tx, container);
    }
};

std::vector<std::string> walked(StoreUnderTest& store, UnitId root, Level clearance)
{
    std::vector<std::string> seen;
    auto tx = store.work->read();
    store.catalogue->walk(*tx, root, clearance, [&seen](const Unit& unit, int depth) {
        seen.push_back(std::to_string(depth) + " " + unit.reference.text());
        return true;
    });
    return seen;
}

} // namespace

TEST_CASE("Metres and boxes of a fonds are the sums of its series")
{
    for_each_store([](StoreUnderTest& store) {
        const SmallArchive archive{store};
        auto tx = store.work->read();
        const CatalogueTotals totals =
            store.catalogue->totals(*tx, archive.fonds, Level::top_secret);
        REQUIRE(totals.series.size() == 2);
        CHECK(totals.extent.boxes == BoxCount{4});
        CHECK(totals.extent.computed == Millimetres{400});
        CHECK(totals.extent.measured == Millimetres{600});
        CHECK_FALSE(totals.series[0].extent.discrepant());
        CHECK(totals.series[1].extent.discrepant());
        CHECK(store.catalogue->extent(*tx, archive.fonds, Level::top_secret).boxes == BoxCount{4});
    });
}

TEST_CASE("What lies above the reader's clearance is in no list, count or total")
{
    for_each_store([](StoreUnderTest& store) {
        const SmallArchive archive{store};
        CatalogueStore& catalogue = *store.catalogue;
        auto tx = store.work->read();
        const Level reader = Level::confidential;
        CHECK_FALSE(catalogue.unit(*tx, archive.secret_series, reader));
        CHECK_FALSE(catalogue.unit(*tx, *ReferenceCode::parse("VSSE/A"), reader));
        CHECK(catalogue.children(*tx, archive.fonds, reader, {}).size() == 1);
        CHECK(catalogue.fonds(*tx, reader).at(0).children == 1);
        CHECK(catalogue.containers(*tx, archive.secret_series, reader, {}).empty());
        CHECK_FALSE(catalogue.container(*tx, archive.secret_series, 1, reader));
        CHECK(catalogue.extent(*tx, archive.secret_series, reader) == ExtentTotals{});
        CHECK(catalogue.totals(*tx, archive.fonds, reader).extent.boxes == BoxCount{1});
        CHECK(walked(store, archive.fonds, reader) ==
              std::vector<std::string>{"0 VSSE", "1 VSSE/B"});
    });
}

TEST_CASE("A walk gives parents before children and siblings in their order, however many")
{
    for_each_store([](StoreUnderTest& store) {
        SmallArchive archive{store};
        auto write = store.work->write();
        for (int position = 1; position <= 450; ++position)
            archive.add(*write, archive.secret_series, "VSSE/A/" + std::to_string(position),
                        DescriptionLevel::file, position, Level::secret);
        write->commit();
        const auto seen = walked(store, archive.fonds, Level::top_secret);
        REQUIRE(seen.size() == 453);
        CHECK(seen[1] == "1 VSSE/A");
        CHECK(seen[2] == "2 VSSE/A/1");
        CHECK(seen[451] == "2 VSSE/A/450");
        CHECK(seen[452] == "1 VSSE/B");
    });
}

TEST_CASE("Children are paged by their position")
{
    for_each_store([](StoreUnderTest& store) {
        const SmallArchive archive{store};
        auto tx = store.work->read();
        const auto first = store.catalogue->children(*tx, archive.fonds, Level::top_secret, {0, 1});
        REQUIRE(first.size() == 1);
        CHECK(first[0].reference.text() == "VSSE/A");
        const auto next = store.catalogue->children(*tx, archive.fonds, Level::top_secret,
                                                    {first[0].position, 1});
        REQUIRE(next.size() == 1);
        CHECK(next[0].reference.text() == "VSSE/B");
    });
}

TEST_CASE("The breadcrumb of a unit begins with its fonds")
{
    for_each_store([](StoreUnderTest& store) {
        const SmallArchive archive{store};
        auto tx = store.work->read();
        const auto above =
            store.catalogue->ancestors(*tx, archive.secret_series, Level::top_secret);
        REQUIRE(above.size() == 1);
        CHECK(above[0].reference.text() == "VSSE");
    });
}

TEST_CASE("A transaction that is not committed leaves nothing")
{
    for_each_store([](StoreUnderTest& store) {
        SmallArchive archive{store};
        {
            auto tx = store.work->write();
            archive.box(*tx, archive.secret_series, 4, "A");
        }
        auto tx = store.work->read();
        CHECK(store.catalogue->extent(*tx, archive.secret_series, Level::top_secret).boxes ==
              BoxCount{3});
    });
}

TEST_CASE("Two boxes of a series never share a number, nor two boxes a barcode")
{
    for_each_store([](StoreUnderTest& store) {
        SmallArchive archive{store};
        auto tx = store.work->write();
        CHECK_THROWS_AS(archive.box(*tx, archive.secret_series, 3, "C"), Breakage);
        CHECK_THROWS_AS(archive.box(*tx, archive.confidential_series, 3, "A"), Breakage);
    });
}
