#include "tests/support/codes.hpp"
#include "tests/support/search_archive.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace aperta;

namespace
{

std::vector<std::string> found(SearchArchive& archive, const std::string& text,
                               Level clearance = Level::confidential,
                               SearchOrder order = SearchOrder::reference)
{
    SearchWish wish;
    wish.text = text;
    wish.order = order;
    wish.limit = 1000;
    const auto page = search(archive.store.search_ports(), archive.reader(clearance), wish);
    INFO("search: " << text);
    REQUIRE(page.ok());
    std::vector<std::string> references;
    for (const Hit& hit : page->hits)
        references.push_back(hit.line.reference.text());
    if (!page->more)
        CHECK(page->count == static_cast<std::int64_t>(references.size()));
    return references;
}

using References = std::vector<std::string>;

// The first place of each page follows the last of the one before, in whatever order.
References paged(SearchArchive& archive, const std::string& text, SearchOrder order, int limit)
{
    SearchWish wish{text, order, "", limit, false};
    References all;
    do {
        const auto page = search(archive.store.search_ports(), archive.reader(Level::secret), wish);
        REQUIRE(page.ok());
        for (const Hit& hit : page->hits)
            all.push_back(hit.line.reference.text());
        wish.after = page->next;
    } while (!wish.after.empty() && all.size() < 2000);
    return all;
}

std::map<std::string, std::int64_t> facet(SearchArchive& archive, const std::string& text,
                                          const std::string& field, Level clearance)
{
    SearchWish wish;
    wish.text = text;
    wish.facets = true;
    const auto page = search(archive.store.search_ports(), archive.reader(clearance), wish);
    REQUIRE(page.ok());
    REQUIRE(page->facets.has_value());
    std::map<std::string, std::int64_t> values;
    for (const Facet& each : *page->facets)
        if (each.field == field)
            values[each.value] = each.count;
    return values;
}

} // namespace

TEST_CASE("words are found in any language without regard to accents and case", "[search]")
{
    where_search_answers([](StoreUnderTest& store) {
        SearchArchive archive{store, 0, 1};
        archive.add(archive.file("VSSE/OR/a", "Łódź, Straße en Œuvre", "l'armée secrète"));
        archive.add(archive.file("VSSE/OR/b", "Reis naar 's-Gravenhage", "FO 371/1234 ﬁche"));
        archive.add(archive.file("VSSE/OR/c", "Ёлка"));
        for (const char* words :
             {"lodz", "ŁÓDŹ", "strasse", "oeuvre", "armee", "ARMÉE -reis", "\"l armee secrete\"",
              "l'armée", "arm*", "title:straße", "VSSE/OR/a"})
            CHECK(found(archive, std::string{words} + " -dossier") == References{"VSSE/OR/a"});
        for (const char* words : {"gravenhage", "'s-Gravenhage", "FO 371/1234", "fiche", "371"})
            CHECK(found(archive, words) == References{"VSSE/OR/b"});
        CHECK(found(archive, "елка") == References{"VSSE/OR/c"});
        CHECK(found(archive, "\"secrete armee\"").empty());
        CHECK(found(archive, "title:armee series:VSSE/OR").empty());
        CHECK(found(archive, "Sûreté level:fonds") == References{"VSSE"});
        CHECK(found(archive, "").empty());
    });
}

TEST_CASE("nothing that a person types is read as the syntax of the index", "[search]")
{
    where_search_answers([](StoreUnderTest& store) {
        SearchArchive archive{store, 0, 4};
        for (const char* text : {"\"",
                                 "*",
                                 "a\" OR \"b",
                                 "{titles} : verzet",
                                 "verzet NEAR(armee)",
                                 "^verzet",
                                 "(verzet",
                                 "verzet)",
                                 "rowid:1x",
                                 "search_0",
                                 "+verzet",
                                 "verzet AND",
                                 "NOT verzet",
                                 "-",
                                 "' OR 1=1 --",
                                 "%",
                                 "verzet;",
                                 "\\",
                                 "a\tb\nc",
                                 "title:\"",
                                 "\x01\x02"}) {
            const SearchWish wish{text, SearchOrder::relevance, "", 50, true};
            const auto page = search(store.search_ports(), archive.reader(Level::secret), wish);
            INFO(text);
            if (!page) {
                const std::string code = page.problems().front().code;
                CHECK((code == "search.unknown_filter" || code == "search.filter_empty"));
            }
        }
    });
}

