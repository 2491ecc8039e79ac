#include "aperta/catalogue/describe.hpp"

#include "catalogue/acting.hpp"

namespace aperta
{

namespace
{

std::vector<std::string> codes_of_authorities(const CataloguePorts& ports, ReadTx& tx,
                                              const std::vector<AuthorityId>& ids)
{
    std::vector<std::string> codes;
    for (const AuthorityId id : ids)
        if (auto found = ports.catalogue.authority(tx, id))
            codes.push_back(std::move(found->code));
    return codes;
}

// Somebody saved since, or an act that is no description (a decision, a lapse) changed the unit.
Problem stale(const CataloguePorts& ports, ReadTx& tx, const Actor& actor, const Unit& unit,
              std::int64_t version)
{
    const auto since = ports.history.changes_since(tx, {RecordKind::unit, unit.id.value()},
                                                   actor.clearance, version);
    if (since.empty())
        return {
            Fault::conflict, "edit.stale_state", "version", {{"reference", unit.reference.text()}}};
    return {Fault::conflict,
            "edit.stale",
            "version",
            {{"reference", unit.reference.text()},
             {"account", since.back().account},
             {"at", since.back().at}}};
}

void set_fields(Description& description, const std::vector<FieldValue>& fields, Problems& problems)
{
    for (const FieldValue& each : fields)
        if (const auto set = set_field(description, each.field, each.text); !set)
            problems.insert(problems.end(), set.problems().begin(), set.problems().end());
}

void add_to(Problems& problems, Problems more)
{
    problems.insert(problems.end(), more.begin(), more.end());
}

} // namespace

Description described(const CataloguePorts& ports, ReadTx& tx, Unit unit, Level clearance)
{
    Description description{std::move(unit), {}, {}, {}};
    description.creators = codes_of_authorities(ports, tx, description.unit.creators);
    description.access_points = codes_of_authorities(ports, tx, description.unit.access_points);
    for (const UnitId each : description.unit.related)
        if (const auto related = ports.catalogue.unit(tx, each, clearance))
            description.related.push_back(related->reference.text());
    return description;
}

Result<SavedUnit> save_unit_in(WriteTx& tx, const CataloguePorts& ports, const Actor& actor,
                               const SaveUnit& wanted, const ChangeContext& context)
{
    auto unit = ports.catalogue.unit(tx, wanted.unit, actor.clearance);
    if (!unit)
        return no_such_unit(wanted.unit);
    if (unit->version != wanted.version)
        return stale(ports, tx, actor, *unit, wanted.version);
    const Description before = described(ports, tx, std::move(*unit), actor.clearance);
    Description after = before;
    Problems problems;
    set_fields(after, wanted.fields, problems);
    add_to(problems, resolve_codes(ports, tx, actor, after));
    add_to(problems, missing_fields(after));
    if (!problems.empty())
        return problems;
    after = described(ports, tx, std::move(after.unit), actor.clearance); // codes in one order
    auto changes = differences(before, after);
    if (changes.empty())
        return SavedUnit{after.unit.id, after.unit.version, {}};
    if (!ports.catalogue.save(tx, after.unit))
        return stale(ports, tx, actor, after.unit, wanted.version);
    ++after.unit.version;
    const ChangeId change =
        ports.history.add(tx, change_of(ports, actor, after.unit, context, std::move(changes)));
    return SavedUnit{after.unit.id, after.unit.version, change};
}

Result<SavedUnit> save_unit(CataloguePorts ports, const Actor& actor, const SaveUnit& wanted)
{
    constexpr const char* act = "catalogue.save";
    return audited_act(ports, actor, act, wanted.unit.text(), [&]() -> Result<SavedUnit> {
        if (auto problem = may(actor, Role::archivist, act))
            return std::move(*problem);
        auto tx = ports.work.write();
        auto saved = save_unit_in(*tx, ports, actor, wanted, {});
        if (!saved || !saved->change.stored())
            return saved;
        const auto change = ports.history.change(*tx, saved->change, actor.clearance);
        ports.audit.append(
            *tx, done(ports.clock, actor, act, wanted.unit.text(),
                      "version=" + std::to_string(saved->version) + " fields=" +
                          field_names(change ? change->fields : std::vector<FieldChange>{})));
        tx->commit();
        return saved;
    });
}

} // namespace aperta
