// The guard at the door, byte by byte over a real socket: what can be read in two ways is refused
// and its connection closed; nothing that hides in a body ever runs.
#include <catch2/catch.hpp>

#include "aperta/platform/files.hpp"
#include "tests/support/temp_folder.hpp"
#include "tests/web/raw_client.hpp"
#include "web/http_server.hpp"
#include "web/reply.hpp"

#include <atomic>
#include <stdexcept>
#include <vector>

namespace aperta
{

namespace
{

class DoorFixture
{
public:
    explicit DoorFixture(HttpOptions options = {})
        : server(
              HttpServer::start([this](const Request& request) { return answer(request); }, options)
                  .value())
    {
    }

    std::string ask(std::string_view bytes)
    {
        RawClient client{server->port()};
        REQUIRE(client.connected());
        client.send(bytes);
        return client.read_to_end();
    }

    std::atomic<int> asked{0};
    std::atomic<int> smuggled{0};
    std::filesystem::path short_file;
    std::unique_ptr<HttpServer> server;

private:
    Response answer(const Request& request)
    {
        ++asked;
        if (request.path == "/smuggled")
            ++smuggled;
        if (request.path == "/short" || request.path == "/gone") {
            Response film;
            film.body =
                FilePart{request.path == "/short" ? short_file : "/nowhere/film.mp4", 0, 50};
            return film;
        }
        if (request.path == "/throws")
            throw std::runtime_error{"a fault"};
        Response response = plain_response(200);
        response.body = "body=" + request.body;
        return response;
    }
};

std::string get_with(const std::string& headers)
{
    return "GET / HTTP/1.1\r\nHost: a\r\n" + headers + "Connection: close\r\n\r\n";
}

} // namespace

TEST_CASE("a sound request is answered with the headers that every answer carries")
{
    DoorFixture door;
    const std::string answer = door.ask(get_with(""));
    CHECK(status_in(answer) == 200);
    for (const char* header :
         {"Content-Security-Policy: default-src 'none'", "X-Content-Type-Options: nosniff",
          "X-Frame-Options: DENY", "Referrer-Policy: no-referrer",
          "Cross-Origin-Opener-Policy: same-origin", "Cross-Origin-Resource-Policy: same-origin",
          "Cache-Control: no-store", "frame-ancestors 'none'"})
        CHECK(answer.find(header) != std::string::npos);
    CHECK(answer.find("unsafe") == std::string::npos);
}

TEST_CASE("a request that can be read in two ways is refused and nothing of it runs")
{
    struct Bad {
        const char* why;
        std::string bytes;
        int status;
    };
    const std::string post = "POST / HTTP/1.1\r\nHost: a\r\n";
    const std::vector<Bad> all{
        {"two lengths", post + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc", 400},
        {"both kinds of length",
         post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"a negative length", post + "Content-Length: -1\r\n\r\n", 400},
        {"a length with a sign", post + "Content-Length: +3\r\n\r\nabc", 400},
        {"a length in hexadecimal", post + "Content-Length: 0x3\r\n\r\nabc", 400},
        {"two lengths in one", post + "Content-Length: 3, 3\r\n\r\nabc", 400},
        {"a length beyond counting", post + "Content-Length: 99999999999999999999\r\n\r\n", 400},
        {"no length with a body", post + "\r\nabc", 411},
        {"a body in chunks", post + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", 411},
        {"a space before the colon", post + "Content-Length : 3\r\n\r\nabc", 400},
        {"no host", "GET / HTTP/1.1\r\n\r\n", 400},
        {"two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
        {"a line break in an encoded word", get_with("X-A: =?utf-8?Q?a=0D=0AX-B:_c?=\r\n"), 400},
        {"a control character in a value", get_with("X-A: a\x01z\r\n"), 400},
        {"a delete character in a value", get_with("X-A: a\x7Fz\r\n"), 400},
        {"a name that is no name", get_with("X(A): a\r\n"), 400},
        {"a value too long", get_with("X-A: " + std::string(5000, 'a') + "\r\n"), 431},
        {"an address too long", "GET /" + std::string(3000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n",
         414},
        {"a body too long", post + "Content-Length: 1048577\r\n\r\n", 413},
        {"a method that is not served", "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n",
         501},
        {"an address with half an escape", "GET /%2 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"an address that is not UTF-8", "GET /%C3%28 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"an address with NUL", "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"an address of another host", "GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"another protocol", "GET / HTTP/3.0\r\nHost: a\r\n\r\n", 505},
    };
    for (const Bad& bad : all) {
        DoorFixture door;
        INFO(bad.why);
        const std::string answer = door.ask(bad.bytes);
        CHECK(status_in(answer) == bad.status);
        CHECK(answers_in(answer) == 1);
        CHECK(door.asked == 0);
    }
}

TEST_CASE("a body that nobody reads is never the next request")
{
    // Twenty ways in: with a length, in chunks, behind a refused head, on the same connection.
    const std::string hidden = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";
    const std::string length = std::to_string(hidden.size());
    const std::vector<std::string> heads{
        "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: " + length + "\r\n\r\n",
        "POST /throws HTTP/1.1\r\nHost: a\r\nContent-Length: " + length + "\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nTransfer-Encoding: "
        "chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + length + "\r\nContent-Length: 0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length : " + length + "\r\n\r\n",
    };
    DoorFixture door;
    for (int round = 0; round < 4; ++round)
        for (const std::string& head : heads) {
            const std::string last = "GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
            static_cast<void>(door.ask(head + hidden + last));
        }
    CHECK(door.smuggled == 0);
}

TEST_CASE("a body is read whole before anything runs, and the next request stands behind it")
{
    DoorFixture door;
    const std::string answer =
        door.ask("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello" + get_with(""));
    CHECK(answers_in(answer) == 2);
    CHECK(answer.find("body=hello") != std::string::npos);
    CHECK(door.asked == 2);
}

TEST_CASE("a fault in a page is a plain 500 without its reason, never an empty reply")
{
    DoorFixture door;
    const std::string answer =
        door.ask("GET /throws HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    CHECK(status_in(answer) == 500);
    CHECK(answer.find("a fault") == std::string::npos);
}

TEST_CASE("a film that is gone is a 500, and one that is cut short ends its connection")
{
    DoorFixture door;
    const TempFolder folder;
    door.short_file = folder.path() / "film.mp4";
    write_whole(door.short_file, "only this");
    CHECK(status_in(door.ask("GET /gone HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")) == 500);
    const std::string answer = door.ask("GET /short HTTP/1.1\r\nHost: a\r\n\r\n" + get_with(""));
    CHECK(answers_in(answer) == 1);
    CHECK(answer.ends_with("only this"));
}

TEST_CASE("a request that drips is ended at its deadline, however alive it seems")
{
    HttpOptions options;
    options.request = std::chrono::milliseconds{300};
    DoorFixture door{options};
    RawClient client{door.server->port()};
    client.send("GET / HTTP/1.1\r\nHost: a\r\nX-A: ");
    const auto began = std::chrono::steady_clock::now();
    static_cast<void>(client.read_to_end()); // returns when the server closes
    CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds{5});
    door.server->stop(); // its threads have ended; whatever they were to run has run
    CHECK(door.asked == 0);
}

TEST_CASE("a body that stays away is given up at the deadline and its request does not run")
{
    HttpOptions options;
    options.request = std::chrono::milliseconds{300};
    DoorFixture door{options};
    RawClient client{door.server->port()};
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
    static_cast<void>(client.read_to_end());
    CHECK(door.asked == 0);
}

TEST_CASE("a port in use is a refusal that names the port")
{
    DoorFixture door;
    HttpOptions options;
    options.port = door.server->port();
    const auto second = HttpServer::start([](const Request&) { return Response{}; }, options);
    REQUIRE_FALSE(second);
    CHECK(second.problems().front().code == "serve.port_in_use");
    CHECK(fact(second.problems().front(), "port") == std::to_string(options.port));
}

TEST_CASE("the service listens on this machine alone unless told otherwise")
{
    CHECK(HttpOptions{}.address == "127.0.0.1");
}

TEST_CASE("stopping ends connections that are open and idle")
{
    DoorFixture door;
    RawClient client{door.server->port()};
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(status_in(client.read_some()) == 200);
    const auto began = std::chrono::steady_clock::now();
    door.server->stop();
    static_cast<void>(client.read_to_end());
    CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds{4});
}

} // namespace aperta
