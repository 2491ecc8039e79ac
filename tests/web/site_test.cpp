// The site without a socket: who may see and do what, and what a page says.
#include <catch2/catch.hpp>

#include "tests/web/site_fixture.hpp"
#include "web/routes.hpp"

#include <algorithm>

namespace aperta
{

namespace
{

bool says(const Response& response, std::string_view text)
{
    return response.text().find(text) != std::string_view::npos;
}

// An address for a route: blanks filled with what the starter catalogue holds.
std::string address_of(const Route& route)
{
    std::string address{route.pattern};
    const auto fill = [&](const std::string& blank, const std::string& value) {
        if (const std::size_t at = address.find(blank); at != std::string::npos)
            address.replace(at, blank.size(), value);
    };
    const bool film = route.pattern.starts_with("/film");
    fill("{reference}", film ? "VSSE/OR/0076/1" : "VSSE/OR");
    fill("{number}", "1");
    fill("{digest}", "0");
    fill("{file}", "aperta.css");
    return address;
}

bool is_api(const Route& route)
{
    return route.pattern.starts_with("/api/");
}

} // namespace

TEST_CASE("whoever is not signed in sees no page of the archive")
{
    SiteFixture fixture;
    for (const Route& route : routes()) {
        if (route.who == Who::anyone)
            continue;
        INFO(route.pattern);
        const Response answer =
            fixture.site.respond(fixture.request(route.method, address_of(route)));
        CHECK(answer.status == (is_api(route) ? 401 : 303));
        if (!is_api(route))
            CHECK(answer.header("Location").starts_with("/sign-in"));
        CHECK_FALSE(says(answer, "VSSE"));
    }
}

TEST_CASE("nothing is acted on without the token of the session")
{
    SiteFixture fixture;
    fixture.sign_in_as("f.delvaux");
    for (const Route& route : routes()) {
        if (route.method != Method::post && route.method != Method::del)
            continue;
        INFO(route.pattern);
        const std::string address = address_of(route);
        if (route.method == Method::post) {
            CHECK(fixture.post(address, "").status == 403);
            CHECK(fixture.post(address, "csrf=guessed").status == 403);
        }
        Request other_site = fixture.request(route.method, address);
        other_site.headers.add("content-type", "application/x-www-form-urlencoded");
        other_site.headers.add("x-csrf-token", fixture.csrf);
        other_site.headers.add("sec-fetch-site", "cross-site");
        other_site.body = "csrf=" + fixture.csrf;
        CHECK(fixture.site.respond(other_site).status == 403);
    }
    CHECK(fixture.audited("job.ask").empty());
    CHECK(fixture.get("/").status == 200); // still signed in
}

TEST_CASE("signing in by the form leads on, within this site only")
{
    SiteFixture fixture;
    const Response form = fixture.get("/sign-in?next=//elsewhere.example/");
    CHECK(says(form, "name=\"next\" value=\"/\""));
    const std::string cookie{form.header("Set-Cookie")};
    REQUIRE(cookie.starts_with("aperta_form="));
    CHECK(cookie.find("HttpOnly; SameSite=Strict") != std::string::npos);
    const std::string token = cookie.substr(12, cookie.find(';') - 12);
    const auto sign_in = [&](const std::string& fields) {
        Request asked = fixture.request(Method::post, "/sign-in");
        asked.headers.add("content-type", "application/x-www-form-urlencoded");
        asked.cookies.add("aperta_form", token);
        asked.body = "csrf=" + token + fields;
        return fixture.site.respond(asked);
    };
    const Response wrong = sign_in("&account=a.peeters&password=no&next=/series");
    CHECK(wrong.status == 422);
    CHECK(says(wrong, "href=\"#field-account\""));
    CHECK(says(wrong, "value=\"a.peeters\""));
    const Response right = sign_in("&account=a.peeters&password=the+password&next=/series");
    CHECK(right.status == 303);
    CHECK(right.header("Location") == "/series");
    CHECK(right.header("Set-Cookie").starts_with("aperta_session="));
    const Response away = sign_in("&account=a.peeters&password=the+password&next=//a.example");
    CHECK(away.header("Location") == "/");
}

TEST_CASE("the series page adds up to 440 boxes and 44,0 m in Dutch and French")
{
    SiteFixture fixture;
    fixture.sign_in_as("a.peeters");
    const Response dutch = fixture.get("/series");
    CHECK(says(dutch, "<html lang=\"nl\">"));
    CHECK(says(dutch, "44,0\xC2\xA0m"));
    CHECK(says(dutch, "440 dozen"));
    const Response french = fixture.get("/series?language=fr");
    CHECK(says(french, "440 bo\xC3\xAEtes"));
    CHECK(french.header("Set-Cookie").starts_with("aperta_language=fr"));
    CHECK(says(fixture.get("/series?language=en"), "44.0\xC2\xA0m"));
}

TEST_CASE("what lies above the clearance does not exist, on any page or in any answer")
{
    SiteFixture fixture;
    std::string reference;
    std::string title;
    {
        const auto tx = fixture.store->work->read();
        const auto fonds = fixture.store->catalogue->fonds(*tx, Level::top_secret);
        fixture.store->catalogue->walk(
            *tx, fonds.front().id, Level::top_secret, [&](const Unit& unit, int) {
                if (unit.legal_level < Level::secret || unit.level != DescriptionLevel::file)
                    return true;
                reference = unit.reference.text();
                title = unit.texts.front().title;
                return false;
            });
    }
    REQUIRE_FALSE(reference.empty());
    fixture.sign_in_as("b.claes"); // CONFIDENTIAL
    for (const std::string& address :
         {"/units/" + reference, "/units/" + reference + "/boxes", "/api/v1/units/" + reference,
          "/api/v1/units/" + reference + "/children"}) {
        INFO(address);
        const Response answer = fixture.get(address);
        CHECK(answer.status == 404);
        CHECK_FALSE(says(answer, title));
    }
    for (const Route& route : routes()) {
        if (route.method != Method::get)
            continue;
        INFO(route.pattern);
        const Response answer = fixture.get(address_of(route));
        CHECK_FALSE(says(answer, title));
        CHECK_FALSE(says(answer, "GEHEIM"));
    }
    // The answer for what is hidden is the answer for what is not there.
    const auto body_of = [&](const std::string& unit) {
        std::string body{fixture.get("/api/v1/units/" + unit).text()};
        for (std::size_t at = body.find(unit); at != std::string::npos; at = body.find(unit))
            body.replace(at, unit.size(), "X");
        return body;
    };
    CHECK(body_of(reference) == body_of("VSSE/NONE"));
}

TEST_CASE("the level line is the highest level that is on the page, in both languages of the land")
{
    SiteFixture fixture;
    fixture.sign_in_as("a.peeters");
    const Response series = fixture.get("/series?language=de");
    CHECK(says(series, "band band-SECRET"));
    CHECK(says(series, "<span lang=\"nl\">GEHEIM</span> \xC2\xB7 <span lang=\"fr\">SECRET</span>"));
    CHECK(says(series, "print-band"));
    CHECK(says(fixture.get("/about"), "band band-UNCLASSIFIED"));
}

TEST_CASE("reading a classified description is on record, by page and by API alike")
{
    SiteFixture fixture;
    fixture.sign_in_as("a.peeters");
    CHECK(fixture.get("/units/VSSE/OR").status == 200);
    CHECK(fixture.get("/api/v1/units/VSSE/OR").status == 200);
    const auto rows = fixture.audited("catalogue.read");
    CHECK(rows == std::vector<std::string>{"a.peeters done VSSE/OR", "a.peeters done VSSE/OR"});
}

TEST_CASE("only a film operator has a reel digitised, and asking twice is one job")
{
    SiteFixture fixture;
    fixture.sign_in_as("a.peeters");
    const Response refused = fixture.act("/film/VSSE/OR/0076/1/digitise");
    CHECK(refused.status == 403);
    CHECK(fixture.audited("film.digitise") ==
          std::vector<std::string>{"a.peeters refused VSSE/OR/0076/1"});
    CHECK(fixture.woken == 0);
    fixture.sign_in_as("f.delvaux");
    const Response asked = fixture.act("/film/VSSE/OR/0076/1/digitise");
    CHECK(asked.status == 303);
    CHECK(asked.header("Location") == "/jobs/1");
    CHECK(fixture.woken == 1);
    CHECK(fixture.act("/film/VSSE/OR/0076/1/digitise").header("Location") == "/jobs/1");
    CHECK(fixture.woken == 1);
    CHECK(says(fixture.get("/jobs/1"), "data-job=\"/api/v1/jobs/1\""));
    CHECK(says(fixture.get("/api/v1/jobs/1"), R"("state":"queued")"));
    CHECK(fixture.act("/jobs/1/cancel").status == 303);
    CHECK(says(fixture.get("/api/v1/jobs/1"), R"("state":"cancelled")"));
    CHECK(fixture.act("/jobs/1/cancel").status == 409);
    CHECK(fixture.act("/film/VSSE/NONE/digitise").status == 404);
}

TEST_CASE("what a person typed is text on the page, never markup")
{
    SiteFixture fixture;
    fixture.sign_in_as("a.peeters");
    const std::string typed = "%3Cscript%3Ealert(1)%3C/script%3E%22%27";
    for (const std::string& address : {"/units/" + typed, "/sign-in?next=" + typed, "/" + typed,
                                       "/series?language=" + typed + "&x=" + typed})
        CHECK_FALSE(says(fixture.get(address), "<script>alert"));
    const Response gone = fixture.get("/go?reference=%0D%0ASet-Cookie:a=b");
    CHECK(gone.header("Location").find('\n') == std::string_view::npos);
}

TEST_CASE("every page is one document with one heading, and no inline script or style")
{
    SiteFixture fixture;
    fixture.sign_in_as("f.delvaux");
    for (const Route& route : routes())
        for (const char* language : {"en", "nl", "fr", "de"}) {
            if (route.method != Method::get || is_api(route))
                continue;
            INFO(route.pattern << " " << language);
            const Response page = fixture.get(address_of(route) + "?language=" + language);
            if (page.type != "text/html; charset=utf-8" || page.status == 303)
                continue;
            const std::string text{page.text()};
            CHECK(text.starts_with("<!DOCTYPE html>"));
            CHECK(text.find("<h1>") != std::string::npos);
            CHECK(text.find("<h1>", text.find("<h1>") + 1) == std::string::npos);
            for (const char* banned : {"<style", " style=", " onclick=", "javascript:", "i18n:"})
                CHECK(text.find(banned) == std::string::npos);
        }
}

TEST_CASE("an address that knows another method says which")
{
    SiteFixture fixture;
    fixture.sign_in_as("a.peeters");
    const Response answer = fixture.post("/series", "");
    CHECK(answer.status == 405);
    CHECK(answer.header("Allow") == "GET, HEAD");
    CHECK(fixture.get("/sign-out").status == 405);
}

TEST_CASE("signing out ends the session for pages and API")
{
    SiteFixture fixture;
    fixture.sign_in_as("a.peeters");
    CHECK(fixture.act("/sign-out").status == 303);
    CHECK(fixture.get("/api/v1/series").status == 401);
}

TEST_CASE("assets are kept for a year under an address of their content, and nothing else is")
{
    SiteFixture fixture;
    const std::string page{fixture.get("/sign-in").text()};
    const std::size_t at = page.find("/assets/");
    const std::string address = page.substr(at, page.find('"', at) - at);
    const Response style = fixture.get(address);
    CHECK(style.status == 200);
    CHECK(style.type == "text/css; charset=utf-8");
    CHECK(style.header("Cache-Control") == "public, max-age=31536000, immutable");
    CHECK(fixture.get("/assets/0000000000000000/aperta.css").status == 404);
    CHECK(fixture.get(address + "/../keys.js").status == 404);
    CHECK(fixture.get("/sign-in").header("Cache-Control").empty()); // no-store, put on by the reply
}

TEST_CASE("boxes come a hundred at a time and go on by number")
{
    SiteFixture fixture;
    fixture.sign_in_as("a.peeters");
    const Response first = fixture.get("/units/VSSE/OR/boxes");
    CHECK(says(first, "/units/VSSE/OR/boxes/100\""));
    CHECK_FALSE(says(first, "/units/VSSE/OR/boxes/101\""));
    CHECK(says(first, "/units/VSSE/OR/boxes?after=100"));
    const Response second = fixture.get("/units/VSSE/OR/boxes?after=100");
    CHECK(says(second, "/units/VSSE/OR/boxes/140\""));
    CHECK_FALSE(says(second, "rel=\"next\""));
    CHECK(fixture.get("/units/VSSE/OR/boxes/141").status == 404);
    CHECK(fixture.get("/units/VSSE/OR/boxes/99999999999").status == 404);
}

} // namespace aperta
