#include "aperta/declassification/rules.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aperta
{

namespace
{

LegalDay term_of(const Rule& rule, LegalDay base)
{
    const bool rounded = rule.rounding == Rounding::next_first_of_january;
    return anniversary(rounded ? first_of_january_after(base) : base, rule.years);
}

struct Inputs {
    Level level;
    LegalDay base;
    LegalDay classified_on;
};

std::optional<DueDate> due_by(const RuleSet& rules, Effect effect, const Inputs& inputs,
                              std::string_view condition = {})
{
    const Rule* rule = rules.find(effect, inputs.level, inputs.classified_on, condition);
    if (rule == nullptr)
        return std::nullopt;
    return DueDate{term_of(*rule, inputs.base),
                   rule->ground,
                   rules.name,
                   rule->id,
                   rule->version,
                   rule->years,
                   inputs.base,
                   inputs.level,
                   inputs.classified_on};
}

} // namespace

bool LevelScope::covers(Level level) const
{
    if (only)
        return level == *only;
    return unclassified_too || level != Level::unclassified;
}

const Rule* RuleSet::find(Effect effect, Level level, LegalDay classified_on,
                          std::string_view condition) const
{
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const Rule& rule) {
        return rule.effect == effect && rule.condition == condition && rule.levels.covers(level) &&
               (!rule.from || *rule.from <= classified_on) &&
               (!rule.to || classified_on <= *rule.to);
    });
    return found == rules.end() ? nullptr : &*found;
}

std::string DueDate::inputs() const
{
    return fmt::format("level={} last_day={} classified_on={} years={}", code_of(level),
                       to_text(base), to_text(classified_on), years);
}

Result<Done> level_existed(const RuleSet& rules, Level level, LegalDay classified_on)
{
    const bool limited = std::any_of(rules.rules.begin(), rules.rules.end(), [&](const Rule& rule) {
        return rule.effect == Effect::level_exists && rule.levels.covers(level);
    });
    if (!limited || rules.find(Effect::level_exists, level, classified_on) != nullptr)
        return Done{};
    return Problem{Fault::guard,
                   "guard.g12_restricted_too_early",
                   "level",
                   {{"level", std::string{code_of(level)}}, {"day", to_text(classified_on)}}};
}

Result<DueDates> due_dates(const RuleSet& rules, Level level, const DateSpan& dates,
                           std::optional<LegalDay> classified_on)
{
    if (!dates.last)
        return DueDates{true, {}, {}, {}};
    const Inputs inputs{level, *dates.last, classified_on.value_or(*dates.last)};
    if (const auto existed = level_existed(rules, level, inputs.classified_on); !existed)
        return existed.problems();
    return DueDates{false, due_by(rules, Effect::evaluate, inputs),
                    due_by(rules, Effect::lapse, inputs),
                    due_by(rules, Effect::transfer_due, inputs)};
}

bool still_classified_on(LegalDay day, const RuleSet& rules, Level level, const DateSpan& dates,
                         std::optional<LegalDay> classified_on)
{
    if (level == Level::unclassified)
        return false;
    if (!dates.last)
        return true;
    const auto lapse =
        due_by(rules, Effect::lapse, {level, *dates.last, classified_on.value_or(*dates.last)});
    return !lapse || day < lapse->day;
}

std::optional<DueDate> access_opens(const RuleSet& rules, const DateSpan& dates,
                                    std::string_view reason)
{
    if (!dates.last)
        return std::nullopt;
    return due_by(rules, Effect::access_open, {Level::unclassified, *dates.last, *dates.last},
                  reason);
}

LegalDay latest_base_reaching(const Rule& rule, LegalDay today)
{
    using std::chrono::days;
    LegalDay base = anniversary(today, -rule.years);
    while (term_of(rule, base) > today) // rounding, or a 29 February that the century lacks
        base -= days{1};
    while (term_of(rule, base + days{1}) <= today)
        base += days{1};
    return base;
}

} // namespace aperta
