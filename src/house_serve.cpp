#include "house.hpp"

#include "aperta/access/roles.hpp"
#include "aperta/jobs/worker.hpp"
#include "web/server.hpp"

#include <fmt/format.h>

#include <array>
#include <csignal>
#include <iostream>

namespace aperta
{

namespace
{

// Blocks the signals that mean "stop" in this thread and all that it starts, then waits for one.
class StopSignals
{
public:
    StopSignals()
    {
        sigemptyset(&set_);
        for (int each : {SIGINT, SIGTERM, SIGHUP})
            sigaddset(&set_, each);
        pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    }

    void wait() const
    {
        int received = 0;
        sigwait(&set_, &received);
    }

private:
    sigset_t set_{};
};

std::optional<Actor> actor_by_account(const CliPorts& ports, const std::string& name)
{
    const auto tx = ports.work.read();
    const auto account = ports.people.account(*tx, name);
    return account ? std::optional{actor_of(*account)} : std::nullopt;
}

} // namespace

Result<Done> MachineBackstage::serve(CliPorts& ports, const ServeOptions& options)
{
    const StopSignals signals;
    JobWorker worker{
        {ports.work, ports.jobs, ports.audit, ports.clock},
        ports.actions,
        [&ports](const std::string& account) { return actor_by_account(ports, account); },
        [](const std::exception& broken) { log_line(broken.what()); }};
    WebPorts web{ports.work,
                 ports.catalogue,
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
    const auto server = WebServer::start(std::move(web), {options.address, options.port, false});
    if (!server)
        return server.problems();
    std::cout << fmt::format("http://{}:{}/", options.address, (*server)->port()) << std::endl;
    signals.wait();
    (*server)->stop();
    return Done{};
}

} // namespace aperta
