#include "aperta/catalogue/history.hpp"

#include "catalogue/acting.hpp"
#include "catalogue/placing.hpp"

#include <algorithm>
#include <array>

namespace aperta
{

namespace
{

constexpr const char* undo_act = "catalogue.undo";

Problem about_change(const char* code, const ReferenceCode& unit, std::string field = {})
{
    return {Fault::conflict, code, "", {{"reference", unit.text()}, {"field", std::move(field)}}};
}

// Backwards, so that the fields come to stand as they did before the change.
Result<SaveUnit> reversal(const Description& now, const RecordChange& change)
{
    SaveUnit wanted{now.unit.reference, now.unit.version, {}};
    Problems problems;
    for (const FieldChange& each : change.fields) {
        if (field_text(now, each.field) != each.after)
            problems.push_back(
                about_change("history.changed_since", now.unit.reference, each.field));
        wanted.fields.push_back({each.field, each.before});
    }
    if (!problems.empty())
        return problems;
    return wanted;
}

bool has_field(const RecordChange& change, std::string_view name)
{
    return std::any_of(change.fields.begin(), change.fields.end(),
                       [&](const FieldChange& each) { return each.field == name; });
}

Problem no_such_change(const ReferenceCode& reference)
{
    return {Fault::not_found, "history.not_found", "change", {{"reference", reference.text()}}};
}

} // namespace

std::string_view code_of(RecordKind kind)
{
    constexpr std::array<std::string_view, 4> codes{"unit", "container", "shelf", "authority"};
    return codes.at(static_cast<std::size_t>(kind));
}

Result<std::vector<RecordChange>> changes_between(CataloguePorts ports, const Actor& actor,
                                                  const ReferenceCode& reference,
                                                  std::int64_t version)
{
    const auto tx = ports.work.read();
    const auto unit = ports.catalogue.unit(*tx, reference, actor.clearance);
    if (!unit)
        return no_such_unit(reference);
    return ports.history.changes_since(*tx, {RecordKind::unit, unit->id.value()}, actor.clearance,
                                       version);
}

Result<std::vector<RecordChange>> history_of(CataloguePorts ports, const Actor& actor,
                                             const ReferenceCode& reference, ChangeId before,
                                             int limit)
{
    const auto tx = ports.work.read();
    const auto unit = ports.catalogue.unit(*tx, reference, actor.clearance);
    if (!unit)
        return no_such_unit(reference);
    return ports.history.changes_of(*tx, {RecordKind::unit, unit->id.value()}, actor.clearance,
                                    before, limit);
}

Result<SavedUnit> undo_in(WriteTx& tx, const CataloguePorts& ports, const Actor& actor,
                          const ReferenceCode& reference, const RecordChange& change,
                          const ChangeContext& context)
{
    auto unit = ports.catalogue.unit(tx, reference, actor.clearance);
    if (!unit)
        return no_such_unit(reference);
    if (change.record != RecordKey{RecordKind::unit, unit->id.value()})
        return no_such_change(reference);
    if (change.version == 1) // made the record
        return about_change("history.creation_stays", reference);
    if (ports.history.undone(tx, change.id))
        return about_change("history.undone_already", reference);
    if (has_field(change, "position") || has_field(change, "parent"))
        return hang_back(tx, ports, actor, std::move(*unit), change, context);
    if (has_field(change, "reference"))
        return name_back(tx, ports, actor, std::move(*unit), change, context);
    const auto wanted = reversal(described(ports, tx, std::move(*unit), actor.clearance), change);
    if (!wanted)
        return wanted.problems();
    return save_unit_in(tx, ports, actor, *wanted, context);
}

Result<SavedUnit> undo_change(CataloguePorts ports, const Actor& actor,
                              const ReferenceCode& reference, ChangeId change)
{
    return audited_act(ports, actor, undo_act, reference.text(), [&]() -> Result<SavedUnit> {
        if (auto problem = may(actor, Role::archivist, undo_act))
            return std::move(*problem);
        auto tx = ports.work.write();
        const auto found = ports.history.change(*tx, change, actor.clearance);
        if (!found)
            return no_such_change(reference);
        auto saved = undo_in(*tx, ports, actor, reference, *found, {undo_act, {}, change});
        if (!saved)
            return saved;
        ports.audit.append(*tx, done(ports.clock, actor, undo_act, reference.text(),
                                     "change=" + std::to_string(change.value()) +
                                         " version=" + std::to_string(saved->version)));
        tx->commit();
        return saved;
    });
}

} // namespace aperta
