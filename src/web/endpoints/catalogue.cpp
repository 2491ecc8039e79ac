#include "api/json_film.hpp"
#include "web/endpoints/endpoints.hpp"
#include "web/facts.hpp"
#include "web/reading.hpp"

namespace aperta
{

Response get_totals(Visit& visit)
{
    const auto all = read_totals(visit);
    if (all.empty())
        return refuse(visit, {{Fault::not_found, "catalogue.empty", "", {}}});
    return json_response(200, json_of(all.front(), visit.language));
}

Response get_series(Visit& visit)
{
    return json_response(200, json_series(read_totals(visit), visit.language));
}

Response get_unit(Visit& visit)
{
    const auto page = read_unit(visit);
    if (!page)
        return refuse(visit, page.problems());
    return json_response(200, json_of(*page, visit.language));
}

Response get_children(Visit& visit)
{
    const auto tx = visit.ports().work.read();
    const auto unit = find_unit(visit, *tx);
    if (!unit)
        return refuse(visit, unit.problems());
    const auto lines = visit.ports().catalogue.children(*tx, unit->id, visit.actor().clearance,
                                                        Page{after_of(visit), page_limit});
    return json_response(200, json_of(lines, visit.language, page_limit));
}

Response get_reels(Visit& visit)
{
    std::vector<ReelLine> lines;
    for (ShownReel& each : read_reels(visit))
        lines.push_back({std::move(each.reel), each.accepted});
    return json_response(200, json_of(lines));
}

Response get_jobs(Visit& visit)
{
    const auto tx = visit.ports().work.read();
    return json_response(
        200, json_of(visit.ports().jobs.newest(*tx, visit.actor().clearance, page_limit)));
}

Response get_job(Visit& visit)
{
    const auto job = read_job(visit);
    return job ? json_response(200, json_of(*job)) : refuse(visit, job.problems());
}

} // namespace aperta