TEST_CASE("filters narrow by level, series, status, language, container and dates", "[search]")
{
    where_search_answers([](StoreUnderTest& store) {
        SearchArchive archive{store, 0, 30};
        CHECK(found(archive, "level:series") == References{"VSSE/OC", "VSSE/OR"});
        CHECK(found(archive, "level:fonds level:series").size() == 3);
        CHECK(found(archive, "verzet series:VSSE/OC", Level::secret).size() == 10);
        CHECK(found(archive, "series:VSSE/OC", Level::secret).size() == 11);
        CHECK(found(archive, "status:DECLASSIFIED").size() == 8);
        CHECK(found(archive, "verzet language:fr", Level::secret).size() == 15);
        CHECK(found(archive, "container:BC10", Level::secret).size() == 10);
        CHECK(found(archive, "container:VSSE/OR#2", Level::secret) ==
              found(archive, "container:BC10", Level::secret));
        CHECK(found(archive, "verzet from:1951", Level::secret).size() == 4);
        CHECK(found(archive, "date:1938/1939", Level::secret).size() == 4);
        CHECK(found(archive, "to:1938", Level::secret) ==
              References{"VSSE/OC/1000", "VSSE/OC/1015"});
        CHECK(found(archive, "level:file -verzet").empty());
        const auto unknown =
            search(store.search_ports(), archive.reader(Level::secret),
                   {"series:VSSE/XX container:nr", SearchOrder::date, "", 5, false});
        REQUIRE_FALSE(unknown.ok());
        CHECK(codes_of(unknown.problems()) ==
              std::vector<std::string>{"search.unknown_series", "search.unknown_container"});
    });
}

TEST_CASE("a date filter finds what overlaps, open ends too, and never what is undated", "[search]")
{
    where_search_answers([](StoreUnderTest& store) {
        SearchArchive archive{store, 0, 0};
        for (const auto& [name, dates] :
             std::vector<std::pair<std::string, std::string>>{{"year", "1944"},
                                                              {"span", "1940/1951"},
                                                              {"since", "1944-06/.."},
                                                              {"until", "/1942"},
                                                              {"decade", "194X"},
                                                              {"undated", ""}}) {
            Unit unit = archive.file("VSSE/OR/" + name, "stuk");
            if (!dates.empty())
                unit.dates = *parse_date_span(dates);
            archive.add(unit);
        }
        const auto names = [&archive](const std::string& filter) {
            std::string text;
            for (const std::string& each : found(archive, "stuk " + filter))
                text += (text.empty() ? "" : " ") + each.substr(8);
            return text;
        };
        CHECK(names("date:1944-03") == "decade span year");
        CHECK(names("from:1944-07") == "decade since span year");
        CHECK(names("from:1952") == "since");
        CHECK(names("to:1939-12-31") == "until");
        CHECK(names("date:1943/1944") == "decade since span year");
        CHECK(names("date:1800/..") == "decade since span until year");
        CHECK(names("") == "decade since span undated until year");
    });
}

TEST_CASE("paging neither skips nor repeats, in every order", "[search]")
{
    where_search_answers([](StoreUnderTest& store) {
        SearchArchive archive{store};
        for (const char* text : {"verzet", "series:VSSE/OR level:file", "verzet series:VSSE/OC"})
            for (const SearchOrder order :
                 {SearchOrder::relevance, SearchOrder::reference, SearchOrder::date}) {
                const References whole = paged(archive, text, order, 1000);
                for (const int limit : {1, 7, 50}) {
                    INFO(text << " by " << code_of(order) << ", " << limit << " a page");
                    CHECK(paged(archive, text, order, limit) == whole);
                }
                CHECK(std::set(whole.begin(), whole.end()).size() == whole.size());
            }
        CHECK(paged(archive, "verzet", SearchOrder::relevance, 50).size() == 300);
        const auto stale = search(store.search_ports(), archive.reader(Level::secret),
                                  {"verzet", SearchOrder::relevance, "12~VSSE/NONE", 5, false});
        REQUIRE_FALSE(stale.ok());
        CHECK(codes_of(stale.problems()) == std::vector<std::string>{"search.stale_page"});
    });
}

