#include "cli/command_line.hpp"

#include "aperta/exchange/export.hpp"
#include "aperta/exchange/import.hpp"

#include <fmt/format.h>

#include <memory>

namespace aperta
{

namespace
{

namespace fs = std::filesystem;

ExchangePorts exchange_ports(CliPorts& ports)
{
    return {{ports.work, ports.catalogue, ports.history, ports.audit, ports.clock}, ports.mappings};
}

Result<SheetFormat> format_named(const std::string& code)
{
    if (const auto format = sheet_format_named(code))
        return *format;
    return Problem{Fault::invalid, "sheet.unknown_format", "format", {{"given", code}}};
}

struct ImportWords {
    std::string file, mapping;
    bool dry_run = false;
};

void add_import(CommandLine& line, CLI::App& noun)
{
    CLI::App* verb = noun.add_subcommand("import", "units from a table, all or nothing");
    const auto words = std::make_shared<ImportWords>();
    verb->add_option("FILE", words->file, "a table in CSV, XLSX or ODS")->required();
    verb->add_option("--mapping", words->mapping, "a remembered mapping of its columns");
    verb->add_flag("--dry-run", words->dry_run, "tell every problem and write nothing");
    line.command(*verb, Purpose::write, [&line, words](CliPorts& ports) {
        const auto actor = line.actor(ports);
        if (!actor)
            return line.console().refuse(actor.problems());
        Job wanted;
        wanted.kind = "catalogue.import";
        wanted.subject = "catalogue";
        wanted.level = actor->clearance; // nobody knows yet what the table speaks of
        wanted.parameters = (words->dry_run ? "dry_run=yes " : "") +
                            (words->mapping.empty() ? "" : "mapping=" + words->mapping + " ") +
                            "file=" + fs::absolute(words->file).string();
        return run_here(line, ports, std::move(wanted));
    });
}

struct ExportWords {
    std::string under, format = "xlsx", out;
};

Result<Exported> export_as_asked(const CommandLine& line, CliPorts& ports, const ExportWords& words)
{
    const auto actor = line.actor(ports);
    if (!actor)
        return actor.problems();
    const auto under = ReferenceCode::parse(words.under);
    if (!under)
        return under.problems();
    const auto format = format_named(words.format);
    if (!format)
        return format.problems();
    auto exported = export_units(exchange_ports(ports).catalogue, *actor,
                                 {*under, *format, words.out}, line.console().bar());
    line.console().end_bar();
    return exported;
}

void add_export(CommandLine& line, CLI::App& noun)
{
    CLI::App* verb = noun.add_subcommand("export", "a unit and all below it as a table");
    const auto words = std::make_shared<ExportWords>();
    verb->add_option("--under", words->under, "reference of the unit")->required();
    verb->add_option("--format", words->format, "csv, xlsx or ods")->capture_default_str();
    verb->add_option("--out", words->out, "file to write")->required();
    line.command(*verb, Purpose::write, [&line, words](CliPorts& ports) {
        return line.answer(
            export_as_asked(line, ports, *words),
            [](const Exported& made) {
                return fmt::format(R"({{"units":{},"columns":{}}})", made.units, made.columns);
            },
            [&](const Exported& made) {
                line.console().line(fmt::format("{} units, {} columns in {}.", made.units,
                                                made.columns,
                                                fs::path{words->out}.filename().string()));
            });
    });
}

Result<Done> template_as_asked(const std::string& level, const ExportWords& words)
{
    const auto parsed = parse_description_level(level);
    if (!parsed)
        return parsed.problems();
    const auto format = format_named(words.format);
    if (!format)
        return format.problems();
    return write_template(*parsed, *format, words.out);
}

void add_template(CommandLine& line, CLI::App& noun)
{
    CLI::App* verb = noun.add_subcommand("template", "an empty table with the right columns");
    const auto words = std::make_shared<ExportWords>();
    const auto level = std::make_shared<std::string>("file");
    verb->add_option("--level", *level, "fonds, series, subseries, file or item")
        ->capture_default_str();
    verb->add_option("--format", words->format, "csv, xlsx or ods")->capture_default_str();
    verb->add_option("--out", words->out, "file to write")->required();
    line.plain_command(*verb, [&line, words, level] {
        return line.answer(
            template_as_asked(*level, *words), [](Done) { return std::string{"{}"}; },
            [&](Done) {
                line.console().line(
                    fmt::format("Template in {}.", fs::path{words->out}.filename().string()));
            });
    });
}

void add_mapping(CommandLine& line, CLI::App& noun)
{
    CLI::App* verb = noun.add_subcommand("mapping", "remember which column is which field");
    const auto mapping = std::make_shared<ImportMapping>();
    const auto pairs = std::make_shared<std::vector<std::string>>();
    verb->add_option("NAME", mapping->name, "name to remember it by")->required();
    verb->add_option("--map", *pairs,
                     "COLUMN=FIELD, such as Titel=title.nl; without a field the "
                     "column is passed over");
    verb->add_flag("--clear-empty", mapping->clear_empty, "an empty cell empties the field");
    line.command(*verb, Purpose::write, [&line, mapping, pairs](CliPorts& ports) {
        const auto actor = line.actor(ports);
        if (!actor)
            return line.console().refuse(actor.problems());
        for (const std::string& pair : *pairs) {
            const std::size_t sign = pair.rfind('='); // a title may hold the sign, a field never
            const bool has_sign = sign != std::string::npos;
            mapping->columns.push_back({has_sign ? pair.substr(0, sign) : std::string{},
                                        has_sign ? pair.substr(sign + 1) : pair});
        }
        return line.answer(
            save_mapping(exchange_ports(ports), *actor, *mapping),
            [](Done) { return std::string{"{}"}; },
            [&](Done) { line.console().line("Remembered as " + mapping->name + "."); });
    });
}

} // namespace

void add_table_commands(CommandLine& line, CLI::App& catalogue)
{
    add_import(line, catalogue);
    add_export(line, catalogue);
    add_template(line, catalogue);
    add_mapping(line, catalogue);
}

} // namespace aperta
