// What the search page and its API both read from a request.
// Problems: those of aperta/search/search.hpp.
#pragma once

#include "aperta/search/search.hpp"
#include "web/visit.hpp"

namespace aperta
{

[[nodiscard]] SearchPorts search_ports(const WebPorts& ports);

// ?q= ?order= ?after=
[[nodiscard]] Result<SearchWish> wish_of(const Visit& visit);

// Who is signed in, reading in the language of the visit.
[[nodiscard]] Actor reader_of(const Visit& visit);

[[nodiscard]] Result<SearchPage> find(const Visit& visit, const SearchWish& wish);

} // namespace aperta
