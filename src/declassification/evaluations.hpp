// When the next evaluation of a classified unit is due: the day that its last decision named, else
// the day of the rule.
#pragma once

#include "aperta/declassification/rules.hpp"
#include "aperta/declassification/store.hpp"

#include <optional>

namespace aperta
{

struct NextEvaluation {
    bool undated = false;
    std::optional<DueDate> due;
};

[[nodiscard]] inline NextEvaluation next_evaluation(const RuleSet& rules, const Standing& unit)
{
    const auto dates = due_dates(rules, unit.level, unit.dates, unit.classified_on);
    NextEvaluation next;
    if (dates)
        next = {dates->undated, dates->evaluate};
    if (!unit.next_review)
        return next;
    // A decision stands until the day it named (no re-review without end).
    DueDate due = next.due.value_or(DueDate{});
    due.day = *unit.next_review;
    due.rule = "next_review";
    due.level = unit.level;
    return {false, due};
}

} // namespace aperta
