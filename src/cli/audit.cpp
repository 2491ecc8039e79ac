#include "cli/command_line.hpp"

#include "aperta/access/audit.hpp"
#include "api/json.hpp"

#include <fmt/format.h>

namespace aperta
{

void add_audit_commands(CommandLine& line)
{
    CLI::App& noun = line.noun("audit", "the proof of who did what");
    noun.require_subcommand(1);
    CLI::App* verify = noun.add_subcommand("verify", "read the whole chain again");
    line.command(*verify, Purpose::read, [&line](CliPorts& ports) {
        auto tx = ports.work.read();
        return line.answer(
            verify_audit(*tx, ports.audit),
            [](const AuditVerdict& verdict) { return json_of(verdict); },
            [&](const AuditVerdict& verdict) {
                line.console().line(fmt::format("The audit is whole: {} rows, last hash {}.",
                                                verdict.rows, verdict.last_hash));
            });
    });
}

} // namespace aperta
