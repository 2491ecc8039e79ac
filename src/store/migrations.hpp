// The shape of the store, in numbered steps from catalog/migrations (catalog/migrations/postgresql
// says the same to PostgreSQL), each applied once in a transaction and kept with its checksum. A
// step that was applied is never edited: a difference between the kept checksum and the file's is
// refused. Where nothing is missing nothing is written, so that an account without the right to
// build tables can run the service.
#pragma once

#include "aperta/core/clock.hpp"
#include "aperta/core/result.hpp"

#include <filesystem>

namespace aperta
{

class Connection;

// Applies what is missing, creating the file when absent. Problems: data.newer_version (facts:
// found, known), store.migration_edited (name).
[[nodiscard]] Result<Done> migrate(Connection& connection, const Clock& clock);

// Only looks, for who reads beside a running service. Problems: as above, and data.older_version
// (facts: found, known) when a step is still to be applied.
[[nodiscard]] Result<Done> check_shape(Connection& connection);

} // namespace aperta
