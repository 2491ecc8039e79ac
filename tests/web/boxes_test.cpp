// Boxes, shelves and labels as an archivist meets them in the browser and a programme in the API.
#include "tests/web/site_fixture.hpp"

#include <catch2/catch.hpp>

using namespace aperta;

namespace
{

bool says(const Response& response, std::string_view words)
{
    return response.text().find(words) != std::string_view::npos;
}

Response form(SiteFixture& fixture, const std::string& target, const std::string& fields)
{
    return fixture.post(target, "csrf=" + fixture.csrf + "&" + fields);
}

Response call(SiteFixture& fixture, const std::string& target, const std::string& json)
{
    Request asked = fixture.request(Method::post, target);
    asked.headers.add("content-type", "application/json");
    asked.headers.add("x-csrf-token", fixture.csrf);
    asked.body = json;
    return fixture.site.respond(asked);
}

} // namespace

TEST_CASE("A barcode in the search field opens the box")
{
    SiteFixture fixture;
    fixture.sign_in_as("a.peeters");
    CHECK(fixture.get("/go?reference=VS25-OA-0007").header("Location") == "/units/VSSE/OA/boxes/7");
    CHECK(fixture.get("/go?reference=VSSE/OA").header("Location") == "/units/VSSE/OA");
    CHECK(fixture.get("/go?reference=VS25-XX-1").header("Location") == "/search?q=VS25-XX-1");
}

TEST_CASE(
    "New boxes are previewed by GET, made by POST, and both leave the number in between alone")
{
    SiteFixture fixture;
    fixture.sign_in_as("a.peeters");
    const Response preview = fixture.get("/units/VSSE/OA/boxes/new?count=2&type=standard");
    CHECK(preview.status == 200);
    CHECK(says(preview, "name=\"first\" value=\"16\""));
    CHECK(fixture.audited("containers.create").empty());
    const Response made =
        form(fixture, "/units/VSSE/OA/boxes/new", "count=2&type=standard&first=16");
    CHECK(made.status == 303);
    CHECK(fixture.get("/units/VSSE/OA/boxes/17").status == 200);
    const Response again =
        form(fixture, "/units/VSSE/OA/boxes/new", "count=2&type=standard&first=16");
    CHECK(again.status == 409);
    CHECK(fixture.get("/units/VSSE/OA/boxes/18").status == 404);
    const Response wrong = fixture.get("/units/VSSE/OA/boxes/new?count=no&type=crate");
    CHECK(wrong.status == 422);
    CHECK(says(wrong, "href=\"#field-count\""));
    CHECK(says(wrong, "value=\"no\""));
}

TEST_CASE("A box that someone else changed is not overwritten, and what was typed stays")
{
    SiteFixture fixture;
    fixture.sign_in_as("a.peeters");
    const std::string box = "/units/VSSE/OA/boxes/7";
    const std::string fields = "number=7&barcode=VS25-OA-0007&type=standard&version=1&width=";
    CHECK(form(fixture, box, fields + "120").status == 303);
    const Response stale = form(fixture, box, fields + "90");
    CHECK(stale.status == 409);
    CHECK(says(stale, "value=\"90\""));
    CHECK(says(fixture.get("/units/VSSE/OA?language=en"), "By type of box"));
}

TEST_CASE("Only an archivist acts on boxes, and a forged form does nothing")
{
    SiteFixture fixture;
    fixture.sign_in_as("m.lambert");
    CHECK(form(fixture, "/units/VSSE/OA/boxes/new", "count=1&type=standard").status == 403);
    CHECK_FALSE(says(fixture.get("/units/VSSE/OA/boxes/7"), "Change the box"));
    fixture.sign_in_as("a.peeters");
    CHECK(fixture.post("/units/VSSE/OA/boxes/new", "count=1&type=standard").status == 403);
    CHECK(fixture.get("/units/VSSE/OA/boxes/16").status == 404);
}

TEST_CASE("Shelves are measured, boxes move onto them, and a full shelf says so")
{
    SiteFixture fixture;
    fixture.sign_in_as("a.peeters");
    CHECK(says(fixture.get("/shelves"), "A/K1"));
    CHECK(form(fixture, "/shelves", "shelf=BRU/R1/B1/S1&length=250").status == 303);
    const std::string move = "/units/VSSE/OA/boxes/move";
    CHECK(fixture.get(move + "?from=1&to=3&shelf=BRU/R1/B1/S1").status == 422);
    CHECK(fixture.get(move + "?from=1&to=2&shelf=BRU/R1/B1/S1").status == 200);
    CHECK(form(fixture, move, "from=1&to=2&shelf=BRU/R1/B1/S1").status == 303);
    CHECK(says(fixture.get("/shelves?building=BRU&room=R1"), "0,05"));
    CHECK(form(fixture, "/shelves/measure",
               "building=BRU&room=R1&shelf=BRU/R1/B1/S1&length=900&version=7")
              .status == 409);
}

TEST_CASE("Labels come as a PDF and are put on record")
{
    SiteFixture fixture;
    fixture.sign_in_as("a.peeters");
    const Response sheet =
        fixture.get("/units/VSSE/OA/boxes/labels?from=1&to=3&sheet=a4-3x8&label-language=fr");
    CHECK(sheet.status == 200);
    CHECK(sheet.type == "application/pdf");
    CHECK(sheet.text().starts_with("%PDF"));
    CHECK(fixture.audited("containers.labels").size() == 1);
    CHECK(fixture.get("/units/VSSE/OA/boxes/labels?from=1&to=3&sheet=a5").status == 422);
}

TEST_CASE("The API does with boxes what the pages do")
{
    SiteFixture fixture;
    fixture.sign_in_as("a.peeters");
    const std::string boxes = "/api/v1/units/VSSE/OA/boxes";
    CHECK(says(call(fixture, boxes, R"({"count": "2", "type": "half", "preview": "yes"})"),
               "\"first\":16"));
    CHECK(call(fixture, boxes, R"({"count": "2", "type": "half"})").status == 200);
    CHECK(says(fixture.get(boxes + "?type=half"), "\"number\":16"));
    CHECK(says(fixture.get(boxes + "/checks"), "\"without_shelf\":2"));
    CHECK(call(fixture, boxes + "/fill", R"({"type": "standard", "files": "VSSE/NONE"})").status ==
          404);
    CHECK(call(fixture, boxes + "/move", R"({"from": "16", "to": "17", "shelf": "A/K3/01/1"})")
              .status == 422);
    CHECK(
        call(fixture, boxes + "/16",
             R"({"version": "1", "number": "16", "barcode": "X1", "type": "half", "width": "55"})")
            .status == 200);
    CHECK(says(fixture.get("/api/v1/shelves"), "\"unmeasured\""));
    CHECK(call(fixture, "/api/v1/shelves", R"({"shelf": "B/1/1/1", "length": "1000"})").status ==
          200);
}
