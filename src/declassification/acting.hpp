// What every use case of this room does the same way: find the unit for the actor, and audit a
// refusal after its transaction is gone (the writer is one for the whole process).
#pragma once

#include "aperta/access/roles.hpp"
#include "aperta/declassification/review.hpp"

#include <string>
#include <utility>
#include <vector>

namespace aperta
{

// Runs `act`; a refusal is audited under `name`.
template <class Act>
auto audited(const DeclassificationPorts& ports, const Actor& actor, const char* name,
             const std::string& subject, Act&& act) -> decltype(act())
{
    auto result = std::forward<Act>(act)();
    if (result)
        return result;
    return refused({ports.work, ports.audit, ports.clock}, actor, name, subject, result.problems());
}

[[nodiscard]] inline Problem unit_not_found(const ReferenceCode& reference)
{
    return {Fault::not_found, "unit.not_found", "unit", {{"reference", reference.text()}}};
}

// The unit, if the actor may see it and it is classified now.
[[nodiscard]] Result<Unit> classified_unit(const DeclassificationPorts& ports, ReadTx& tx,
                                           const Actor& actor, const ReferenceCode& reference);

// The unit's review under way, or declassification.wrong_state for `act`.
[[nodiscard]] Result<Review> review_under_way(const DeclassificationPorts& ports, ReadTx& tx,
                                              const Actor& actor, const Unit& unit,
                                              const char* act);

// The day on which the unit lapses by law, when its dates give one.
[[nodiscard]] std::optional<LegalDay> lapse_of(const RuleSet& rules, const Unit& unit);

// A refusal that names the unit.
[[nodiscard]] Problem review_refused(const char* code, const ReferenceCode& reference,
                                     std::vector<Fact> facts = {});

// declassification.unknown_reason for each letter that is not one.
void check_reasons(const std::vector<std::string>& reasons, Problems& problems);

} // namespace aperta
