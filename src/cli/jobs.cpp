#include "cli/command_line.hpp"

#include "api/json.hpp"

namespace aperta
{

int run_here(const CommandLine& line, CliPorts& ports, Job wanted)
{
    const Console& console = line.console();
    const auto actor = line.actor(ports);
    if (!actor)
        return console.refuse(actor.problems());
    const JobPorts jobs{ports.work, ports.jobs, ports.audit, ports.clock};
    const auto id = ask_for_job(jobs, *actor, std::move(wanted));
    if (!id)
        return console.refuse(id.problems());
    const auto ended = run_job(jobs, ports.actions, *actor, *id, console.bar());
    console.end_bar();
    if (!ended)
        return console.refuse(ended.problems());
    if (!console.json) {
        console.line(*ended);
        return exit_done;
    }
    auto tx = ports.work.read();
    if (const auto job = ports.jobs.job(*tx, *id, actor->clearance))
        console.line(json_of(*job));
    return exit_done;
}

} // namespace aperta
