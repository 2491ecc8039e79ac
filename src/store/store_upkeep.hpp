// Triggers come in two kinds: a guard refuses (BEFORE), an upkeep keeps rows true that follow from
// other rows (AFTER: levels of boxes, extents). Who brings the kept rows along must set the upkeep
// aside, or each is counted twice; guards stay. Needs the owner of the tables and a transaction.
// Errors and threads as in connection.hpp.
#pragma once

#include "store/connection.hpp"

#include <string>

namespace aperta
{

// Answers the SQL that takes the upkeep up again; a rollback does so too.
[[nodiscard]] std::string set_upkeep_aside(Connection& connection);

} // namespace aperta
