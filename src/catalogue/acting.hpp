// What every act of this room does the same way: audit a refusal once its transaction is gone,
// resolve codes, and write what changed.
#pragma once

#include "aperta/access/roles.hpp"
#include "aperta/catalogue/describe.hpp"

#include <string>
#include <utility>

namespace aperta
{

template <class Act>
auto audited_act(const CataloguePorts& ports, const Actor& actor, const char* name,
                 const std::string& subject, Act&& act) -> decltype(act())
{
    auto result = std::forward<Act>(act)();
    if (result)
        return result;
    return refused({ports.work, ports.audit, ports.clock}, actor, name, subject, result.problems());
}

[[nodiscard]] inline Problem no_such_unit(const ReferenceCode& reference)
{
    return {Fault::not_found, "unit.not_found", "unit", {{"reference", reference.text()}}};
}

// Codes of the description into the unit's ids. Related units that the actor may not see stay as
// they are in `kept`. Problems: authority.not_found, unit.related_not_found, unit.related_itself.
[[nodiscard]] Problems resolve_codes(const CataloguePorts& ports, ReadTx& tx, const Actor& actor,
                                     Description& description);

// Fields that differ, in the order of their names' first appearance.
[[nodiscard]] std::vector<FieldChange> differences(const Description& before,
                                                   const Description& after);

// The change as the history keeps it, at the unit's level.
[[nodiscard]] RecordChange change_of(const CataloguePorts& ports, const Actor& actor,
                                     const Unit& unit, const ChangeContext& context,
                                     std::vector<FieldChange> fields);

// For the audit: which fields, never what stands in them.
[[nodiscard]] std::string field_names(const std::vector<FieldChange>& fields);

} // namespace aperta
