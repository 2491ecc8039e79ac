#include "cli/command_line.hpp"

#include "aperta/catalogue/store.hpp"
#include "api/json.hpp"

#include <fmt/format.h>

namespace aperta
{

namespace
{

std::string shown_metres(Millimetres extent, Language language)
{
    return in_metres(extent, decimal_mark(language)) + " m";
}

void print_totals(const Console& console, const CatalogueTotals& totals)
{
    std::vector<std::vector<std::string>> rows{{"Reference", "Series", "Metres", "Boxes"}};
    for (const SeriesTotals& each : totals.series) {
        const UnitText* text = text_in(each.series.texts, console.language);
        rows.push_back({each.series.reference.text(), text != nullptr ? text->title : "",
                        shown_metres(each.extent.computed, console.language),
                        std::to_string(each.extent.boxes.value())});
    }
    rows.push_back({totals.reference.text(), "Total",
                    shown_metres(totals.extent.computed, console.language),
                    std::to_string(totals.extent.boxes.value())});
    console.table(rows);
    for (const SeriesTotals& each : totals.series)
        if (each.extent.discrepant())
            console.line(fmt::format(
                "Discrepancy in {}: measured {}, the boxes add up to {} ({} mm apart).",
                each.series.reference.text(), shown_metres(*each.extent.measured, console.language),
                shown_metres(each.extent.computed, console.language),
                (each.extent.computed - *each.extent.measured).value()));
}

Result<CatalogueTotals> totals_of_first_fonds(CliPorts& ports, const Actor& actor)
{
    auto tx = ports.work.read();
    const auto fonds = ports.catalogue.fonds(*tx, actor.clearance);
    if (fonds.empty())
        return Problem{Fault::not_found, "catalogue.empty", "", {}};
    return ports.catalogue.totals(*tx, fonds.front().id, actor.clearance);
}

} // namespace

void add_catalogue_commands(CommandLine& line)
{
    CLI::App& noun = line.noun("catalogue", "what the archive holds");
    noun.require_subcommand(1);
    add_table_commands(line, noun);
    CLI::App* totals = noun.add_subcommand("totals", "metres and boxes of every series");
    add_search_commands(line, noun);
    line.command(*totals, Purpose::read, [&line](CliPorts& ports) {
        const auto actor = line.actor(ports);
        if (!actor)
            return line.console().refuse(actor.problems());
        const Console& console = line.console();
        return line.answer(
            totals_of_first_fonds(ports, *actor),
            [&](const CatalogueTotals& found) { return json_of(found, console.language); },
            [&](const CatalogueTotals& found) { print_totals(console, found); });
    });
}

} // namespace aperta
