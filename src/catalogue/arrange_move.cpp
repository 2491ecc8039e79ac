#include "aperta/catalogue/arrange.hpp"

#include "catalogue/acting.hpp"
#include "catalogue/placing.hpp"

#include <algorithm>

namespace aperta
{

namespace
{

constexpr const char* move_act = "catalogue.move";

Problem about_move(const char* code, const ReferenceCode& unit, const ReferenceCode& parent)
{
    return {Fault::conflict, code, "", {{"reference", unit.text()}, {"parent", parent.text()}}};
}

// The series whose boxes may hold what hangs from `unit`: the highest above it, or itself.
UnitId series_above(const CataloguePorts& ports, ReadTx& tx, const Unit& unit)
{
    UnitId series = unit.level == DescriptionLevel::series ? unit.id : UnitId{};
    for (const UnitLine& each : ports.catalogue.ancestors(tx, unit.id, Level::top_secret))
        if (each.level == DescriptionLevel::series)
            return each.id;
    return series;
}

void check_belongings(const CataloguePorts& ports, ReadTx& tx, const Unit& unit, const Unit& parent,
                      Problems& problems)
{
    const auto belongings = ports.catalogue.belongings(tx, unit.id);
    if (!belongings.at_service)
        problems.push_back(about_move("arrange.in_transfer", unit.reference, parent.reference));
    const UnitId series = series_above(ports, tx, parent);
    const bool stays = unit.level == DescriptionLevel::series ||
                       std::all_of(belongings.series.begin(), belongings.series.end(),
                                   [&](UnitId each) { return each == series; });
    if (!stays)
        problems.push_back(about_move("arrange.boxed_elsewhere", unit.reference, parent.reference));
}

void check_move(const CataloguePorts& ports, ReadTx& tx, const Unit& unit, const Unit& parent,
                Problems& problems)
{
    if (unit.id == parent.id || ports.catalogue.lies_under(tx, parent.id, unit.id))
        problems.push_back(about_move("arrange.under_itself", unit.reference, parent.reference));
    else if (!may_hold(parent.level, unit.level))
        problems.push_back({Fault::invalid,
                            "unit.wrong_parent",
                            "parent",
                            {{"reference", unit.reference.text()},
                             {"parent", parent.reference.text()},
                             {"level", std::string{code_of(unit.level)}}}});
    else if (unit.parent != parent.id)
        check_belongings(ports, tx, unit, parent, problems);
}

// A sibling's position to stand before; nothing for the end.
Result<std::optional<std::int64_t>> place_before(const CataloguePorts& ports, ReadTx& tx,
                                                 const Actor& actor, const MoveUnits& wanted,
                                                 const Unit& parent)
{
    if (wanted.before.empty())
        return std::optional<std::int64_t>{};
    const auto sibling = ports.catalogue.unit(tx, wanted.before, actor.clearance);
    if (!sibling || sibling->parent != parent.id)
        return about_move("arrange.not_a_sibling", wanted.before, parent.reference);
    return std::optional{sibling->position};
}

Result<std::vector<Unit>> units_to_move(const CataloguePorts& ports, ReadTx& tx, const Actor& actor,
                                        const MoveUnits& wanted, const Unit& parent)
{
    std::vector<Unit> units;
    Problems problems;
    for (const ReferenceCode& each : wanted.units) {
        auto unit = ports.catalogue.unit(tx, each, actor.clearance);
        if (!unit) {
            problems.push_back(no_such_unit(each));
            continue;
        }
        if (each == wanted.before)
            problems.push_back(about_move("arrange.not_a_sibling", each, parent.reference));
        check_move(ports, tx, *unit, parent, problems);
        units.push_back(std::move(*unit));
    }
    if (!problems.empty())
        return problems;
    return units;
}

Result<MovedUnits> move_in(WriteTx& tx, const CataloguePorts& ports, const Actor& actor,
                           const MoveUnits& wanted)
{
    const auto parent = ports.catalogue.unit(tx, wanted.parent, actor.clearance);
    if (!parent)
        return no_such_unit(wanted.parent);
    auto units = units_to_move(ports, tx, actor, wanted, *parent);
    if (!units)
        return units.problems();
    MovedUnits moved{new_batch(ports, tx, move_act), 0};
    for (Unit& unit : *units) {
        // Asked each time: the one before may have made its neighbours move up.
        const auto place = place_before(ports, tx, actor, wanted, *parent);
        if (!place)
            return place.problems();
        const std::int64_t position = ports.catalogue.room_before(tx, parent->id, *place);
        hang(tx, ports, actor, unit, {*parent, position}, {move_act, moved.batch, {}});
        ++moved.moved;
    }
    return moved;
}

Problem move_refused(const char* code)
{
    return {Fault::invalid, code, "units", {{"limit", std::to_string(most_moved_at_once)}}};
}

} // namespace

Result<MovedUnits> move_units(CataloguePorts ports, const Actor& actor, const MoveUnits& wanted)
{
    const std::string subject = wanted.units.empty() ? "" : wanted.units.front().text();
    return audited_act(ports, actor, move_act, subject, [&]() -> Result<MovedUnits> {
        if (auto problem = may(actor, Role::archivist, move_act))
            return std::move(*problem);
        if (wanted.units.empty())
            return move_refused("arrange.nothing");
        if (wanted.units.size() > most_moved_at_once)
            return move_refused("arrange.too_many");
        auto tx = ports.work.write();
        auto moved = move_in(*tx, ports, actor, wanted);
        if (!moved)
            return moved;
        ports.audit.append(*tx, done(ports.clock, actor, move_act, subject,
                                     "units=" + std::to_string(moved->moved) + " parent=" +
                                         wanted.parent.text() + " batch=" + moved->batch));
        tx->commit();
        return moved;
    });
}

Result<MovedUnits> step_unit(CataloguePorts ports, const Actor& actor, const ReferenceCode& unit,
                             Step step)
{
    MoveUnits wanted{{unit}, {}, {}};
    {
        const auto tx = ports.work.read();
        const auto found = ports.catalogue.unit(*tx, unit, actor.clearance);
        const auto parent = found && found->parent.stored()
                                ? ports.catalogue.unit(*tx, found->parent, actor.clearance)
                                : std::nullopt;
        if (!parent)
            return no_such_unit(unit);
        wanted.parent = parent->reference;
        // Up: before the one above. Down: before the one after the next, or last.
        auto place = ports.catalogue.neighbour(*tx, parent->id, found->position, step == Step::up,
                                               actor.clearance);
        if (!place)
            return MovedUnits{};
        if (step == Step::down)
            place = ports.catalogue.neighbour(*tx, parent->id, *place, false, actor.clearance);
        if (place) {
            const auto lines =
                ports.catalogue.children(*tx, parent->id, actor.clearance, {*place - 1, 1});
            wanted.before = lines.front().reference;
        }
    }
    return move_units(ports, actor, wanted);
}

} // namespace aperta
