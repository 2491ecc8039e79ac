#include "aperta/search/search.hpp"

#include "api/search.hpp"
#include "cli/command_line.hpp"

#include <fmt/format.h>

namespace aperta
{

namespace
{

struct SearchOptions {
    std::string text;
    std::string order;
    std::string after;
};

std::string titled(const Hit& hit)
{
    std::string title;
    for (const TextPart& part : hit.title)
        title += part.text;
    return title;
}

void print_page(const Console& console, const SearchPage& page)
{
    if (page.hits.empty()) {
        console.line("Nothing was found.");
        return;
    }
    std::vector<std::vector<std::string>> rows{{"Reference", "Title", "Dates", "Level"}};
    for (const Hit& hit : page.hits)
        rows.push_back({hit.line.reference.text(), titled(hit), hit.line.dates.text,
                        std::string{code_of(hit.line.legal_level)}});
    console.table(rows);
    console.line(page.more ? fmt::format("More than {} hits.", page.count)
                           : fmt::format("{} hits.", page.count));
    if (!page.next.empty())
        console.line(fmt::format("Go on with --after '{}'.", page.next));
}

int run_search(const CommandLine& line, CliPorts& ports, const SearchOptions& options)
{
    const Console& console = line.console();
    const auto actor = line.actor(ports);
    if (!actor)
        return console.refuse(actor.problems());
    const auto order = parse_search_order(options.order);
    if (!order)
        return console.refuse(order.problems());
    const auto page =
        search({ports.work, ports.search, ports.catalogue, ports.audit, ports.clock}, *actor,
               {options.text, *order, options.after, hits_of_page, console.json});
    return line.answer(
        page, [&](const SearchPage& found) { return json_of(found, console.language); },
        [&](const SearchPage& found) { print_page(console, found); });
}

} // namespace

// Both write: what is read of a search goes on record.
void add_search_commands(CommandLine& line, CLI::App& noun)
{
    CLI::App* verb = noun.add_subcommand("search", "units by words and filters, as on the page");
    const auto options = std::make_shared<SearchOptions>();
    verb->add_option("QUERY", options->text, "as typed into the search field")->required();
    verb->add_option("--order", options->order, "relevance, reference or date");
    verb->add_option("--after", options->after, "where the page before ended");
    line.command(*verb, Purpose::write,
                 [&line, options](CliPorts& ports) { return run_search(line, ports, *options); });
    CLI::App* again = noun.add_subcommand("reindex", "write the index of the search anew");
    line.command(*again, Purpose::write, [&line](CliPorts& ports) {
        Job wanted;
        wanted.kind = "catalogue.reindex";
        wanted.subject = "catalogue";
        return run_here(line, ports, std::move(wanted));
    });
}

} // namespace aperta
