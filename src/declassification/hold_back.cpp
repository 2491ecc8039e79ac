#include "aperta/declassification/review.hpp"

#include "declassification/acting.hpp"

namespace aperta
{

namespace
{

Problems check_hold_back(const DeclassificationPorts& ports, ReadTx& tx, const Actor& actor,
                         const Unit& unit, const HeldBack& how)
{
    Problems problems;
    check_reasons({how.reason}, problems);
    if (how.sheet.empty())
        problems.push_back(
            {Fault::guard, "guard.g5_no_sheet", "sheet", {{"reference", unit.reference.text()}}});
    if (how.location.empty())
        problems.push_back(review_refused("declassification.location_missing", unit.reference));
    if (ports.store.held_back(tx, unit.id, actor.clearance))
        problems.push_back(review_refused("declassification.already_held_back", unit.reference));
    return problems;
}

Result<Done> store_held_back(const DeclassificationPorts& ports, const Actor& actor,
                             const ReferenceCode& reference, HeldBack how)
{
    auto tx = ports.work.write();
    const auto unit = classified_unit(ports, *tx, actor, reference);
    if (!unit)
        return unit.problems();
    const Problems problems = check_hold_back(ports, *tx, actor, *unit, how);
    if (!problems.empty())
        return problems;
    how.unit = unit->id;
    how.recorded_by = actor.account;
    how.recorded_on = ports.clock.today();
    ports.store.hold_back(*tx, how);
    ports.audit.append(*tx, done(ports.clock, actor, "declassification.hold_back", reference.text(),
                                 "sheet=" + how.sheet));
    tx->commit();
    return Done{};
}

} // namespace

Result<Done> hold_back(DeclassificationPorts ports, const Actor& actor, const ReferenceCode& unit,
                       HeldBack how)
{
    constexpr const char* act = "declassification.hold_back";
    return audited(ports, actor, act, unit.text(), [&]() -> Result<Done> {
        if (auto problem = may(actor, Role::reviewer, act))
            return std::move(*problem);
        return store_held_back(ports, actor, unit, std::move(how));
    });
}

} // namespace aperta
