// What a finding aid says in the reader's language: dates, extents, rules of access, decisions.
// The words themselves stand in catalog/vocabularies/finding_aid_headings.tsv.
#pragma once

#include "aperta/core/date_span.hpp"
#include "aperta/core/language.hpp"
#include "aperta/declassification/released.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

[[nodiscard]] std::string heading(std::string_view id, Language language);

// For unitdate/@normal: only a closed and certain date or range has one, else "".
[[nodiscard]] std::string normal_date(const DateSpan& dates);

// A day as the language writes it: "24 november 2025".
[[nodiscard]] std::string spoken_day(LegalDay day, Language language);

// An xml:id for a reference code; no two codes share one.
[[nodiscard]] std::string ncname(const ReferenceCode& reference);

// "3 pieces"; the form alone when it was not counted; "" without form.
[[nodiscard]] std::string form_text(const ReleasedUnit& unit, Language language);

// The rule as it stands on `today`, with the day it opens and why it is closed.
[[nodiscard]] std::string access_text(const AccessRestriction& access, LegalDay today,
                                      Language language);

[[nodiscard]] std::string decision_text(const ReleasedBy& decision, Language language);

[[nodiscard]] std::string held_back_text(std::int64_t count, Language language);

[[nodiscard]] std::string name_in(const Authority& authority, Language language);

// "Dutch" for "dut"; the code itself when the headings have no word for it.
[[nodiscard]] std::string language_name(const std::string& code, Language language);

} // namespace aperta
