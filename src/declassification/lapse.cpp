// The one automatic end of a classification, at a hundred years (G6). It asks nobody: no role, no
// equity and no review under way can hold it up, and what belonged to another gives a warning.
#include "aperta/declassification/review.hpp"

#include <fmt/format.h>

namespace aperta
{

namespace
{

LapseOrder order_of(const Rule& rule, LegalDay today)
{
    LapseOrder order{latest_base_reaching(rule, today), rule.from, rule.to, Level::restricted,
                     Level::top_secret};
    if (rule.levels.only)
        order.lowest = order.highest = *rule.levels.only;
    return order;
}

Determination act_of_rule(const RuleSet& rules, const Rule& rule, const LapseOrder& order,
                          LegalDay today)
{
    Determination act;
    act.outcome = Outcome::lapse;
    act.day = today;
    act.act_reference = fmt::format("{} {}", rules.name, rule.id);
    act.rule_set = rules.name;
    act.rule = rule.id;
    act.rule_version = rule.version;
    act.rule_years = rule.years;
    act.inputs = fmt::format("today={} years={} last_day<={}", to_text(today), rule.years,
                             to_text(order.latest_last_day));
    return act;
}

void warn(const DeclassificationPorts& ports, ReadTx& tx, const LapsedUnits& lapsed,
          Problems& warnings)
{
    for (const LapsedEquity& each : lapsed.foreign) {
        const auto owner = ports.catalogue.authority(tx, each.owner);
        warnings.push_back(
            {Fault::guard,
             "guard.g6_foreign_equity",
             "",
             {{"reference", each.unit.text()}, {"owner", owner ? owner->code : std::string{}}}});
    }
}

} // namespace

Result<Lapsed> lapse_due(DeclassificationPorts ports, const Actor& actor, LegalDay today)
{
    Lapsed all;
    auto tx = ports.work.write();
    for (const Rule& rule : ports.rules.rules) {
        if (rule.effect != Effect::lapse)
            continue;
        const LapseOrder order = order_of(rule, today);
        const auto lapsed =
            ports.store.lapse(*tx, order, act_of_rule(ports.rules, rule, order, today));
        if (!lapsed)
            continue;
        all.units += lapsed->units;
        all.boxes += lapsed->boxes;
        warn(ports, *tx, *lapsed, all.warnings);
        ports.audit.append(*tx, done(ports.clock, actor, "declassification.lapse", rule.id,
                                     fmt::format("units={} boxes={} warnings={}", lapsed->units,
                                                 lapsed->boxes.value(), lapsed->foreign.size())));
    }
    tx->commit();
    return all;
}

} // namespace aperta
