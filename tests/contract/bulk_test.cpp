#include "aperta/catalogue/bulk.hpp"
#include "tests/support/codes.hpp"
#include "tests/support/store_fixture.hpp"

#include <catch2/catch.hpp>

using namespace aperta;

namespace
{

// VSSE > VSSE/A with files 1 to 450; the last is TOP SECRET.
struct Drawer {
    StoreUnderTest& store;
    Actor archivist{{}, "a.peeters", "A. Peeters", {Role::archivist}, Level::secret, Language::nl};
    Actor cleared{{}, "b.maes", "B. Maes", {Role::archivist}, Level::top_secret, Language::nl};

    explicit Drawer(StoreUnderTest& under_test) : store(under_test)
    {
        auto tx = store.work->write();
        make(*tx, "", "VSSE", DescriptionLevel::fonds, Level::unclassified);
        make(*tx, "VSSE", "VSSE/A", DescriptionLevel::series, Level::secret);
        for (int number = 1; number <= 450; ++number)
            make(*tx, "VSSE/A", "VSSE/A/" + std::to_string(number), DescriptionLevel::file,
                 number == 450 ? std::optional{Level::top_secret} : std::nullopt);
        tx->commit();
    }

    static ReferenceCode code(const std::string& text)
    {
        return text.empty() ? ReferenceCode{} : *ReferenceCode::parse(text);
    }

    void make(WriteTx& tx, const std::string& parent, const std::string& reference,
              DescriptionLevel level, std::optional<Level> own)
    {
        REQUIRE(describe_unit_in(tx, store.catalogue_ports(), cleared,
                                 {code(parent),
                                  code(reference),
                                  level,
                                  own,
                                  {},
                                  "",
                                  {{"title.nl", "Verslag van " + reference}}},
                                 {})
                    .ok());
    }

    std::string title(const std::string& reference)
    {
        const auto found =
            store.catalogue->unit(*store.work->read(), code(reference), Level::top_secret);
        REQUIRE(found);
        return found->texts.front().title;
    }

    static BulkOrder replacing(const std::string& find, const std::string& text)
    {
        return {{code("VSSE/A"), false, std::nullopt, {}}, "title.nl", find, text};
    }
};

std::string refusal(const Result<MovedUnits>& result)
{
    return result ? "" : codes_of(result.problems()).front();
}

} // namespace

TEST_CASE("A text is found and replaced in every unit in view, shown before and taken back after")
{
    for_each_store([](StoreUnderTest& store) {
        Drawer drawer{store};
        const BulkOrder order = Drawer::replacing("Verslag", "Rapport");
        const auto preview = preview_bulk(store.catalogue_ports(), drawer.archivist, order, 10);
        REQUIRE(preview.ok());
        CHECK(preview->chosen == 449);
        CHECK(preview->changing == 449);
        CHECK(preview->lines.size() == 10);
        CHECK(preview->lines.front().after == "Rapport van VSSE/A/1");
        CHECK(drawer.title("VSSE/A/1") == "Verslag van VSSE/A/1");
        const auto changed =
            run_bulk(store.catalogue_ports(), drawer.archivist, order, "bulk-job-1", silent());
        REQUIRE(changed.ok());
        CHECK(changed->moved == 449);
        CHECK(drawer.title("VSSE/A/449") == "Rapport van VSSE/A/449");
        CHECK(drawer.title("VSSE/A/450") == "Verslag van VSSE/A/450"); // out of view
        REQUIRE(undo_batch(store.catalogue_ports(), drawer.archivist, "bulk-job-1").ok());
        CHECK(drawer.title("VSSE/A/449") == "Verslag van VSSE/A/449");
    });
}

TEST_CASE("One unit that would be refused keeps the whole from being changed, and is named")
{
    for_each_store([](StoreUnderTest& store) {
        Drawer drawer{store};
        const BulkOrder order = Drawer::replacing("Verslag van VSSE/A/7", "");
        const auto changed =
            run_bulk(store.catalogue_ports(), drawer.archivist, order, "b", silent());
        REQUIRE_FALSE(changed.ok());
        CHECK(changed.problems().front().code == "unit.title_missing");
        CHECK(fact(changed.problems().front(), "reference") == "VSSE/A/7");
        CHECK(drawer.title("VSSE/A/70") == "Verslag van VSSE/A/70");
        BulkOrder dates{{Drawer::code("VSSE/A"), false, {}, {}}, "dates", {}, "1944-02-31"};
        CHECK(refusal(run_bulk(store.catalogue_ports(), drawer.archivist, dates, "b", silent())) ==
              "date.no_such_day");
    });
}

TEST_CASE("A run that was stopped is finished by the same order, and all of it is one batch")
{
    for_each_store([](StoreUnderTest& store) {
        Drawer drawer{store};
        const BulkOrder order{
            {Drawer::code("VSSE"), true, DescriptionLevel::file, {}}, "marking", {}, "Geheim"};
        int steps = 0;
        const auto stopped = run_bulk(store.catalogue_ports(), drawer.archivist, order, "b",
                                      [&](const Progress&) { return ++steps < 3; });
        CHECK(refusal(stopped) == "job.cancelled");
        const auto finished =
            run_bulk(store.catalogue_ports(), drawer.archivist, order, "b", silent());
        REQUIRE(finished.ok());
        CHECK(finished->moved == 49); // two steps of 200 were done before
        CHECK(store.history->batch(*store.work->read(), "b", Level::secret, {}, 1'000).size() ==
              449);
    });
}

TEST_CASE("An order survives being written on one line, and a damaged line is refused")
{
    const BulkOrder order{{Drawer::code("VSSE/A"),
                           true,
                           DescriptionLevel::item,
                           {Drawer::code("VSSE/A/1"), Drawer::code("VSSE/A/2")}},
                          "note.fr",
                          "a=b&c",
                          "100 %\nfin"};
    const auto read = parse_bulk_order(written(order));
    REQUIRE(read.ok());
    CHECK(written(*read) == written(order));
    CHECK(read->text == order.text);
    CHECK(read->find == order.find);
    CHECK(read->units.only.size() == 2);
    CHECK_FALSE(parse_bulk_order("under=VSSE&field=x").ok());
    CHECK_FALSE(parse_bulk_order("under=VSSE&field=x&text=%G1").ok());
}
