// The filters of a query: which names they go by and what their values mean.
#pragma once

#include "aperta/search/query.hpp"

namespace aperta
{

// "series" for "reeks" or "Série"; "" for a name that is none.
[[nodiscard]] std::string_view filter_named(std::string_view typed);

// Takes one filter into the query; its field is one that filter_named gave.
[[nodiscard]] Problems take_filter(const TypedFilter& filter, SearchQuery& query);

} // namespace aperta