TEST_CASE("a facet's figure is what one gets by choosing it", "[search]")
{
    where_search_answers([](StoreUnderTest& store) {
        SearchArchive archive{store, 0, 60};
        for (const char* field : {"level", "status", "language", "date", "series", "container"}) {
            const auto values = facet(archive, "dossier", field, Level::secret);
            CHECK_FALSE(values.empty());
            for (const auto& [value, count] : values) {
                INFO(field << ":" << value);
                CHECK(count ==
                      static_cast<std::int64_t>(
                          found(archive, with_filter("dossier", field, value), Level::secret)
                              .size()));
            }
        }
        CHECK(facet(archive, "dossier", "series", Level::secret) ==
              std::map<std::string, std::int64_t>{{"VSSE/OC", 20}, {"VSSE/OR", 40}});
    });
}

TEST_CASE("a count is exact up to a thousand", "[search]")
{
    where_search_answers([](StoreUnderTest& store) {
        SearchArchive archive{store, 0, 1001};
        const auto reader = archive.reader(Level::secret);
        const auto more = search(store.search_ports(), reader, {"verzet", {}, "", 5, false});
        REQUIRE(more.ok());
        CHECK(more->more);
        CHECK(more->count == 1000);
        const auto all = search(store.search_ports(), archive.reader(Level::confidential),
                                {"verzet", {}, "", 5, false});
        CHECK_FALSE(all->more);
        CHECK(all->count == 751);
        int rows = 0;
        CHECK(search_all(store.search_ports(), reader, {"verzet", {}, "", 5, false},
                         [&rows](const Hit&) { ++rows; })
                  .ok());
        CHECK(rows == 1001);
    });
}

TEST_CASE("words follow the unit when its level changes, and leave no trace where they were",
          "[search]")
{
    where_search_answers([](StoreUnderTest& store) {
        SearchArchive archive{store, 0, 20};
        archive.add(archive.file("VSSE/OR/z", "Zwaluwstaart"));
        const auto suggested = [&](Level clearance) {
            return suggestions(store.search_ports(), archive.reader(clearance), "zwal");
        };
        CHECK(found(archive, "zwaluwstaart") == References{"VSSE/OR/z"});
        CHECK(suggested(Level::confidential) == std::vector<std::string>{"zwaluwstaart"});
        const auto set_level = [&](const char* level) {
            store.execute(std::string{"UPDATE unit SET legal_level = "} + level +
                          " WHERE reference = 'VSSE/OR/z'");
            store.work->write()->commit(); // whoever commits next brings the index up to date
        };
        set_level("3");
        CHECK(found(archive, "zwaluwstaart").empty());
        CHECK(suggested(Level::confidential).empty());
        CHECK(found(archive, "zwaluwstaart", Level::secret) == References{"VSSE/OR/z"});
        set_level("0");
        CHECK(found(archive, "zwaluwstaart", Level::unclassified) == References{"VSSE/OR/z"});
        set_level("2");
        CHECK(found(archive, "zwaluwstaart", Level::restricted).empty());
        CHECK(found(archive, "zwaluwstaart").size() == 1);
    });
}

TEST_CASE("reindexing finds again what was lost, and changes nothing else", "[search]")
{
    where_search_answers([](StoreUnderTest& store) {
        SearchArchive archive{store, 0, 50};
        const References before = found(archive, "verzet", Level::secret, SearchOrder::relevance);
        store.execute("DELETE FROM unit_words WHERE unit_id % 2 = 0");
        store.work->write()->commit();
        CHECK(found(archive, "verzet", Level::secret).size() < before.size());
        CHECK(reindex_catalogue(store.search_ports(), archive.reader(Level::secret), silent()) ==
              53);
        CHECK(found(archive, "verzet", Level::secret, SearchOrder::relevance) == before);
    });
}

