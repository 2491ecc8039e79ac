// JSON of declassification: due dates with all that gave them, and the annual report.
#pragma once

#include "aperta/declassification/report.hpp"
#include "aperta/declassification/rules.hpp"

#include <string>

namespace aperta
{

// What was asked of the rules and what they answered.
struct Explained {
    Level level = Level::unclassified;
    DateSpan dates;
    LegalDay today;
    DueDates due;
};

// {"level", "date", "first_day", "last_day", "undated", "evaluate", "lapse", "transfer"}; each due
// date {"day", "ground", "overdue", "days_left", "rule_set", "rule", "version", "years",
// "base_day"}.
[[nodiscard]] std::string json_of(const Explained& explained);

// {"year", "boxes", "millimetres", "series": [{"reference", "title", "boxes", "millimetres",
//  "decision", "day"}], "levels": [...], "decisions": {...}, "evaluations": {...}}: boxes and
// millimetres are those declassified in the year.
[[nodiscard]] std::string json_of(const AnnualReport& report, Language language);

} // namespace aperta
