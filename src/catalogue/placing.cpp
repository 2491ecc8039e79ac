#include "catalogue/placing.hpp"

#include "aperta/core/breakage.hpp"
#include "catalogue/acting.hpp"

#include <algorithm>
#include <charconv>

namespace aperta
{

namespace
{

constexpr const char* field_parent = "parent";
constexpr const char* field_position = "position";
constexpr const char* field_reference = "reference";

const FieldChange* field_of(const RecordChange& change, std::string_view name)
{
    const auto found = std::find_if(change.fields.begin(), change.fields.end(),
                                    [&](const FieldChange& each) { return each.field == name; });
    return found == change.fields.end() ? nullptr : &*found;
}

std::int64_t number_in(const std::string& text)
{
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// Who classified the unit, by its own record or the nearest above it.
AuthorityId originator_of(const CataloguePorts& ports, ReadTx& tx, const Unit& unit)
{
    if (unit.own && unit.own->originator.stored())
        return unit.own->originator;
    AuthorityId nearest; // the last of those from the fonds down
    for (const UnitLine& each : ports.catalogue.ancestors(tx, unit.id, Level::top_secret))
        if (const auto found = ports.catalogue.unit(tx, each.id, Level::top_secret);
            found && found->own && found->own->originator.stored())
            nearest = found->own->originator;
    return nearest;
}

// What the unit had from its old parent and would have otherwise from its new one.
void keep_classification(const CataloguePorts& ports, ReadTx& tx, Unit& unit, const Unit& parent)
{
    if (unit.legal_level == Level::unclassified && !unit.own &&
        parent.legal_level == Level::unclassified)
        return;
    const AuthorityId originator = originator_of(ports, tx, unit);
    const bool other = originator != originator_of(ports, tx, parent);
    if (!unit.own && (unit.legal_level != parent.legal_level || other))
        unit.own = Classification{unit.legal_level, std::nullopt, {}};
    if (other && !unit.own->originator.stored())
        unit.own->originator = originator;
}

Problem changed_since(const Unit& unit, const char* field)
{
    return {Fault::conflict,
            "history.changed_since",
            "",
            {{"reference", unit.reference.text()}, {"field", field}}};
}

} // namespace

std::string new_batch(const CataloguePorts& ports, WriteTx& tx, const char* act)
{
    const std::string name = std::string{act} + " " + to_text(ports.clock.now());
    std::string batch = name;
    for (int n = 2; !ports.history.batch(tx, batch, Level::top_secret, {}, 1).empty(); ++n)
        batch = name + " " + std::to_string(n);
    return batch;
}

ChangeId hang(WriteTx& tx, const CataloguePorts& ports, const Actor& actor, Unit& unit,
              const PlaceWanted& place, const ChangeContext& context)
{
    const auto from = ports.catalogue.unit(tx, unit.parent, Level::top_secret);
    std::vector<FieldChange> fields;
    if (unit.parent != place.parent.id)
        fields.push_back({field_parent, from ? from->reference.text() : std::string{},
                          place.parent.reference.text()});
    if (unit.position != place.position)
        fields.push_back(
            {field_position, std::to_string(unit.position), std::to_string(place.position)});
    if (unit.parent != place.parent.id)
        keep_classification(ports, tx, unit, place.parent);
    unit.parent = place.parent.id;
    unit.position = place.position;
    if (!ports.catalogue.put(tx, unit))
        throw Breakage{"store.failed", {}, "a unit changed while it was moved"};
    ++unit.version;
    RecordChange change = change_of(ports, actor, unit, context, std::move(fields));
    // The parents' codes stand in it.
    change.level = std::max(
        {change.level, place.parent.legal_level, from ? from->legal_level : Level::unclassified});
    return ports.history.add(tx, change);
}

Result<SavedUnit> hang_back(WriteTx& tx, const CataloguePorts& ports, const Actor& actor, Unit unit,
                            const RecordChange& change, const ChangeContext& context)
{
    auto parent = ports.catalogue.unit(tx, unit.parent, actor.clearance);
    if (!parent)
        return no_such_unit(unit.reference);
    const FieldChange* moved = field_of(change, field_parent);
    if (moved != nullptr) {
        if (parent->reference.text() != moved->after)
            return changed_since(unit, field_parent);
        const auto former = ReferenceCode::parse(moved->before);
        if (!former)
            return former.problems();
        parent = ports.catalogue.unit(tx, *former, actor.clearance);
        if (!parent)
            return no_such_unit(*former);
    }
    // Right before whoever stands at its old place or behind it now.
    const FieldChange* shifted = field_of(change, field_position);
    const std::int64_t wanted = shifted != nullptr ? number_in(shifted->before) : unit.position;
    const auto next =
        ports.catalogue.neighbour(tx, parent->id, wanted - 1, false, Level::top_secret);
    const std::int64_t position =
        next == wanted || !next ? ports.catalogue.room_before(tx, parent->id, next) : wanted;
    const ChangeId id = hang(tx, ports, actor, unit, {*parent, position}, context);
    return SavedUnit{unit.id, unit.version, id};
}

Result<SavedUnit> name_back(WriteTx& tx, const CataloguePorts& ports, const Actor& actor, Unit unit,
                            const RecordChange& change, const ChangeContext& context)
{
    const FieldChange& renamed = *field_of(change, field_reference);
    if (unit.reference.text() != renamed.after)
        return changed_since(unit, field_reference);
    const auto former = ReferenceCode::parse(renamed.before);
    if (!former)
        return former.problems();
    if (ports.catalogue.reference_taken(tx, *former))
        return Problem{
            Fault::conflict, "unit.reference_taken", "reference", {{"reference", former->text()}}};
    ports.catalogue.rename(tx, {{unit.id, *former}});
    ++unit.version;
    const ChangeId id = ports.history.add(
        tx, change_of(ports, actor, unit, context,
                      {{field_reference, unit.reference.text(), former->text()}}));
    return SavedUnit{unit.id, unit.version, id};
}

} // namespace aperta
