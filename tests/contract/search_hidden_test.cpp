// The tests that matter most: what a reader may not see changes no byte of what they are answered,
// and what was taken out of a text is no longer in the store's file.
#include "aperta/platform/files.hpp"
#include "api/search.hpp"
#include "tests/support/search_archive.hpp"

#include <catch2/catch.hpp>

using namespace aperta;

namespace
{

std::string refusal(const Problems& problems)
{
    std::string text;
    for (const Problem& problem : problems) {
        text += problem.code + " " + problem.field;
        for (const Fact& each : problem.facts)
            text += " " + each.name + "=" + each.value;
    }
    return text + "\n";
}

// Everything that a search can answer, page by page, as it leaves the service.
std::string answers(SearchArchive& archive, const std::string& text, SearchOrder order)
{
    const SearchPorts ports = archive.store.search_ports();
    const Actor reader = archive.reader(Level::confidential);
    std::string all = "? " + text + "\n";
    SearchWish wish{text, order, "", 40, true};
    do {
        const auto page = search(ports, reader, wish);
        if (!page)
            return all + refusal(page.problems());
        all += json_of(*page, reader.language) + "\n";
        wish.after = page->next;
    } while (!wish.after.empty());
    const auto sheet = search_all(ports, reader, {text, order, "", 1, false}, [&](const Hit& hit) {
        all += csv_of(sheet_row(hit, reader.language));
    });
    return sheet ? all : all + refusal(sheet.problems());
}

std::string everything(SearchArchive& archive)
{
    const SearchPorts ports = archive.store.search_ports();
    const Actor reader = archive.reader(Level::confidential);
    std::string all;
    for (const char* text :
         {"verzet", "verzet brussel", "dossier x*", "\"dossier verzet\"", "armée -bundel",
          "level:file", "verzet series:VSSE/OR", "series:VSSE/TS", "container:BCTS",
          "container:VSSE/TS#1", "date:1920/1929", "language:rus", "status:MAINTAINED",
          "vermomming1", "vermom*", "title:verzet", "VSSE/TS", "level:series", "verzet -xx"})
        for (const SearchOrder order :
             {SearchOrder::relevance, SearchOrder::reference, SearchOrder::date})
            all += answers(archive, text, order);
    for (const char* beginning : {"ver", "verm", "dos", "verzet br", "xx"})
        all += json_suggestions(suggestions(ports, reader, beginning)) + "\n";
    CHECK(save_search(ports, reader, "Verzet", "verzet series:VSSE/OR").ok());
    auto kept = saved_searches(ports, reader);
    for (SavedSearch& each : kept)
        all += each.name + each.query;
    for (const char* scanned : {"BCTS", "VSSE/TS#1", "BC10"}) {
        const auto box = scanned_box(ports, reader, scanned);
        all += box ? box->series.text() + std::to_string(box->number) : "no box";
    }
    const auto tx = archive.store.work->read();
    archive.store.audit->each(*tx, [&](const AuditRow& row) {
        all += row.event.act + " " + row.event.details + "\n";
        return true;
    });
    return all;
}

void settle_file(StoreUnderTest& store)
{
    while (!tidy_search(store.search_ports(), [] { return true; })) {
    }
    store.execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

bool in_files(const StoreUnderTest& store, const std::string& word)
{
    for (const auto& entry : std::filesystem::directory_iterator{store.folder.path()})
        if (read_text(entry.path()).find(word) != std::string::npos)
            return true;
    return false;
}

} // namespace

TEST_CASE("with 500 TOP SECRET units planted, every answer of the search is the same to the byte",
          "[search]")
{
    where_search_answers([](StoreUnderTest& plain) {
        SearchArchive without{plain};
        const std::string expected = everything(without);
        where_search_answers([&](StoreUnderTest& planted) {
            if (planted.engine != plain.engine)
                return;
            SearchArchive with{planted, 500};
            CHECK(everything(with) == expected);
        });
        CHECK(expected.find("vermomming") == expected.find("? vermomming") + 2);
        CHECK(expected.find("VSSE/OR/1001") == std::string::npos); // SECRET
        CHECK(expected.find("VSSE/OR/1002") != std::string::npos);
    });
}

TEST_CASE("units that were raised above a reader's clearance leave the answers as if never there",
          "[search]")
{
    where_search_answers([](StoreUnderTest& plain) {
        SearchArchive without{plain};
        const std::string expected = everything(without);
        where_search_answers([&](StoreUnderTest& raised) {
            if (raised.engine != plain.engine)
                return;
            SearchArchive with{raised};
            for (int i = 0; i < 50; ++i)
                with.add(with.file("VSSE/OR/late" + std::to_string(i), "Dossier verzet laat",
                                   "verzet in Brussel"));
            raised.execute("UPDATE unit SET legal_level = 4 WHERE reference LIKE '%/late%'");
            raised.work->write()->commit();
            CHECK(everything(with) == expected);
        });
    });
}

TEST_CASE("a word that was taken out of a text is no longer in the bytes of the store", "[search]")
{
    where_search_answers([](StoreUnderTest& store) {
        if (store.engine != "SQLite")
            return;
        SearchArchive archive{store, 0, 200};
        archive.add(archive.file("VSSE/OR/w", "Quinquagesima verzet", "sleutelwoord Xylofoonist"));
        settle_file(store);
        CHECK(in_files(store, "xylofoonist"));
        store.execute("UPDATE unit_text SET title = 'Verzet', scope = '' WHERE unit_id ="
                      " (SELECT id FROM unit WHERE reference = 'VSSE/OR/w')");
        CHECK(reindex_catalogue(store.search_ports(), archive.reader(Level::secret), silent()) ==
              204);
        settle_file(store);
        CHECK_FALSE(in_files(store, "xylofoonist"));
        CHECK_FALSE(in_files(store, "quinquagesima"));
    });
}

TEST_CASE("after a change of level and a tidying, a word stands in one full-text table only",
          "[search]")
{
    where_search_answers([](StoreUnderTest& store) {
        if (store.engine != "SQLite")
            return;
        SearchArchive archive{store, 0, 200};
        archive.add(archive.file("VSSE/OR/w", "Quinquagesima verzet"));
        store.execute("UPDATE unit SET legal_level = 3 WHERE reference = 'VSSE/OR/w'");
        store.work->write()->commit();
        // What remains beside the index is taken away, so that only the index can hold the word.
        store.execute("UPDATE unit_text SET title = 'x' WHERE title LIKE 'Quin%';"
                      "UPDATE unit_words SET titles = 'x' WHERE titles LIKE 'quin%'");
        store.work->write()->commit();
        settle_file(store);
        CHECK_FALSE(in_files(store, "quinquagesima"));
        CHECK_FALSE(in_files(store, "uinquagesim"));
    });
}
