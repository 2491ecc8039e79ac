// What each kind of job does, for the command line and the service's worker alike.
#pragma once

#include "aperta/jobs/job.hpp"
#include "cli/ports.hpp"

namespace aperta
{

// The ports must outlive the actions.
[[nodiscard]] JobActions job_actions(CliPorts& ports);

} // namespace aperta
