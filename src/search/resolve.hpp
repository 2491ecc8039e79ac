// The records that a query's filters name, looked up under the reader's clearance.
#pragma once

#include "aperta/search/search.hpp"

namespace aperta
{

// Problems: search.unknown_series, search.unknown_container.
[[nodiscard]] Result<SearchCriteria> resolve(const SearchPorts& ports, ReadTx& tx,
                                             SearchQuery query, Level clearance);

[[nodiscard]] std::optional<BoxPlace> box_wanted(const SearchPorts& ports, ReadTx& tx,
                                                 const WantedContainer& wanted, Level clearance);

// Facets with what their values are called, the most frequent first; decades in order of time.
[[nodiscard]] std::vector<Facet> named_facets(const SearchPorts& ports, ReadTx& tx,
                                              const FacetCounts& counts, Level clearance);

} // namespace aperta
