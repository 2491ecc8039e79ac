#include "cli/command_line.hpp"

#include "aperta/transfer/verify.hpp"
#include "api/json_transfer.hpp"

#include <fmt/format.h>

#include <memory>

namespace aperta
{

namespace
{

namespace fs = std::filesystem;

void add_build(CommandLine& line, CLI::App& noun)
{
    CLI::App* verb = noun.add_subcommand("build", "the package of a transfer, ready to hand over");
    const auto number = std::make_shared<std::string>();
    const auto out = std::make_shared<std::string>();
    verb->add_option("NUMBER", *number, "number of the transfer")->required();
    verb->add_option("--out", *out, "folder to build it in")->required();
    line.command(*verb, Purpose::write, [&line, number, out](CliPorts& ports) {
        Job wanted;
        wanted.kind = "transfer.build";
        wanted.subject = *number;
        wanted.parameters = "out=" + fs::absolute(*out).string();
        return run_here(line, ports, std::move(wanted));
    });
}

// Needs no data directory: whoever receives a package can verify it with the program alone.
void add_verify(CommandLine& line, CLI::App& noun)
{
    CLI::App* verb = noun.add_subcommand("verify", "read a package again, every byte");
    const auto folder = std::make_shared<std::string>();
    verb->add_option("DIR", *folder, "the package, or any BagIt bag")->required();
    line.plain_command(*verb, [&line, folder] {
        const Console& console = line.console();
        const auto verified = verify_package(*folder, console.bar());
        console.end_bar();
        return line.answer(
            verified, [](const VerifiedPackage& package) { return json_of(package); },
            [&](const VerifiedPackage& package) {
                console.line(fmt::format("{} is whole: {} files, {} bytes (BagIt {}).",
                                         package.name, package.files, package.bytes,
                                         package.version));
                console.line(
                    fmt::format("SHA-512 of the tag manifest: {}", package.tag_manifest_sha512));
            });
    });
}

} // namespace

void add_transfer_commands(CommandLine& line)
{
    CLI::App& noun = line.noun("transfer", "what goes to the State Archives");
    noun.require_subcommand(1);
    add_build(line, noun);
    add_verify(line, noun);
}

} // namespace aperta
