#include "cli/command_line.hpp"

#include "aperta/declassification/released.hpp"
#include "aperta/findingaid/identity.hpp"

#include <fmt/format.h>

#include <memory>

namespace aperta
{

namespace
{

namespace fs = std::filesystem;

struct WriteOptions {
    std::string under;
    std::string language;
    std::string format = "apeead";
    std::string out;
    std::string repository = "BE-A0510";
};

Result<std::vector<WrittenFile>> write_files(CliPorts& ports, const Actor& actor,
                                             const WriteOptions& options)
{
    const auto under = ReferenceCode::parse(options.under);
    if (!under)
        return under.problems();
    const auto language = parse_language(options.language);
    if (!language)
        return language.problems();
    auto tx = ports.work.read();
    const auto view = ReleasedView::of(*tx, ports.catalogue, ports.declassification, actor, *under);
    if (!view)
        return view.problems();
    const auto identity = identity_of(*view, options.repository);
    if (!identity)
        return identity.problems();
    fs::create_directories(options.out);
    return write_finding_aid(*view, *identity, {*language}, options.out);
}

int write(const CommandLine& line, CliPorts& ports, const WriteOptions& options)
{
    const Console& console = line.console();
    const auto actor = line.actor(ports);
    if (!actor)
        return console.refuse(actor.problems());
    const auto written = write_files(ports, *actor, options);
    if (!written)
        return console.refuse(refused({ports.work, ports.audit, ports.clock}, *actor,
                                      "findingaid.write", options.under, written.problems()));
    auto tx = ports.work.write();
    for (const WrittenFile& each : *written) {
        ports.audit.append(*tx, done(ports.clock, *actor, "findingaid.write", options.under,
                                     fmt::format("file={} sha512={}", each.name, each.sha512)));
        if (console.json)
            console.line(fmt::format(R"({{"file":"{}","bytes":{},"sha512":"{}"}})", each.name,
                                     each.bytes, each.sha512));
        else
            console.line((fs::path{options.out} / each.name).string());
    }
    tx->commit();
    return exit_done;
}

} // namespace

void add_findingaid_commands(CommandLine& line)
{
    CLI::App& noun = line.noun("findingaid", "what the public reads");
    noun.require_subcommand(1);
    CLI::App* verb = noun.add_subcommand("write", "a finding aid of what is released");
    const auto options = std::make_shared<WriteOptions>();
    verb->add_option("--under", options->under, "reference of the fonds or series")->required();
    verb->add_option("--language", options->language, "fre or dut; one file per language")
        ->required();
    verb->add_option("--format", options->format, "apeead")
        ->check(CLI::IsMember({"apeead"}))
        ->capture_default_str();
    verb->add_option("--out", options->out, "folder to write to")->required();
    verb->add_option("--repository", options->repository, "ISIL of the repository")
        ->capture_default_str();
    line.command(*verb, Purpose::write,
                 [&line, options](CliPorts& ports) { return write(line, ports, *options); });
}

} // namespace aperta
