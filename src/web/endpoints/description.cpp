#include "api/json_description.hpp"
#include "web/endpoints/endpoints.hpp"
#include "web/facts.hpp"
#include "web/flat_json.hpp"
#include "web/reading.hpp"
#include "web/text.hpp"

#include <algorithm>
#include <array>

namespace aperta
{

namespace
{

constexpr std::array<std::string_view, 6> not_fields{"version", "reference",  "level",
                                                     "change",  "originator", "own_level"};

// Everything in the body that is not about the act itself is a field of the description.
std::vector<FieldValue> fields_in(const Fields& given)
{
    std::vector<FieldValue> fields;
    for (const auto& [name, text] : given.all())
        if (std::find(not_fields.begin(), not_fields.end(), name) == not_fields.end())
            fields.push_back({name, text});
    return fields;
}

Response body_refused(Visit& visit)
{
    return refuse(visit, {{Fault::invalid, "web.body_malformed", "", {}}});
}

Result<NewUnit> new_unit_in(const Fields& given, const ReferenceCode& parent)
{
    const auto reference = ReferenceCode::parse(given["reference"]);
    if (!reference)
        return reference.problems();
    const auto level = parse_description_level(given["level"]);
    if (!level)
        return level.problems();
    NewUnit wanted{parent, *reference, *level, {}, {}, given["originator"], fields_in(given)};
    if (given.has("own_level")) {
        const auto own = parse_level(given["own_level"]);
        if (!own)
            return own.problems();
        wanted.own_level = *own;
    }
    return wanted;
}

} // namespace

Response get_description(Visit& visit)
{
    const auto read = read_unit(visit);
    if (!read)
        return refuse(visit, read.problems());
    const CataloguePorts ports = catalogue_ports(visit.ports());
    return json_response(
        200, json_of(described(ports, *ports.work.read(), read->unit, visit.actor().clearance)));
}

Response post_description(Visit& visit)
{
    const auto reference = visit.reference();
    if (!reference)
        return refuse(visit, reference.problems());
    const auto given = parse_flat_json(visit.request.body);
    if (!given || !given->has("version"))
        return body_refused(visit);
    const SaveUnit wanted{*reference, parse_number((*given)["version"]).value_or(0),
                          fields_in(*given)};
    const auto saved = save_unit(catalogue_ports(visit.ports()), visit.actor(), wanted);
    return saved ? json_response(200, json_of(*saved, *reference))
                 : refuse(visit, saved.problems());
}

Response post_child(Visit& visit)
{
    const auto parent = visit.reference();
    if (!parent)
        return refuse(visit, parent.problems());
    const auto given = parse_flat_json(visit.request.body);
    if (!given)
        return body_refused(visit);
    const auto wanted = new_unit_in(*given, *parent);
    if (!wanted)
        return refuse(visit, wanted.problems());
    const auto made = describe_unit(catalogue_ports(visit.ports()), visit.actor(), *wanted);
    return made ? json_response(201, json_of(*made, wanted->reference))
                : refuse(visit, made.problems());
}

Response get_history(Visit& visit)
{
    const auto read = read_unit(visit);
    if (!read)
        return refuse(visit, read.problems());
    const ChangeId before{parse_number(visit.request.query["before"]).value_or(0)};
    const auto changes = history_of(catalogue_ports(visit.ports()), visit.actor(),
                                    read->unit.reference, before, page_limit);
    return changes ? json_response(200, json_of(*changes, page_limit))
                   : refuse(visit, changes.problems());
}

Response post_undo(Visit& visit)
{
    const auto reference = visit.reference();
    if (!reference)
        return refuse(visit, reference.problems());
    const auto given = parse_flat_json(visit.request.body);
    if (!given || !given->has("change"))
        return body_refused(visit);
    const ChangeId change{parse_number((*given)["change"]).value_or(0)};
    const auto undone =
        undo_change(catalogue_ports(visit.ports()), visit.actor(), *reference, change);
    return undone ? json_response(200, json_of(*undone, *reference))
                  : refuse(visit, undone.problems());
}

} // namespace aperta
