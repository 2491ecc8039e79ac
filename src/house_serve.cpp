#include "aperta/access/people.hpp"
#include "aperta/access/roles.hpp"
#include "aperta/jobs/worker.hpp"
#include "cli/command_line.hpp"
#include "house.hpp"
#include "web/server.hpp"

#include <fmt/format.h>

#include <csignal>
#include <iostream>

namespace aperta
{

namespace
{

// Blocked in every thread that starts from here on, so that only stop_asked() sees them.
sigset_t stop_signals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGHUP);
    return signals;
}

void wait_for_stop(const sigset_t& signals)
{
    int seen = 0;
    sigwait(&signals, &seen);
}

JobWorker::ActorOf actors(CliPorts& ports)
{
    return [&ports](const std::string& name) -> std::optional<Actor> {
        if (name == console_account)
            return console_actor(Language::en);
        auto tx = ports.work.read();
        const auto account = ports.people.account(*tx, name);
        return account ? std::optional{actor_of(*account)} : std::nullopt;
    };
}

WebPorts web_ports(CliPorts& ports, JobWorker& worker)
{
    return {ports.work,
            ports.catalogue,
            ports.history,
            ports.declassification,
            ports.people,
            ports.jobs,
            ports.film,
            ports.audit,
            ports.clock,
            ports.hasher,
            ports.rules,
            ports.folder / "film",
            [&worker] { worker.notify(); }};
}

} // namespace

Result<Done> MachineBackstage::serve(CliPorts& ports, const ServeOptions& options)
{
    const sigset_t signals = stop_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    const auto complain = [](const std::exception& broken) { std::cerr << broken.what() << '\n'; };
    JobWorker worker{
        {ports.work, ports.jobs, ports.audit, ports.clock}, ports.actions, actors(ports), complain};
    auto started =
        WebServer::start(web_ports(ports, worker), {options.address, options.port, false});
    if (!started)
        return started.problems();
    std::cout << fmt::format("Serving on http://{}:{} until stopped.", options.address,
                             (*started)->port())
              << std::endl;
    wait_for_stop(signals);
    (*started)->stop();
    return Done{};
}

} // namespace aperta
