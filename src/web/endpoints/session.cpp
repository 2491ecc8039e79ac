#include "web/endpoints/endpoints.hpp"
#include "web/flat_json.hpp"

#include <nlohmann/json.hpp>

namespace aperta
{

namespace
{

std::string json_session(const SignedIn& session)
{
    nlohmann::ordered_json roles = nlohmann::ordered_json::array();
    for (Role role : session.actor.roles)
        roles.push_back(code_of(role));
    const nlohmann::ordered_json json{{"account", session.actor.account},
                                      {"name", session.actor.name},
                                      {"roles", roles},
                                      {"clearance", code_of(session.actor.clearance)},
                                      {"language", code_of(session.actor.language)},
                                      {"csrf", session.csrf}};
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace

Response post_session(Visit& visit)
{
    const auto given = parse_flat_json(visit.request.body);
    if (!given || !given->has("account") || !given->has("password"))
        return refuse(visit, {{Fault::invalid, "web.body_malformed", "", {}}});
    const SignInAttempt attempt{(*given)["account"], (*given)["password"], visit.request.address};
    const auto signed_in = sign_in(people_ports(visit.ports()), visit.site.limiter(), attempt);
    if (!signed_in)
        return refuse(visit, signed_in.problems());
    Response response = json_response(201, json_session(*signed_in));
    response.set("Set-Cookie", visit.site.cookie(session_cookie, signed_in->token));
    return response;
}

Response delete_session(Visit& visit)
{
    sign_out(people_ports(visit.ports()), visit.request.cookies[session_cookie]);
    Response response;
    response.status = 204;
    response.type = "application/json";
    response.set("Set-Cookie", visit.site.cookie(session_cookie, "", "Max-Age=0"));
    return response;
}

} // namespace aperta
