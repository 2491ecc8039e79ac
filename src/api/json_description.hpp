// JSON of descriptions and their history. No errors; safe across threads.
#pragma once

#include "aperta/catalogue/describe.hpp"

#include <string>
#include <vector>

namespace aperta
{

// {"reference", "version", "fields": {"title.nl": text...}, "expected", "missing": [field...]}
[[nodiscard]] std::string json_of(const Description& description);

// {"changes": [{"change", "version", "at", "account", "act", "undoes",
//   "fields": {field: {"before", "after"}}}], "next": change or null}
[[nodiscard]] std::string json_of(const std::vector<RecordChange>& changes, int limit);

// {"reference", "version", "change": number or null}
[[nodiscard]] std::string json_of(const SavedUnit& saved, const ReferenceCode& reference);

} // namespace aperta
