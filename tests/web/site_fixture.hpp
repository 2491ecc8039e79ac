// The site over the starter catalogue, without a socket: a test asks as a browser would and looks
// at what is answered. Passwords are compared as they are, for argon2 takes its time.
#pragma once

#include "aperta/platform/files.hpp"
#include "aperta/platform/resources.hpp"
#include "aperta/starter/starter.hpp"
#include "store/sqlite_declassification.hpp"
#include "store/sqlite_film.hpp"
#include "store/sqlite_transfer.hpp"
#include "tests/support/store_fixture.hpp"
#include "web/site.hpp"
#include "web/text.hpp"

#include <string>
#include <vector>

namespace aperta
{

class PlainHasher : public PasswordHasher
{
public:
    [[nodiscard]] std::string hash(std::string_view password) const override
    {
        return "plain:" + std::string{password};
    }
    [[nodiscard]] bool matches(std::string_view kept, std::string_view password) const override
    {
        return kept == hash(password);
    }
};

class SiteFixture
{
public:
    SiteFixture()
    {
        const auto files = [](std::string_view name) -> std::optional<std::string> {
            const auto found = find_resource("catalog/starter/2025/" + std::string{name});
            return found ? std::optional{std::string{*found}} : std::nullopt;
        };
        Actor console;
        console.account = "console";
        console.roles = {Role::administrator};
        console.clearance = Level::top_secret;
        const auto loaded =
            load_starter({*store->work, *store->catalogue, declassification, *store->people, film,
                          transfers, *store->audit, store->clock},
                         console, files);
        REQUIRE(loaded.ok());
        auto tx = store->work->write();
        for (const Account& each : store->people->accounts(*tx))
            store->people->set_password(*tx, each.id, hasher.hash("the password"));
        tx->commit();
    }

    Response get(const std::string& target) { return site.respond(request(Method::get, target)); }

    Response post(const std::string& target, const std::string& body)
    {
        Request asked = request(Method::post, target);
        asked.headers.add("content-type", "application/x-www-form-urlencoded");
        asked.body = body;
        return site.respond(asked);
    }

    // A POST of a form of ours, with its token.
    Response act(const std::string& target) { return post(target, "csrf=" + csrf); }

    void sign_in_as(const std::string& account)
    {
        session.clear();
        Request asked = request(Method::post, "/api/v1/session");
        asked.headers.add("content-type", "application/json");
        asked.body = R"({"account": ")" + account + R"(", "password": "the password"})";
        const Response answer = site.respond(asked);
        REQUIRE(answer.status == 201);
        const std::string cookie{answer.header("Set-Cookie")};
        session = cookie.substr(cookie.find('=') + 1, cookie.find(';') - cookie.find('=') - 1);
        const std::string body{answer.text()};
        const std::size_t at = body.find("\"csrf\":\"") + 8;
        csrf = body.substr(at, body.find('"', at) - at);
    }

    [[nodiscard]] Request request(Method method, const std::string& target) const
    {
        Request asked;
        asked.method = method;
        asked.target = target;
        const std::size_t mark = target.find('?');
        asked.path = percent_decoded(target.substr(0, mark)).value();
        if (mark != std::string::npos)
            asked.query = parse_fields(target.substr(mark + 1));
        asked.address = "127.0.0.1";
        if (!session.empty())
            asked.cookies.add("aperta_session", session);
        return asked;
    }

    // Rows of the audit about `act`, as "account outcome subject".
    [[nodiscard]] std::vector<std::string> audited(const std::string& act) const
    {
        std::vector<std::string> rows;
        const auto tx = store->work->read();
        store->audit->each(*tx, [&](const AuditRow& row) {
            if (row.event.act == act)
                rows.push_back(row.event.account + " " + row.event.outcome + " " +
                               row.event.subject);
            return true;
        });
        return rows;
    }

    std::unique_ptr<StoreUnderTest> store = sqlite_under_test();
    SqliteDeclassification declassification;
    SqliteFilm film;
    SqliteTransfers transfers;
    PlainHasher hasher;
    RuleSet rules = parse_rules("be-2025.tsv", resource("catalog/rules/be-2025.tsv")).value();
    int woken = 0;
    Site site{WebPorts{*store->work, *store->catalogue, *store->history, declassification,
                       *store->people, *store->jobs, film, *store->audit, store->clock, hasher,
                       rules, store->folder.path() / "film", [this] { ++woken; }}};
    std::string session;
    std::string csrf;
};

} // namespace aperta
