// The small parts of the web room: addresses, ranges, the one JSON we take, text at the border,
// stylesheets across threads, and the API's description against the table of routes.
#include <catch2/catch.hpp>

#include "aperta/platform/files.hpp"
#include "web/file_answer.hpp"
#include "web/flat_json.hpp"
#include "web/routes.hpp"
#include "web/stylesheets.hpp"
#include "web/text.hpp"

#include <algorithm>
#include <set>
#include <sstream>
#include <thread>
#include <vector>

namespace aperta
{

TEST_CASE("an address gives its parts, a reference as many as there are")
{
    const auto box = parts_of("/units/{reference}/boxes/{number}", "/units/VSSE/OR/boxes/12");
    REQUIRE(box);
    CHECK((*box)["reference"] == "VSSE/OR");
    CHECK((*box)["number"] == "12");
    CHECK(parts_of("/units/{reference}", "/units/A").has_value());
    CHECK_FALSE(parts_of("/units/{reference}", "/units/").has_value());
    CHECK_FALSE(parts_of("/units/{reference}", "/units").has_value());
    CHECK_FALSE(parts_of("/jobs/{number}", "/jobs/-1").has_value());
    CHECK_FALSE(parts_of("/jobs/{number}", "/jobs/1/2").has_value());
    CHECK_FALSE(parts_of("/series", "/series/").has_value());
    CHECK(parts_of("/", "/").has_value());
}

TEST_CASE("a part of a film is sent as asked, or the whole, or refused")
{
    struct Ask {
        const char* range;
        int status;
        const char* answered;
        std::uint64_t length;
    };
    const FileToSend film{"film.mp4", 1000, "video/mp4", "abc"};
    for (const Ask& ask : std::vector<Ask>{{"", 200, "", 1000},
                                           {"bytes=0-", 206, "bytes 0-999/1000", 1000},
                                           {"bytes=0-0", 206, "bytes 0-0/1000", 1},
                                           {"bytes=500-599", 206, "bytes 500-599/1000", 100},
                                           {"bytes=900-2000", 206, "bytes 900-999/1000", 100},
                                           {"bytes=-1", 206, "bytes 999-999/1000", 1},
                                           {"bytes=-5000", 206, "bytes 0-999/1000", 1000},
                                           {"bytes=1000-", 416, "bytes */1000", 0},
                                           {"bytes=-0", 416, "bytes */1000", 0},
                                           {"bytes=9-1", 200, "", 1000},
                                           {"bytes=0-1,5-6", 200, "", 1000},
                                           {"bytes=a-b", 200, "", 1000},
                                           {"bytes=1", 200, "", 1000},
                                           {"lines=0-1", 200, "", 1000},
                                           {"bytes=99999999999999999999-", 200, "", 1000}}) {
        INFO(ask.range);
        Request request;
        if (*ask.range != '\0')
            request.headers.add("range", ask.range);
        const Response response = file_answer(request, film);
        CHECK(response.status == ask.status);
        CHECK(response.header("Content-Range") == ask.answered);
        const auto* part = std::get_if<FilePart>(&response.body);
        CHECK((part != nullptr ? part->length : 0) == ask.length);
    }
}

TEST_CASE("a film that changed since is sent whole, one that did not is not sent again")
{
    const FileToSend film{"film.mp4", 1000, "video/mp4", "abc"};
    Request changed;
    changed.headers.add("range", "bytes=0-9");
    changed.headers.add("if-range", "\"other\"");
    CHECK(file_answer(changed, film).status == 200);
    Request known;
    known.headers.add("if-none-match", "\"abc\"");
    CHECK(file_answer(known, film).status == 304);
}

TEST_CASE("the one JSON that is taken is an object of texts")
{
    const auto good = parse_flat_json(R"({"account": "a.peeters", "password": "\u00e9"})");
    REQUIRE(good);
    CHECK((*good)["account"] == "a.peeters");
    CHECK((*good)["password"] == "\xC3\xA9");
    for (const std::string& bad :
         {std::string{""}, std::string{"[]"}, std::string{"\"a\""}, std::string{"{\"a\": 1}"},
          std::string{"{\"a\": {\"b\": \"c\"}}"}, std::string{"{\"a\": \"1\", \"a\": \"2\"}"},
          std::string{"{\"a\": \"b\"} more"}, std::string{"{\"a\": \"\\u0000\"}"},
          std::string(60'000, '['), std::string{"{\"a\": \"\xC3\x28\"}"}}) {
        INFO(bad.substr(0, 40));
        CHECK_FALSE(parse_flat_json(bad).has_value());
    }
}

TEST_CASE("text at the border is UTF-8 without control characters")
{
    CHECK(is_clean_text("Sûreté de l'État \xF0\x9F\x93\xA6"));
    for (const std::string& bad :
         {std::string{"\xC3"}, std::string{"\xC0\xAF"}, std::string{"\xED\xA0\x80"},
          std::string{"\xF5\x80\x80\x80"}, std::string{"a\x01"}, std::string("a\0b", 3),
          std::string{"\xC2\x85"}, std::string{"\xEF\xBF\xBE"}, std::string{"\x7F"}})
        CHECK_FALSE(is_clean_text(bad));
    const Fields fields = parse_fields("a=1&b=%C3%A9+c&d&=e&f=%zz&g=%00&a=2");
    CHECK(fields["a"] == "1");
    CHECK(fields["b"] == "\xC3\xA9 c");
    CHECK(fields.has("d"));
    CHECK_FALSE(fields.has("f"));
    CHECK_FALSE(fields.has("g"));
}

TEST_CASE("one compiled stylesheet serves many threads alike")
{
    Stylesheets sheets;
    XmlTree tree{"page"};
    tree.root().set("language", "nl").set("status", std::int64_t{404});
    const std::string expected = sheets.render("error", Language::nl, tree);
    CHECK(expected.find("Niet gevonden") != std::string::npos);
    std::vector<int> different(4, 0);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < different.size(); ++i)
        threads.emplace_back([&, i] {
            XmlTree own{"page"};
            own.root().set("language", "nl").set("status", std::int64_t{404});
            for (int round = 0; round < 50; ++round)
                different[i] += sheets.render("error", Language::nl, own) == expected ? 0 : 1;
        });
    for (std::thread& thread : threads)
        thread.join();
    CHECK(different == std::vector<int>(4, 0));
}

TEST_CASE("bytes that XML cannot hold do not break a page")
{
    Stylesheets sheets;
    XmlTree tree{"page"};
    tree.root().set("language", "en").set("status", std::int64_t{404});
    tree.root().add("problems").add("problem", "a\x01 \xC3\x28 <b> ]]>");
    const std::string page = sheets.render("error", Language::en, tree);
    CHECK(page.find("&lt;b&gt;") != std::string::npos);
    CHECK(page.find('\x01') == std::string::npos);
}

TEST_CASE("the description of the API and the table of routes are one")
{
    std::set<std::string> described;
    std::istringstream lines{read_text(APERTA_SOURCE_DIR "/docs/openapi.yaml")};
    std::string path;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("  /"))
            path = line.substr(2, line.size() - 3);
        for (const char* method : {"get", "post", "delete", "put", "patch"})
            if (line == "    " + std::string{method} + ":")
                described.insert(std::string{method} + " " + path);
    }
    std::set<std::string> served;
    for (const Route& route : routes()) {
        if (!route.pattern.starts_with("/api/"))
            continue;
        const char* method = route.method == Method::get    ? "get "
                             : route.method == Method::post ? "post "
                                                            : "delete ";
        served.insert(method + std::string{route.pattern});
    }
    CHECK(described == served);
}

} // namespace aperta
