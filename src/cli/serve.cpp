#include "cli/command_line.hpp"

#include <memory>

namespace aperta
{

void add_serve_command(CommandLine& line)
{
    CLI::App& noun = line.noun("serve", "serve the pages and the API until stopped");
    const auto options = std::make_shared<ServeOptions>(ServeOptions{"127.0.0.1", 8080});
    noun.add_option("--address", options->address, "address to listen on")->capture_default_str();
    noun.add_option("--port", options->port, "port to listen on; 0 takes a free one")
        ->capture_default_str();
    line.command(noun, Purpose::write, [&line, options](CliPorts& ports) {
        const auto served = line.backstage().serve(ports, *options);
        return served ? exit_done : line.console().refuse(served.problems());
    });
}

} // namespace aperta
