#include "web/site.hpp"

#include "aperta/core/breakage.hpp"
#include "web/http_server.hpp"
#include "web/reply.hpp"
#include "web/routes.hpp"
#include "web/text.hpp"
#include "web/visit.hpp"

#include <algorithm>

namespace aperta
{

namespace
{

bool acts(Method method)
{
    return method == Method::post || method == Method::del;
}

struct Match {
    const Route* route = nullptr;
    Fields parts;
    std::string allowed; // methods that the address knows, when not this one
};

std::string_view name_of(Method method)
{
    switch (method) {
    case Method::get:
        return "GET, HEAD";
    case Method::head:
        return "HEAD";
    case Method::post:
        return "POST";
    case Method::del:
        return "DELETE";
    }
    return {};
}

Match match(const Request& request)
{
    const Method wanted = request.method == Method::head ? Method::get : request.method;
    Match match;
    for (const Route& route : routes()) {
        auto parts = parts_of(route.pattern, request.path);
        if (!parts)
            continue;
        if (route.method == wanted) {
            match.route = &route;
            match.parts = std::move(*parts);
            return match;
        }
        match.allowed += (match.allowed.empty() ? "" : ", ") + std::string{name_of(route.method)};
    }
    return match;
}

// RFC 9110, 12.5.4, without weights: browsers send the wanted one first.
std::optional<Language> first_known_language(std::string_view header)
{
    for (std::string_view each : split(header, ',')) {
        const auto language = parse_language(trimmed(each).substr(0, 2));
        if (language)
            return *language;
    }
    return std::nullopt;
}

Language language_of(const Visit& visit)
{
    const Request& request = visit.request;
    for (const std::string& wish : {request.query["language"], request.cookies[language_cookie]})
        if (const auto language = parse_language(wish))
            return *language;
    if (visit.session)
        return visit.session->actor.language;
    return first_known_language(request.headers["accept-language"]).value_or(Language::en);
}

// A form or call that our own pages did not make. Before sign-in the token is the cookie's.
bool is_forged(const Visit& visit)
{
    const Request& request = visit.request;
    const std::string& site = request.headers["sec-fetch-site"];
    if (!site.empty() && site != "same-origin" && site != "none")
        return true;
    if (visit.api()) {
        if (!visit.session) // JSON from elsewhere would need our leave, which nobody gets
            return !std::string_view{request.headers["content-type"]}.starts_with(
                "application/json");
        return !same_secret(visit.session->csrf, request.headers["x-csrf-token"]);
    }
    const std::string& expected =
        visit.session ? visit.session->csrf : request.cookies[form_cookie];
    return expected.empty() || !same_secret(expected, visit.form["csrf"]);
}

std::optional<Role> role_for(Who who)
{
    if (who == Who::archivist)
        return Role::archivist;
    return who == Who::film_operator ? std::optional{Role::film_operator} : std::nullopt;
}

} // namespace

Site::Site(WebPorts ports, SiteOptions options)
    : ports_(std::move(ports)), options_(options), limiter_(ports_.clock)
{
}

Response Site::respond(const Request& request)
{
    Visit visit{*this, request, std::nullopt, Language::en, {}, {}};
    try {
        if (const std::string& token = request.cookies[session_cookie]; !token.empty())
            visit.session = who_is(people_ports(ports_), token);
        visit.language = language_of(visit);
        Response response = answer(visit);
        if (const auto chosen = parse_language(request.query["language"]))
            response.set("Set-Cookie",
                         cookie(language_cookie, code_of(*chosen), "Max-Age=31536000"));
        return response;
    } catch (const Breakage& broken) {
        log_line(broken.what());
        return error_page(visit, 500, {broken.problem()});
    } catch (const std::exception& broken) {
        log_line(broken.what());
        return error_page(visit, 500, {});
    }
}

Response Site::answer(Visit& visit)
{
    Match found = match(visit.request);
    if (found.route == nullptr && found.allowed.empty())
        return refuse(visit, {{Fault::not_found, "web.not_found", "", {}}});
    if (found.route == nullptr) {
        Response response = error_page(visit, 405, {{Fault::invalid, "web.wrong_method", "", {}}});
        response.set("Allow", found.allowed);
        return response;
    }
    visit.parts = std::move(found.parts);
    visit.form = visit.request.form();
    if (auto stop = stopped(visit, *found.route))
        return std::move(*stop);
    return found.route->handler(visit);
}

// Why the handler is not called, if so.
std::optional<Response> Site::stopped(Visit& visit, const Route& route)
{
    const Request& request = visit.request;
    if (route.who != Who::anyone && !visit.session) {
        if (visit.api())
            return error_page(visit, 401, {{Fault::not_allowed, "web.not_signed_in", "", {}}});
        if (acts(request.method) || request.target == "/")
            return redirect_to("/sign-in");
        return redirect_to("/sign-in?next=" + percent_encoded(request.target));
    }
    if (acts(request.method) && is_forged(visit))
        return error_page(visit, 403, {{Fault::not_allowed, "web.form_expired", "", {}}});
    if (const auto role = role_for(route.who)) {
        if (auto problem = may(visit.actor(), *role, route.act))
            return refuse(visit, refused({ports_.work, ports_.audit, ports_.clock}, visit.actor(),
                                         std::string{route.act}, visit.parts["reference"],
                                         {std::move(*problem)}));
    }
    return std::nullopt;
}

std::string Site::cookie(std::string_view name, std::string_view value, std::string_view more) const
{
    std::string text{name};
    text.append("=").append(value).append("; Path=/; HttpOnly; SameSite=Strict");
    if (options_.over_tls)
        text += "; Secure";
    if (!more.empty())
        text.append("; ").append(more);
    return text;
}

CataloguePorts catalogue_ports(const WebPorts& ports)
{
    return {ports.work, ports.catalogue, ports.history, ports.audit, ports.clock};
}

PeoplePorts people_ports(const WebPorts& ports)
{
    return {ports.work, ports.people, ports.audit, ports.clock, ports.hasher};
}

DeclassificationPorts declassification_ports(const WebPorts& ports)
{
    return {ports.work,  ports.catalogue, ports.declassification,
            ports.audit, ports.clock,     ports.rules};
}

JobPorts job_ports(const WebPorts& ports)
{
    return {ports.work, ports.jobs, ports.audit, ports.clock};
}

} // namespace aperta
