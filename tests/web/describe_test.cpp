// Describing in a browser, without a socket: the form, a stale form, history, undo.
#include <catch2/catch.hpp>

#include "tests/web/site_fixture.hpp"

#include <string>

namespace aperta
{

namespace
{

bool says(const Response& response, std::string_view text)
{
    return response.text().find(text) != std::string_view::npos;
}

constexpr const char* address = "/units/VSSE/OR/0001";

struct EditScene : SiteFixture {
    EditScene() { sign_in_as("a.peeters"); }

    Unit unit()
    {
        auto found = store->catalogue->unit(
            *store->work->read(), *ReferenceCode::parse("VSSE/OR/0001"), Level::top_secret);
        REQUIRE(found);
        return std::move(*found);
    }

    // The form as a browser sends it: every field that the unit has, some of them typed anew.
    Response save(std::int64_t version, std::map<std::string, std::string> typed)
    {
        Response form = get(std::string{address} + "/edit");
        REQUIRE(form.status == 200);
        const CataloguePorts ports = store->catalogue_ports();
        for (const FieldValue& each :
             fields_of(described(ports, *store->work->read(), unit(), Level::top_secret)))
            typed.emplace(each.field, each.text);
        std::string body = "csrf=" + csrf + "&version=" + std::to_string(version);
        for (const auto& [field, text] : typed)
            body += "&" + percent_encoded(field) + "=" + percent_encoded(text);
        return post(std::string{address} + "/edit", body);
    }
};

} // namespace

TEST_CASE("an archivist changes a description and finds the change in its history")
{
    EditScene scene;
    const std::int64_t version = scene.unit().version;
    const Response saved = scene.save(version, {{"note.nl", "Twee bladen ontbreken."}});
    CHECK(saved.status == 303);
    CHECK(saved.header("Location") == address);
    CHECK(scene.unit().version == version + 1);
    const Response history = scene.get(std::string{address} + "/history?language=nl");
    CHECK(says(history, "Twee bladen ontbreken."));
    CHECK(says(history, "a.peeters"));
    CHECK(says(history, "Aantekening (nl)"));
    CHECK(scene.audited("catalogue.save") ==
          std::vector<std::string>{"a.peeters done VSSE/OR/0001"});
}

TEST_CASE("a wrong date comes back with the typed text, the rule and a link to its field")
{
    EditScene scene;
    const Response answer =
        scene.save(scene.unit().version, {{"dates", "1944-02-31"}, {"note.fr", "À garder"}});
    CHECK(answer.status == 422);
    CHECK(says(answer, "href=\"#field-dates\""));
    CHECK(says(answer, "value=\"1944-02-31\""));
    CHECK(says(answer, "À garder"));
    CHECK(says(answer, "aria-invalid"));
}

TEST_CASE("a stale form answers 409 with both texts, and saves when the writer has chosen")
{
    EditScene scene;
    const std::int64_t opened = scene.unit().version;
    const std::string marking = scene.unit().marking;
    REQUIRE(scene.save(opened, {{"note.nl", "van de eerste"}, {"marking", "Persoonlijk"}}).status ==
            303);
    std::map<std::string, std::string> mine{{"note.nl", "van de tweede"}, {"note.fr", "ajout"}};
    mine["marking"] = marking; // as it was when the second opened the form
    const Response stale = scene.save(opened, mine);
    CHECK(stale.status == 409);
    CHECK(says(stale, "van de eerste"));
    CHECK(says(stale, "van de tweede"));
    CHECK(says(stale, "a.peeters"));
    CHECK(says(stale, "name=\"take.note.nl\""));
    CHECK(says(stale, "ajout"));
    CHECK_FALSE(says(stale, "name=\"take.marking\"")); // changed by one of them only
    CHECK(says(stale, "value=\"Persoonlijk\""));
    const Response merged = scene.save(
        opened + 1,
        {{"note.nl", "van de tweede"}, {"take.note.nl", "theirs"}, {"note.fr", "ajout"}});
    CHECK(merged.status == 303);
    const Response history = scene.get(std::string{address} + "/history");
    CHECK(says(history, "ajout"));
    CHECK_FALSE(says(history, "van de tweede"));
}

TEST_CASE("a change is undone from the history, and only by an archivist")
{
    EditScene scene;
    REQUIRE(scene.save(scene.unit().version, {{"note.nl", "fout"}}).status == 303);
    const Response history = scene.get(std::string{address} + "/history");
    const std::string page{history.text()};
    const std::string mark = "name=\"change\" value=\"";
    const std::size_t at = page.find(mark) + mark.size();
    const std::string change = page.substr(at, page.find('"', at) - at);
    const auto undo = [&] {
        return scene.post(std::string{address} + "/undo",
                          "csrf=" + scene.csrf + "&change=" + change);
    };
    CHECK(undo().status == 303);
    CHECK(undo().status == 409);
    scene.sign_in_as("f.delvaux");
    CHECK(undo().status == 403);
    CHECK(scene.get(std::string{address} + "/edit").status == 403);
    CHECK_FALSE(says(scene.get(std::string{address} + "/history"), "/undo"));
}

TEST_CASE(
    "a new file is described below its series, and a code in use is refused with the text kept")
{
    EditScene scene;
    CHECK(says(scene.get("/units/VSSE/OR/new?level=file"), "value=\"VSSE/OR/\""));
    const auto make = [&](const std::string& code) {
        return scene.post("/units/VSSE/OR/new", "csrf=" + scene.csrf + "&level=file&reference=" +
                                                    code + "&title.nl=Nieuw+dossier");
    };
    CHECK(make("VSSE/OR/9999").header("Location") == "/units/VSSE/OR/9999");
    const Response taken = make("VSSE/OR/9999");
    CHECK(taken.status == 422);
    CHECK(says(taken, "href=\"#field-reference\""));
    CHECK(says(taken, "Nieuw dossier"));
    CHECK(says(scene.get("/units/VSSE/OR/9999"), "Nieuw dossier"));
}

TEST_CASE("the API saves the same fields and says when a text is stale")
{
    EditScene scene;
    const auto call = [&](const std::string& version, const std::string& note) {
        Request asked = scene.request(Method::post, "/api/v1/units/VSSE/OR/0001/description");
        asked.headers.add("content-type", "application/json");
        asked.headers.add("x-csrf-token", scene.csrf);
        asked.body = R"({"version": ")" + version + R"(", "note.nl": ")" + note + R"("})";
        return scene.site.respond(asked);
    };
    const std::string version = std::to_string(scene.unit().version);
    CHECK(call(version, "een").status == 200);
    CHECK(call(version, "twee").status == 409);
    CHECK(says(scene.get("/api/v1/units/VSSE/OR/0001/description"), "\"note.nl\":\"een\""));
    CHECK(says(scene.get("/api/v1/units/VSSE/OR/0001/history"), "\"after\":\"een\""));
}

TEST_CASE("lines are moved one place and in bulk, and a bulk move is taken back")
{
    EditScene scene;
    scene.sign_in_as("a.peeters");
    const std::string arrange = "/units/VSSE/OC/arrange";
    const auto order = [&] {
        const auto tx = scene.store->work->read();
        const auto series =
            scene.store->catalogue->unit(*tx, *ReferenceCode::parse("VSSE/OC"), Level::top_secret);
        std::vector<std::string> codes;
        for (const UnitLine& each :
             scene.store->catalogue->children(*tx, series->id, Level::top_secret, {0, 3}))
            codes.push_back(each.reference.text());
        return codes;
    };
    const auto first = order();
    const auto post = [&](const std::string& fields) {
        return scene.post(arrange, "csrf=" + scene.csrf + "&parent=VSSE/OC&" + fields);
    };
    CHECK(post("down=" + first[0]).status == 303);
    CHECK(order() == std::vector<std::string>{first[1], first[0], first[2]});
    const Response moved = post("unit." + first[0] + "=yes&before=" + first[1] + "&move=yes");
    REQUIRE(moved.status == 303);
    CHECK(order() == first);
    const Response page = scene.get(std::string{moved.header("Location")});
    CHECK(says(page, "undo-batch"));
    CHECK(post("move=yes").status == 422);
    CHECK(post("unit." + first[0] + "=yes&before=VSSE/OR/0001&move=yes").status == 409);
}

TEST_CASE("renumbering is shown before it is done, and the former code goes on leading to the unit")
{
    EditScene scene;
    scene.sign_in_as("a.peeters");
    const std::string page = "/units/VSSE/OC/renumber";
    CHECK(says(scene.get(page + "?first=901&digits=4"), "VSSE/OC/0901"));
    const auto before = scene.store->catalogue->unit(
        *scene.store->work->read(), *ReferenceCode::parse("VSSE/OC/0001"), Level::top_secret);
    REQUIRE(before);
    CHECK(scene.post(page, "csrf=" + scene.csrf + "&first=901&digits=4").status == 303);
    const Response led = scene.get("/units/VSSE/OC/0001");
    CHECK(led.status == 303);
    CHECK(led.header("Location") == "/units/VSSE/OC/0901");
}

TEST_CASE("rows typed in the grid are described together in a box, or none of them is")
{
    EditScene scene;
    const std::string grid = "/units/VSSE/OC/rapid";
    CHECK(says(scene.get(grid), "name=\"r20.title.nl\""));
    const auto post = [&](const std::string& fields) {
        return scene.post(grid, "csrf=" + scene.csrf + "&box=3&" + fields);
    };
    const Response wrong = post("r1.reference=VSSE/OC/7001&r1.title.nl=Een&"
                                "r2.reference=VSSE/OC/7002&r2.title.nl=Twee&r2.dates=1944-02-31");
    CHECK(wrong.status == 422);
    CHECK(says(wrong, "href=\"#field-r2.dates\""));
    CHECK(says(wrong, "value=\"Een\""));
    CHECK(scene.get("/units/VSSE/OC/7001").status == 404);
    const Response saved = post("r1.reference=VSSE/OC/7001&r1.title.nl=Een&"
                                "r2.reference=VSSE/OC/7002&r2.title.nl=Twee&r2.dates=1944");
    CHECK(saved.status == 303);
    CHECK(says(scene.get("/units/VSSE/OC/boxes/3"), "VSSE/OC/7002"));
    CHECK(post("r1.reference=VSSE/OC/7003").status == 422);
    CHECK(scene
              .post(grid, "csrf=" + scene.csrf +
                              "&box=999&r1.reference=VSSE/OC/7004&"
                              "r1.title.nl=Drie")
              .status == 422);
}

TEST_CASE("a change to many units is previewed and asked for as a job")
{
    EditScene scene;
    const std::string page = "/units/VSSE/OC/bulk";
    const std::string order = "field=note.nl&mode=set&text=Nagekeken&level=file";
    const Response preview = scene.get(page + "?" + order);
    CHECK(preview.status == 200);
    CHECK(says(preview, "Nagekeken"));
    CHECK(scene.get(page + "?field=form&mode=set&text=doos").status == 200);
    CHECK(says(scene.get(page + "?field=form&mode=set&text=doos"), "class=\"late\""));
    const Response asked = scene.post(page, "csrf=" + scene.csrf + "&" + order);
    CHECK(asked.status == 303);
    CHECK(asked.header("Location").starts_with("/jobs/"));
    CHECK(scene.woken == 1);
}

} // namespace aperta
