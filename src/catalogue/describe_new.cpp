#include "aperta/catalogue/describe.hpp"
#include "catalogue/acting.hpp"

namespace aperta
{

namespace
{

constexpr const char* create_act = "catalogue.create";

Problem about_new(const char* code, const NewUnit& wanted, const char* field)
{
    return {Fault::invalid,
            code,
            field,
            {{"reference", wanted.reference.text()},
             {"parent", wanted.parent.text()},
             {"level", std::string{code_of(wanted.level)}}}};
}

// The level that the unit has of its own, or what its parent's says.
Result<Done> classify(const CataloguePorts& ports, ReadTx& tx, const Actor& actor,
                      const NewUnit& wanted, const Unit* parent, Unit& unit)
{
    unit.legal_level = parent != nullptr ? parent->legal_level : Level::unclassified;
    if (wanted.own_level) {
        unit.own = Classification{*wanted.own_level, wanted.classification_day, {}};
        unit.legal_level = *wanted.own_level;
        if (!wanted.originator.empty()) {
            const auto originator = ports.catalogue.authority(tx, wanted.originator);
            if (!originator)
                return Problem{Fault::invalid,
                               "authority.not_found",
                               "originator",
                               {{"code", wanted.originator}}};
            unit.own->originator = originator->id;
        }
    }
    if (unit.legal_level > actor.clearance)
        return about_new("unit.level_above_clearance", wanted, "own_level");
    unit.level_as_classified = unit.legal_level;
    unit.classification_state = unit.legal_level == Level::unclassified
                                    ? ClassificationState::unclassified
                                    : ClassificationState::catalogued;
    return Done{};
}

Result<Unit> placed(const CataloguePorts& ports, ReadTx& tx, const Actor& actor,
                    const NewUnit& wanted)
{
    Unit unit;
    unit.reference = wanted.reference;
    unit.level = wanted.level;
    std::optional<Unit> parent;
    if (!wanted.parent.empty()) {
        parent = ports.catalogue.unit(tx, wanted.parent, actor.clearance);
        if (!parent)
            return no_such_unit(wanted.parent);
        unit.parent = parent->id;
    }
    const bool fits =
        parent ? may_hold(parent->level, wanted.level) : wanted.level == DescriptionLevel::fonds;
    if (!fits)
        return about_new("unit.wrong_parent", wanted, "parent");
    if (wanted.reference.empty() || ports.catalogue.reference_taken(tx, wanted.reference))
        return about_new("unit.reference_taken", wanted, "reference");
    unit.position = ports.catalogue.last_position(tx, unit.parent) + sibling_step;
    const auto classified = classify(ports, tx, actor, wanted, parent ? &*parent : nullptr, unit);
    if (!classified)
        return classified.problems();
    return unit;
}

std::vector<FieldChange> first_fields(const Description& description)
{
    const Unit& unit = description.unit;
    std::vector<FieldChange> fields{{"reference", "", unit.reference.text()},
                                    {"level", "", std::string{code_of(unit.level)}}};
    for (FieldValue& each : fields_of(description))
        fields.push_back({std::move(each.field), "", std::move(each.text)});
    return fields;
}

} // namespace

bool may_hold(DescriptionLevel parent, DescriptionLevel child)
{
    if (child == DescriptionLevel::fonds || parent == DescriptionLevel::item)
        return false;
    return parent < child ||
           (parent == DescriptionLevel::subseries && child == DescriptionLevel::subseries);
}

Result<SavedUnit> describe_unit_in(WriteTx& tx, const CataloguePorts& ports, const Actor& actor,
                                   const NewUnit& wanted, const ChangeContext& context)
{
    auto unit = placed(ports, tx, actor, wanted);
    if (!unit)
        return unit.problems();
    Description description{std::move(unit).value(), {}, {}, {}};
    Problems problems;
    for (const FieldValue& each : wanted.fields)
        if (const auto set = set_field(description, each.field, each.text); !set)
            problems.insert(problems.end(), set.problems().begin(), set.problems().end());
    for (const Problems& more :
         {resolve_codes(ports, tx, actor, description), missing_fields(description)})
        problems.insert(problems.end(), more.begin(), more.end());
    if (!problems.empty())
        return problems;
    description.unit.id = ports.catalogue.add(tx, description.unit);
    description = described(ports, tx, std::move(description.unit), actor.clearance);
    const ChangeId change = ports.history.add(
        tx, change_of(ports, actor, description.unit, context, first_fields(description)));
    return SavedUnit{description.unit.id, description.unit.version, change};
}

Result<SavedUnit> describe_unit(CataloguePorts ports, const Actor& actor, const NewUnit& wanted)
{
    return audited_act(
        ports, actor, create_act, wanted.reference.text(), [&]() -> Result<SavedUnit> {
            if (auto problem = may(actor, Role::archivist, create_act))
                return std::move(*problem);
            auto tx = ports.work.write();
            auto saved = describe_unit_in(*tx, ports, actor, wanted, {create_act, {}, {}});
            if (!saved)
                return saved;
            ports.audit.append(
                *tx,
                done(ports.clock, actor, create_act, wanted.reference.text(),
                     "level=" + std::string{code_of(wanted.level)} +
                         (wanted.own_level ? " own_level=" + std::string{code_of(*wanted.own_level)}
                                           : std::string{})));
            tx->commit();
            return saved;
        });
}

} // namespace aperta
