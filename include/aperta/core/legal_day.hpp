// A day that the law counts with, in the proleptic Gregorian calendar, and the one place where
// years are added to one. Conventions (domain decision, section 4 of the rules' manual): the
// anniversary of the date; 29 February plus n gives 1 March in a common year.
#pragma once

#include "aperta/core/result.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace aperta
{

using LegalDay = std::chrono::sys_days;

[[nodiscard]] std::string to_text(LegalDay day); // "1944-09-03"; years before 0 as "-0044-03-15"

// Exactly YYYY-MM-DD. Problems: date.malformed, date.no_such_day.
[[nodiscard]] Result<LegalDay> parse_day(std::string_view text);

[[nodiscard]] LegalDay anniversary(LegalDay day, int years);

[[nodiscard]] LegalDay first_of_january_after(LegalDay day);

[[nodiscard]] std::chrono::year year_of(LegalDay day);

} // namespace aperta
