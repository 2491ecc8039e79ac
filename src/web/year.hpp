// The year in metres and boxes, for the work list and the annual report.
#pragma once

#include "aperta/declassification/report.hpp"
#include "web/page.hpp"

#include <optional>

namespace aperta
{

// ?year=, else this year, else the last one in which something was declassified within five.
// Nothing when the report refuses; the page then says why.
[[nodiscard]] std::optional<AnnualReport> add_year(Visit& visit, WebPage& page);

} // namespace aperta
