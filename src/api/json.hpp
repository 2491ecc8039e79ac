// The one spelling of our JSON, for the command line and the service alike: field names are the
// glossary's, extents whole millimetres, days ISO 8601, levels by code, absent things null.
// Text goes out as it came in (UTF-8, checked on the way in). No errors; safe across threads.
#pragma once

#include "aperta/access/audit.hpp"
#include "aperta/catalogue/container_store.hpp"
#include "aperta/core/language.hpp"
#include "aperta/core/result.hpp"
#include "aperta/jobs/job.hpp"

#include <string>
#include <vector>

namespace aperta
{

// {"reference", "boxes", "millimetres", "measured_millimetres", "discrepancies": [reference...],
//  "series": [{"reference", "title", "boxes", "millimetres", "measured_millimetres"}]}
[[nodiscard]] std::string json_of(const CatalogueTotals& totals, Language language);

// {"series": [...]} of several fonds, each as above
[[nodiscard]] std::string json_series(const std::vector<CatalogueTotals>& fonds, Language language);

struct UnitPage {
    Unit unit;
    std::vector<UnitLine> ancestors;
    ExtentTotals extent;
    std::vector<TypeTotals> by_type; // sums to the extent
    std::vector<Container> boxes;    // of a file or item
    std::vector<Authority> creators;
    std::optional<Authority> originator;
};
[[nodiscard]] std::string json_of(const UnitPage& page, Language language);

// {"units": [...], "next": position or null}
[[nodiscard]] std::string json_of(const std::vector<UnitLine>& lines, Language language, int limit);

[[nodiscard]] std::string json_of(const Job& job);
[[nodiscard]] std::string json_of(const std::vector<Job>& jobs);

// {"problems": [{"code", "field", "sentence", "facts": {...}}]}
[[nodiscard]] std::string json_of(const Problems& problems, Language language);

[[nodiscard]] std::string json_of(const AuditVerdict& verdict);

} // namespace aperta
