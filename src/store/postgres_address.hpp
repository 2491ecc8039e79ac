// Where a catalogue stands, as people write it: postgresql://user@host:port/database?..., as libpq
// reads it (PostgreSQL 15, 34.1.1.2). Pure; thread-safe.
#pragma once

#include "aperta/core/result.hpp"
#include "store/postgres_connection.hpp"

#include <string>

namespace aperta
{

[[nodiscard]] bool looks_like_postgres(const std::string& address);

// Problems: store.address_malformed; store.password_in_address, for an address stands in the list
// of processes and in a file, and a password belongs in a passfile or a service file. Neither
// repeats the address.
[[nodiscard]] Result<PostgresPlace> parse_postgres_address(const std::string& address);

} // namespace aperta
