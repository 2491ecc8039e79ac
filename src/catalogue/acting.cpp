#include "catalogue/acting.hpp"

#include <algorithm>

namespace aperta
{

namespace
{

Result<std::vector<AuthorityId>> authorities_named(const CataloguePorts& ports, ReadTx& tx,
                                                   const std::vector<std::string>& codes,
                                                   const char* field)
{
    std::vector<AuthorityId> ids;
    for (const std::string& code : codes) {
        const auto found = ports.catalogue.authority(tx, code);
        if (!found)
            return Problem{Fault::invalid, "authority.not_found", field, {{"code", code}}};
        ids.push_back(found->id);
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

Problem unknown_related(const std::string& code)
{
    return {Fault::invalid, "unit.related_not_found", "related", {{"reference", code}}};
}

// Related units in view are those that the text names; those out of view stay.
Result<std::vector<UnitId>> related_named(const CataloguePorts& ports, ReadTx& tx,
                                          const Actor& actor, const Description& description)
{
    std::vector<UnitId> ids;
    for (const UnitId each : description.unit.related)
        if (!ports.catalogue.unit(tx, each, actor.clearance))
            ids.push_back(each);
    for (const std::string& code : description.related) {
        const auto reference = ReferenceCode::parse(code);
        const auto found = reference ? ports.catalogue.unit(tx, *reference, actor.clearance)
                                     : std::optional<Unit>{};
        if (!found)
            return unknown_related(code);
        if (found->id == description.unit.id)
            return Problem{Fault::invalid, "unit.related_itself", "related", {{"reference", code}}};
        ids.push_back(found->id);
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

template <class T>
void take(Result<T> found, T& into, Problems& problems)
{
    if (found)
        into = std::move(found).value();
    else
        problems.insert(problems.end(), found.problems().begin(), found.problems().end());
}

} // namespace

Problems resolve_codes(const CataloguePorts& ports, ReadTx& tx, const Actor& actor,
                       Description& description)
{
    Problems problems;
    Unit& unit = description.unit;
    take(authorities_named(ports, tx, description.creators, "creators"), unit.creators, problems);
    take(authorities_named(ports, tx, description.access_points, "access_points"),
         unit.access_points, problems);
    take(related_named(ports, tx, actor, description), unit.related, problems);
    return problems;
}

std::vector<FieldChange> differences(const Description& before, const Description& after)
{
    std::vector<FieldChange> changes;
    for (FieldValue& old : fields_of(before))
        if (std::string now = field_text(after, old.field); now != old.text)
            changes.push_back({std::move(old.field), std::move(old.text), std::move(now)});
    for (FieldValue& now : fields_of(after))
        if (field_text(before, now.field).empty())
            changes.push_back({std::move(now.field), {}, std::move(now.text)});
    return changes;
}

RecordChange change_of(const CataloguePorts& ports, const Actor& actor, const Unit& unit,
                       const ChangeContext& context, std::vector<FieldChange> fields)
{
    return {{},
            {RecordKind::unit, unit.id.value()},
            unit.version,
            to_text(ports.clock.now()),
            actor.account,
            context.act,
            unit.legal_level,
            context.batch,
            context.undoes,
            std::move(fields)};
}

std::string field_names(const std::vector<FieldChange>& fields)
{
    std::string names;
    for (const FieldChange& each : fields)
        names += (names.empty() ? "" : ",") + each.field;
    return names;
}

} // namespace aperta
