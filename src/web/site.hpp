// The pages and the API as a function from Request to Response, without a socket. Who asks, in
// which language, by which route, with a token where something is acted on: decided here, once,
// before any handler runs. Safe across threads as far as the ports are.
#pragma once

#include "aperta/access/sign_in.hpp"
#include "aperta/catalogue/describe.hpp"
#include "aperta/declassification/report.hpp"
#include "aperta/film/store.hpp"
#include "aperta/jobs/job.hpp"
#include "web/message.hpp"
#include "web/stylesheets.hpp"

#include <filesystem>
#include <functional>
#include <optional>

namespace aperta
{

struct WebPorts {
    Work& work;
    CatalogueStore& catalogue;
    HistoryStore& history;
    DeclassificationStore& declassification;
    PeopleStore& people;
    JobStore& jobs;
    FilmStore& films;
    AuditLog& audit;
    const Clock& clock;
    const PasswordHasher& hasher;
    const RuleSet& rules;
    std::filesystem::path film_folder; // holds a folder for each reel (film/reel.hpp)
    std::function<void()> job_asked;   // wakes the worker; may be empty
};

struct SiteOptions {
    bool over_tls = false; // behind a proxy that speaks TLS: cookies are marked Secure
};

struct Route;

class Site
{
public:
    explicit Site(WebPorts ports, SiteOptions options = {});

    [[nodiscard]] Response respond(const Request& request);

    [[nodiscard]] const WebPorts& ports() const { return ports_; }
    [[nodiscard]] Stylesheets& stylesheets() { return stylesheets_; }
    [[nodiscard]] SignInLimiter& limiter() { return limiter_; }
    // "name=value" with what every cookie of ours carries.
    [[nodiscard]] std::string cookie(std::string_view name, std::string_view value,
                                     std::string_view more = {}) const;

private:
    [[nodiscard]] Response answer(struct Visit& visit);
    [[nodiscard]] std::optional<Response> stopped(struct Visit& visit, const Route& route);

    WebPorts ports_;
    SiteOptions options_;
    Stylesheets stylesheets_;
    SignInLimiter limiter_;
};

[[nodiscard]] CataloguePorts catalogue_ports(const WebPorts& ports);
[[nodiscard]] PeoplePorts people_ports(const WebPorts& ports);
[[nodiscard]] DeclassificationPorts declassification_ports(const WebPorts& ports);
[[nodiscard]] JobPorts job_ports(const WebPorts& ports);

} // namespace aperta
