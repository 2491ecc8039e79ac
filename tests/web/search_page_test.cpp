#include "tests/web/site_fixture.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace aperta;

namespace
{

bool has(const Response& answer, std::string_view text)
{
    return answer.text().find(text) != std::string_view::npos;
}

// A word that stands in a title above the clearance of a.peeters, and the unit's reference.
struct HiddenWord {
    std::string word;
    std::string reference;
};

HiddenWord hidden_word(SiteFixture& fixture)
{
    Unit unit;
    {
        const auto tx = fixture.store->work->read();
        unit = *fixture.store->catalogue->unit(*tx, *ReferenceCode::parse("VSSE/OR"),
                                               Level::top_secret);
    }
    unit.parent = unit.id;
    unit.level = DescriptionLevel::file;
    unit.reference = *ReferenceCode::parse("VSSE/OR/hidden");
    unit.position = 999'999;
    unit.texts = {{Language::nl, "Verzet Quinquagesima", "", ""}};
    unit.legal_level = unit.level_as_classified = Level::top_secret;
    const auto tx = fixture.store->work->write();
    fixture.store->catalogue->add(*tx, unit);
    tx->commit();
    return {"quinquagesima", "VSSE/OR/hidden"};
}

} // namespace

TEST_CASE("the search page has a state for nothing asked, nothing found, found and refused")
{
    SiteFixture fixture;
    fixture.sign_in_as("a.peeters");
    CHECK(has(fixture.get("/search?language=en"), "Write what you look for"));
    const Response nothing = fixture.get("/search?q=xyzzyxyzzy&language=en");
    CHECK(nothing.status == 200);
    CHECK(has(nothing, "Nothing that you may see answers to this."));
    CHECK(has(nothing, "value=\"xyzzyxyzzy\""));
    const Response found = fixture.get("/search?q=level:series&language=en");
    CHECK(has(found, "5 hits"));
    CHECK(has(found, "href=\"/units/VSSE/OR\""));
    CHECK(has(found, "/search?q=level%3Aseries&amp;order=date"));
    const Response refused = fixture.get("/search?q=level:doos+date:gisteren&language=en");
    CHECK(refused.status == 422);
    CHECK(has(refused, "href=\"#field-q\""));
    CHECK(has(refused, "does not know \"doos\""));
    CHECK(has(refused, "cannot read \"gisteren\" as a date"));
    CHECK(fixture.get("/search?q=a&order=size").status == 422);
    CHECK(fixture.get("/search?q=verzet&after=nonsense").status == 422);
}

TEST_CASE("the search page goes on by key, and a facet narrows it")
{
    SiteFixture fixture;
    fixture.sign_in_as("a.peeters");
    const Response first = fixture.get("/search?q=level:file&language=en");
    CHECK(has(first, "rel=\"next\""));
    const std::string text{first.text()};
    const std::size_t at = text.find("href=\"", text.find("rel=\"next\"")) + 6;
    std::string next = text.substr(at, text.find('"', at) - at);
    for (std::size_t amp = next.find("&amp;"); amp != std::string::npos; amp = next.find("&amp;"))
        next.erase(amp + 1, 4);
    const Response second = fixture.get(next + "&language=en");
    CHECK(second.status == 200);
    CHECK(has(second, "Back to the first page"));
    CHECK(has(first, "series%3AVSSE/OR"));
    const Response narrowed = fixture.get("/search?q=level:file+series:VSSE/OR&language=en");
    CHECK(has(narrowed, "take out"));
    CHECK(has(narrowed, "href=\"/search?q=level%3Afile\""));
}

