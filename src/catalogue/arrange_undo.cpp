#include "aperta/catalogue/arrange.hpp"

#include "catalogue/acting.hpp"
#include "catalogue/placing.hpp"

#include <algorithm>
#include <limits>

namespace aperta
{

namespace
{

constexpr const char* undo_batch_act = "catalogue.undo_batch";

Problem no_such_batch(const std::string& batch)
{
    return {Fault::not_found, "history.no_batch", "batch", {{"batch", batch}}};
}

// Codes that changed places can only go back together.
Result<Done> rename_back(WriteTx& tx, const CataloguePorts& ports, const Actor& actor,
                         const std::vector<RecordChange>& changes, const std::string& batch)
{
    std::vector<std::pair<UnitId, ReferenceCode>> codes;
    Problems problems;
    for (const RecordChange& change : changes) {
        const UnitId id{change.record.id};
        const auto unit = ports.catalogue.unit(tx, id, actor.clearance);
        const FieldChange& renamed = change.fields.front();
        const auto former = ReferenceCode::parse(renamed.before);
        if (!unit || !former)
            return no_such_batch(batch);
        if (unit->reference.text() != renamed.after || ports.history.undone(tx, change.id))
            problems.push_back({Fault::conflict,
                                "history.changed_since",
                                "",
                                {{"reference", unit->reference.text()}, {"field", "reference"}}});
        codes.emplace_back(id, *former);
    }
    if (!problems.empty())
        return problems;
    ports.catalogue.rename(tx, codes);
    for (const RecordChange& change : changes)
        if (const auto unit = ports.catalogue.unit(tx, UnitId{change.record.id}, Level::top_secret))
            ports.history.add(tx, change_of(ports, actor, *unit, {undo_batch_act, {}, change.id},
                                            {{"reference", change.fields.front().after,
                                              change.fields.front().before}}));
    return Done{};
}

Result<Done> undo_each(WriteTx& tx, const CataloguePorts& ports, const Actor& actor,
                       const std::vector<RecordChange>& changes, const std::string& batch)
{
    Problems problems;
    const std::vector<RecordChange> backwards(changes.rbegin(), changes.rend());
    for (const RecordChange& change : backwards) {
        const auto unit = ports.catalogue.unit(tx, UnitId{change.record.id}, actor.clearance);
        if (!unit)
            return no_such_batch(batch);
        const auto undone =
            undo_in(tx, ports, actor, unit->reference, change, {undo_batch_act, {}, change.id});
        if (!undone)
            problems.insert(problems.end(), undone.problems().begin(), undone.problems().end());
    }
    if (!problems.empty())
        return problems;
    return Done{};
}

bool renames(const RecordChange& change)
{
    return change.version > 1 && change.fields.size() == 1 &&
           change.fields.front().field == "reference";
}

} // namespace

Result<MovedUnits> undo_batch(CataloguePorts ports, const Actor& actor, const std::string& batch)
{
    return audited_act(ports, actor, undo_batch_act, batch, [&]() -> Result<MovedUnits> {
        if (auto problem = may(actor, Role::archivist, undo_batch_act))
            return std::move(*problem);
        auto tx = ports.work.write();
        const auto changes =
            ports.history.batch(*tx, batch, actor.clearance, {}, std::numeric_limits<int>::max());
        const bool units =
            std::all_of(changes.begin(), changes.end(), [](const RecordChange& each) {
                return each.record.kind == RecordKind::unit;
            });
        if (batch.empty() || changes.empty() || !units)
            return no_such_batch(batch);
        const bool codes = std::all_of(changes.begin(), changes.end(), renames);
        const auto undone = codes ? rename_back(*tx, ports, actor, changes, batch)
                                  : undo_each(*tx, ports, actor, changes, batch);
        if (!undone)
            return undone.problems();
        ports.audit.append(*tx, done(ports.clock, actor, undo_batch_act, batch,
                                     "units=" + std::to_string(changes.size())));
        tx->commit();
        return MovedUnits{batch, static_cast<std::int64_t>(changes.size())};
    });
}

} // namespace aperta
