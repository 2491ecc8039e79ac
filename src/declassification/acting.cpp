#include "declassification/acting.hpp"

namespace aperta
{

Result<Unit> classified_unit(const DeclassificationPorts& ports, ReadTx& tx, const Actor& actor,
                             const ReferenceCode& reference)
{
    auto unit = ports.catalogue.unit(tx, reference, actor.clearance);
    if (!unit)
        return unit_not_found(reference);
    if (unit->legal_level == Level::unclassified)
        return Problem{Fault::conflict,
                       "declassification.not_classified",
                       "unit",
                       {{"reference", reference.text()}}};
    return std::move(*unit);
}

Result<Review> review_under_way(const DeclassificationPorts& ports, ReadTx& tx, const Actor& actor,
                                const Unit& unit, const char* act)
{
    auto review = ports.store.review_of(tx, unit.id, actor.clearance);
    if (review)
        return std::move(*review);
    return Problem{Fault::conflict,
                   "declassification.wrong_state",
                   "",
                   {{"reference", unit.reference.text()},
                    {"state", std::string{code_of(unit.classification_state)}},
                    {"act", act}}};
}

std::optional<LegalDay> lapse_of(const RuleSet& rules, const Unit& unit)
{
    // A day of classification that the rules refuse is G12's matter, not this question's.
    const auto due =
        due_dates(rules, unit.legal_level, unit.dates, unit.own ? unit.own->day : std::nullopt);
    if (!due || !due->lapse)
        return std::nullopt;
    return due->lapse->day;
}

Problem review_refused(const char* code, const ReferenceCode& reference, std::vector<Fact> facts)
{
    facts.push_back({"reference", reference.text()});
    return {Fault::invalid, code, "", std::move(facts)};
}

void check_reasons(const std::vector<std::string>& reasons, Problems& problems)
{
    for (const std::string& each : reasons)
        if (!is_reason(each))
            problems.push_back({Fault::invalid,
                                "declassification.unknown_reason",
                                "reasons",
                                {{"given", each.substr(0, 20)}}});
}

} // namespace aperta
