#include "api/search.hpp"
#include "web/endpoints/endpoints.hpp"
#include "web/flat_json.hpp"
#include "web/searching.hpp"

namespace aperta
{

Response get_search(Visit& visit)
{
    auto wish = wish_of(visit);
    if (!wish)
        return refuse(visit, wish.problems());
    wish->facets = visit.request.query["facets"] == "true";
    const auto page = find(visit, *wish);
    return page ? json_response(200, json_of(*page, visit.language))
                : refuse(visit, page.problems());
}

Response get_suggestions(Visit& visit)
{
    return json_response(200,
                         json_suggestions(suggestions(search_ports(visit.ports()), visit.actor(),
                                                      visit.request.query["q"])));
}

Response get_saved_searches(Visit& visit)
{
    return json_response(200, json_of(saved_searches(search_ports(visit.ports()), visit.actor())));
}

Response post_saved_search(Visit& visit)
{
    const auto given = parse_flat_json(visit.request.body);
    if (!given || !given->has("name") || !given->has("query"))
        return refuse(visit, {{Fault::invalid, "search.body_malformed", "", {}}});
    const auto saved = save_search(search_ports(visit.ports()), visit.actor(), (*given)["name"],
                                   (*given)["query"]);
    if (!saved)
        return refuse(visit, saved.problems());
    return json_response(201, json_of(saved_searches(search_ports(visit.ports()), visit.actor())));
}

Response delete_saved_search(Visit& visit)
{
    const auto gone =
        forget_search(search_ports(visit.ports()), visit.actor(), visit.parts["name"]);
    if (!gone)
        return refuse(visit, gone.problems());
    Response response;
    response.status = 204;
    response.type = "application/json";
    return response;
}

} // namespace aperta