TEST_CASE("no answer of the search tells of a unit above the clearance")
{
    SiteFixture fixture;
    const HiddenWord hidden = hidden_word(fixture);
    fixture.sign_in_as("b.claes");
    for (const std::string& address : std::vector<std::string>{
             "/search?q=" + hidden.word, "/api/v1/search?facets=true&q=" + hidden.word,
             "/search/sheet.csv?q=" + hidden.word, "/api/v1/search/suggest?q=quinqua",
             "/search?q=series:" + hidden.reference, "/go?reference=" + hidden.reference}) {
        INFO(address);
        const Response answer = fixture.get(address);
        CHECK_FALSE(has(answer, "Quinquagesima"));
        CHECK_FALSE(has(answer, "href=\"/units/VSSE/OR/hidden\""));
        std::string nobody = address;
        for (const std::string& known : {hidden.word, hidden.reference})
            if (const std::size_t at = nobody.find(known); at != std::string::npos)
                nobody.replace(at, known.size(), std::string(known.size(), 'q'));
        CHECK(fixture.get(nobody).status == answer.status);
    }
    CHECK(has(fixture.get("/api/v1/search?q=" + hidden.word), R"("count":0)"));
    CHECK(has(fixture.get("/api/v1/search/suggest?q=quinqua"), R"({"suggestions":[]})"));
}

TEST_CASE("the field at the top opens a unit by reference and a box by barcode, else searches")
{
    SiteFixture fixture;
    fixture.sign_in_as("a.peeters");
    const auto goes = [&fixture](const std::string& typed) {
        return std::string{
            fixture.get("/go?reference=" + percent_encoded(typed)).header("Location")};
    };
    Container box;
    {
        const auto tx = fixture.store->work->read();
        const auto series =
            fixture.store->catalogue->unit(*tx, *ReferenceCode::parse("VSSE/OR"), Level::secret);
        box = *fixture.store->catalogue->container(*tx, series->id, 12, Level::secret);
    }
    CHECK(goes("VSSE/OR") == "/units/VSSE/OR");
    CHECK(goes(" " + box.barcode + " ") == "/units/VSSE/OR/boxes/12");
    CHECK(goes("VSSE/OR#12") == "/units/VSSE/OR/boxes/12");
    CHECK(goes("VSSE/NONE") == "/search?q=VSSE/NONE");
    CHECK(goes("verzet in Brussel") == "/search?q=verzet%20in%20Brussel");
    CHECK(goes("") == "/search");
}

TEST_CASE("a person keeps a search, opens it and removes it; the page says why not")
{
    SiteFixture fixture;
    fixture.sign_in_as("a.peeters");
    const std::string token = "csrf=" + fixture.csrf;
    CHECK(fixture.post("/search/save", "name=Reeksen&q=level:series").status == 403);
    const Response kept = fixture.post("/search/save", token + "&name=Reeksen&q=level:series");
    CHECK(kept.status == 303);
    CHECK(kept.header("Location") == "/search?q=level%3Aseries");
    CHECK(has(fixture.get("/search"), ">Reeksen</a>"));
    CHECK(has(fixture.get("/api/v1/saved-searches"), R"("query":"level:series")"));
    const Response nameless = fixture.post("/search/save", token + "&name=+&q=level:series");
    CHECK(nameless.status == 422);
    CHECK(has(nameless, "href=\"#field-name\""));
    CHECK(fixture.post("/search/forget", token + "&name=Andere").status == 404);
    CHECK(fixture.post("/search/forget", token + "&name=Reeksen").status == 303);
    CHECK(has(fixture.get("/api/v1/saved-searches"), R"({"searches":[]})"));
    CHECK(fixture.audited("search.save").size() == 2);
}

TEST_CASE("the sheet of a search holds every hit, and nothing that a spreadsheet would run")
{
    SiteFixture fixture;
    fixture.sign_in_as("a.peeters");
    const Response sheet = fixture.get("/search/sheet.csv?q=level:series&language=en");
    CHECK(sheet.type == "text/csv; charset=utf-8");
    CHECK(has(sheet, "\xEF\xBB\xBF\"Reference\",\"Level of description\",\"Title\""));
    const std::string text{sheet.text()};
    CHECK(std::count(text.begin(), text.end(), '\n') == 6);
    for (const char* sign : {"\"=", "\"+", "\"-", "\"@"})
        CHECK(text.find(sign) == std::string::npos);
}

TEST_CASE("a search that shows classified units is one row of the audit")
{
    SiteFixture fixture;
    fixture.sign_in_as("a.peeters");
    (void)fixture.get("/search?q=level:series");
    (void)fixture.get("/api/v1/search?q=level:file");
    CHECK(fixture.audited("catalogue.search") ==
          std::vector<std::string>{"a.peeters done ", "a.peeters done "});
}
