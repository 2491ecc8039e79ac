// The index follows whatever changes a unit.
#include "tests/support/search_archive.hpp"

#include <catch2/catch.hpp>

using namespace aperta;

namespace
{

std::int64_t hits(SearchArchive& archive, const std::string& text)
{
    const auto page = search(archive.store.search_ports(), archive.reader(Level::secret),
                             {text, SearchOrder::reference, "", 50, false});
    REQUIRE(page.ok());
    return page->count;
}

} // namespace

TEST_CASE("a unit that was edited or renumbered is found by what it says now", "[search]")
{
    where_search_answers([](StoreUnderTest& store) {
        SearchArchive archive{store, 0, 10};
        const UnitId id = archive.add(archive.file("VSSE/OR/z", "Zwaluwstaart", "pelikaan"));
        CHECK(hits(archive, "zwaluwstaart pelikaan") == 1);
        {
            const auto tx = store.work->write();
            Unit unit = *store.catalogue->unit(*tx, id, Level::top_secret);
            unit.texts = {{Language::fr, "Hirondelle", "", ""}};
            unit.elements = {{"archival_history", Language::fr, "Trouvé dans un grenier"}};
            unit.access_points = {archive.creator};
            REQUIRE(store.catalogue->save(*tx, unit));
            tx->commit();
        }
        CHECK(hits(archive, "zwaluwstaart") == 0);
        CHECK(hits(archive, "pelikaan") == 0);
        CHECK(hits(archive, "hirondelle trouve grenier veiligheid") == 1);
        {
            const auto tx = store.work->write();
            store.catalogue->rename(*tx, {{id, *ReferenceCode::parse("VSSE/OR/nieuw77")}});
            tx->commit();
        }
        CHECK(hits(archive, "nieuw77") == 1);
        CHECK(hits(archive, "\"vsse or z\"") == 0);
    });
}

TEST_CASE("what is rolled back is not found", "[search]")
{
    where_search_answers([](StoreUnderTest& store) {
        SearchArchive archive{store, 0, 1};
        {
            const auto tx = store.work->write();
            Unit unit = archive.file("VSSE/OR/z", "Zwaluwstaart");
            unit.position = 999;
            (void)store.catalogue->add(*tx, unit);
        }
        CHECK(hits(archive, "zwaluwstaart") == 0);
        archive.add(archive.file("VSSE/OR/y", "Zwaluwstaart"));
        CHECK(hits(archive, "zwaluwstaart") == 1);
    });
}