TEST_CASE("a search that shows classified descriptions is on record without its words", "[search]")
{
    where_search_answers([](StoreUnderTest& store) {
        SearchArchive archive{store, 0, 8};
        (void)found(archive, "verzet status:DECLASSIFIED", Level::unclassified);
        const auto rows = [&] {
            const auto tx = store.work->read();
            return store.audit->newest(*tx, 10);
        };
        (void)found(archive, "nietsdaarvan", Level::secret);
        CHECK(rows().empty());
        (void)found(archive, "verzet", Level::secret);
        REQUIRE(rows().size() == 1);
        const AuditEvent event = rows().front().event;
        CHECK(event.act == "catalogue.search");
        CHECK(event.details.find("verzet") == std::string::npos);
        CHECK(event.details.find("count=8 shown=8 level=SECRET") != std::string::npos);
    });
}

TEST_CASE("a person keeps searches under names, and nobody else sees them", "[search]")
{
    where_search_answers([](StoreUnderTest& store) {
        SearchArchive archive{store, 0, 1};
        const SearchPorts ports = store.search_ports();
        const Actor person = archive.reader(Level::confidential);
        Actor other = person;
        other.account = "b.maes";
        CHECK(save_search(ports, person, "Verzet", "verzet level:file").ok());
        CHECK(save_search(ports, person, "Verzet", "verzet level:item").ok());
        CHECK(save_search(ports, person, "Brussel", "brussel").ok());
        const auto kept = saved_searches(ports, person);
        REQUIRE(kept.size() == 2);
        CHECK(kept[0].name == "Brussel");
        CHECK(kept[1].query == "verzet level:item");
        CHECK(saved_searches(ports, other).empty());
        CHECK(codes_of(forget_search(ports, other, "Verzet").problems()) ==
              std::vector<std::string>{"search.saved_not_found"});
        CHECK(forget_search(ports, person, "Verzet").ok());
        CHECK(codes_of(save_search(ports, person, " ", "level:doos").problems()) ==
              std::vector<std::string>{"search.name_missing", "search.bad_level"});
        CHECK(codes_of(save_search(ports, person, "x", " ").problems()) ==
              std::vector<std::string>{"search.nothing_to_save"});
        CHECK(saved_searches(ports, person).size() == 1);
    });
}

TEST_CASE("A search is refused with a sentence by an engine that has no full-text tables")
{
    for_each_store([](StoreUnderTest& store) {
        const Actor reader{{}, "r", "R", {Role::archivist}, Level::secret, Language::nl};
        const auto page =
            search(store.search_ports(), reader, {"verzet", SearchOrder::relevance, "", 10, false});
        CHECK(page.ok() == store.search->answers(*store.work->read()));
        if (!page)
            CHECK(page.problems().front().code == "search.not_on_this_engine");
    });
}

TEST_CASE("a scanned barcode opens the box where its series and all that lies in it may be seen",
          "[search]")
{
    where_search_answers([](StoreUnderTest& store) {
        SearchArchive archive{store, 2, 20};
        const auto scanned = [&](const char* text, Level clearance) {
            const auto box = scanned_box(store.search_ports(), archive.reader(clearance), text);
            return box ? box->series.text() + "#" + std::to_string(box->number) : std::string{};
        };
        CHECK(scanned("BC10", Level::top_secret) == "VSSE/OR#2");
        CHECK(scanned("VSSE/OR#2", Level::top_secret) == "VSSE/OR#2");
        CHECK(scanned("BC10", Level::confidential).empty()); // a secret paper lies in it
        CHECK(scanned("BC10", Level::restricted).empty());
        CHECK(scanned("BCTS", Level::secret).empty());
        CHECK(scanned("VSSE/TS#1", Level::secret).empty());
        CHECK(scanned("BCTS", Level::top_secret) == "VSSE/TS#1");
        CHECK(scanned("", Level::top_secret).empty());
        CHECK(scanned("verzet in # Brussel", Level::top_secret).empty());
    });
}
