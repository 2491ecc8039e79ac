#include "api/json_description.hpp"

#include "api/json_parts.hpp"

namespace aperta
{

namespace
{

Json json_fields(const std::vector<FieldValue>& fields)
{
    Json json = Json::object();
    for (const FieldValue& each : fields)
        json[each.field] = each.text;
    return json;
}

Json json_change(const RecordChange& change)
{
    Json fields = Json::object();
    for (const FieldChange& each : change.fields)
        fields[each.field] = {{"before", each.before}, {"after", each.after}};
    return {{"change", change.id.value()},
            {"version", change.version},
            {"at", change.at},
            {"account", change.account},
            {"act", change.act},
            {"undoes", change.undoes.stored() ? Json(change.undoes.value()) : Json()},
            {"fields", fields}};
}

Json json_changes(const std::vector<RecordChange>& changes)
{
    Json list = Json::array();
    for (const RecordChange& each : changes)
        list.push_back(json_change(each));
    return list;
}

} // namespace

std::string json_of(const Description& description)
{
    Json missing = Json::array();
    const Completeness complete = completeness(description);
    for (const std::string_view each : complete.missing)
        missing.push_back(each);
    return dumped({{"reference", description.unit.reference.text()},
                   {"version", description.unit.version},
                   {"fields", json_fields(fields_of(description))},
                   {"expected", complete.expected},
                   {"missing", missing}});
}

std::string json_of(const std::vector<RecordChange>& changes, int limit)
{
    const bool full = changes.size() >= static_cast<std::size_t>(limit);
    return dumped({{"changes", json_changes(changes)},
                   {"next", full ? Json(changes.back().id.value()) : Json()}});
}

std::string json_of(const SavedUnit& saved, const ReferenceCode& reference)
{
    return dumped({{"reference", reference.text()},
                   {"version", saved.version},
                   {"change", saved.change.stored() ? Json(saved.change.value()) : Json()}});
}

} // namespace aperta
