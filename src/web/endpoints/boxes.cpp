#include "api/json_boxes.hpp"
#include "web/box_reading.hpp"
#include "web/endpoints/endpoints.hpp"
#include "web/facts.hpp"
#include "web/flat_json.hpp"
#include "web/reading.hpp"
#include "web/text.hpp"

namespace aperta
{

namespace
{

// An act of the API: the series of the address and the fields of the body.
template <class Act>
Response act_on_series(Visit& visit, Act&& act)
{
    const auto series = visit.reference();
    if (!series)
        return refuse(visit, series.problems());
    const auto fields = parse_flat_json(visit.request.body);
    if (!fields)
        return refuse(visit, {{Fault::invalid, "web.body_malformed", "", {}}});
    const auto answer = act(*series, *fields);
    return answer ? json_response(200, json_of(*answer)) : refuse(visit, answer.problems());
}

Response act_on_file(Visit& visit, bool in)
{
    const auto box = box_address(visit);
    const auto fields = parse_flat_json(visit.request.body);
    if (!box || !fields)
        return refuse(visit, box ? Problems{{Fault::invalid, "web.body_malformed", "", {}}}
                                 : box.problems());
    const auto file = ReferenceCode::parse((*fields)["file"]);
    if (!file)
        return refuse(visit, file.problems());
    const BoxingPorts ports = boxing_ports(visit.ports());
    const auto done = in ? put_in(ports, visit.actor(), *box, *file)
                         : take_out(ports, visit.actor(), *box, *file);
    return done ? json_response(200, "{}") : refuse(visit, done.problems());
}

} // namespace

Response get_boxes(Visit& visit)
{
    const auto tx = visit.ports().work.read();
    const auto unit = find_unit(visit, *tx);
    if (!unit)
        return refuse(visit, unit.problems());
    const auto boxes =
        visit.ports().containers.list(*tx, filter_in(unit->id, visit.request.query),
                                      visit.actor().clearance, {after_of(visit), page_limit});
    return json_response(200, json_of(boxes, page_limit));
}

Response get_box_checks(Visit& visit)
{
    const auto tx = visit.ports().work.read();
    const auto unit = find_unit(visit, *tx);
    if (!unit)
        return refuse(visit, unit.problems());
    return json_response(200, json_of(check_boxes(visit.ports().containers, *tx, unit->id,
                                                  visit.actor().clearance)));
}

Response post_boxes(Visit& visit)
{
    return act_on_series(visit, [&](const ReferenceCode& series, const Fields& fields) {
        const NewBoxes wanted = new_boxes_in(series, fields);
        const BoxingPorts ports = boxing_ports(visit.ports());
        return fields.has("preview") ? plan_boxes(ports, visit.actor(), wanted)
                                     : create_boxes(ports, visit.actor(), wanted);
    });
}

Response post_box_files(Visit& visit)
{
    return act_on_series(
        visit, [&](const ReferenceCode& series, const Fields& fields) -> Result<BoxingPlan> {
            const auto wanted = box_files_in(series, fields);
            if (!wanted)
                return wanted.problems();
            const BoxingPorts ports = boxing_ports(visit.ports());
            return fields.has("preview") ? plan_boxing(ports, visit.actor(), *wanted)
                                         : box_files(ports, visit.actor(), *wanted);
        });
}

Response post_move_boxes(Visit& visit)
{
    return act_on_series(visit, [&](const ReferenceCode& series, const Fields& fields) {
        const MoveBoxes wanted = move_in(series, fields);
        const BoxingPorts ports = boxing_ports(visit.ports());
        return fields.has("preview") ? plan_move(ports, visit.actor(), wanted)
                                     : move_boxes(ports, visit.actor(), wanted);
    });
}

Response post_box(Visit& visit)
{
    return act_on_series(visit, [&](const ReferenceCode& series, const Fields& fields) {
        const BoxAddress box{series, small_number(visit.parts["number"])};
        return edit_box(boxing_ports(visit.ports()), visit.actor(), edit_in(box, fields));
    });
}

Response post_put_in(Visit& visit)
{
    return act_on_file(visit, true);
}

Response post_take_out(Visit& visit)
{
    return act_on_file(visit, false);
}

Response get_shelves(Visit& visit)
{
    const Fields& query = visit.request.query;
    const auto tx = visit.ports().work.read();
    ContainerStore& store = visit.ports().containers;
    const Level clearance = visit.actor().clearance;
    if (query["room"].empty())
        return json_response(200, json_of(store.rooms(*tx, clearance)));
    return json_response(200,
                         json_of(store.shelves(*tx, query["building"], query["room"], clearance)));
}

Response post_shelf(Visit& visit)
{
    const auto fields = parse_flat_json(visit.request.body);
    if (!fields)
        return refuse(visit, {{Fault::invalid, "web.body_malformed", "", {}}});
    std::optional<Millimetres> length;
    if (fields->has("length"))
        length = Millimetres{small_number((*fields)["length"])};
    const BoxingPorts ports = boxing_ports(visit.ports());
    const std::string& code = (*fields)["shelf"];
    const auto done = fields->has("version") ? measure_shelf(ports, visit.actor(), code,
                                                             length.value_or(Millimetres{}),
                                                             small_number((*fields)["version"]))
                                             : add_shelf(ports, visit.actor(), code, length);
    return done ? json_response(200, "{}") : refuse(visit, done.problems());
}

} // namespace aperta
