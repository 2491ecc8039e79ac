#include "cli/command_line.hpp"

#include <nlohmann/json.hpp>

#include <fmt/format.h>

namespace aperta
{

namespace
{

std::string copied_as_json(const StoreCopied& copied)
{
    nlohmann::ordered_json tables = nlohmann::ordered_json::array();
    for (const StoreCopied::Table& each : copied.tables)
        tables.push_back({{"name", each.name}, {"rows", each.rows}, {"sha256", each.sha256}});
    return nlohmann::ordered_json{{"tables", tables}, {"audit_rows", copied.audit_rows}}.dump();
}

void print_copied(const Console& console, const StoreCopied& copied)
{
    std::vector<std::vector<std::string>> rows{{"Table", "Rows", "SHA-256"}};
    for (const StoreCopied::Table& each : copied.tables)
        rows.push_back({each.name, std::to_string(each.rows), each.sha256});
    console.table(rows);
    console.line(fmt::format("Copied and read again: the same on both sides; the audit of the copy "
                             "is whole, {} rows.",
                             copied.audit_rows));
    console.note("Scans and film stay in the data directory.");
}

} // namespace

void add_store_commands(CommandLine& line)
{
    CLI::App& noun = line.noun("store", "where the catalogue is kept");
    noun.require_subcommand(1);
    CLI::App* copy =
        noun.add_subcommand("copy", "copy the whole catalogue to another, empty store");
    const auto target = std::make_shared<std::string>();
    copy->add_option("--to", *target, "postgresql://user@host/database, or a new data directory")
        ->required();
    line.plain_command(*copy, [&line, target] {
        return line.answer(
            line.backstage().copy_store(line.folder(), *target), copied_as_json,
            [&line](const StoreCopied& copied) { print_copied(line.console(), copied); });
    });
    CLI::App* migrate = noun.add_subcommand("migrate", "bring the store to this program's shape");
    line.command(*migrate, Purpose::write, [&line](CliPorts&) {
        line.console().line("The store has the shape that this program knows.");
        return exit_done;
    });
}

} // namespace aperta
