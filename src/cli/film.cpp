#include "cli/command_line.hpp"

#include "aperta/film/store.hpp"
#include "api/json_film.hpp"

#include <fmt/format.h>

#include <memory>

namespace aperta
{

namespace
{

std::vector<ReelLine> reel_lines(CliPorts& ports, const Actor& actor, bool with_scan)
{
    std::vector<ReelLine> lines;
    auto tx = ports.work.read();
    for (Reel& reel : ports.film.reels(*tx, actor.clearance)) {
        if (with_scan && reel.scan_folder.empty())
            continue;
        const bool accepted = !ports.film.renditions(*tx, reel.id, actor.clearance).empty();
        lines.push_back({std::move(reel), accepted});
    }
    return lines;
}

// Jobs above a reader's clearance are not listed to them, so the job is as high as its reel.
Level level_of_reel(CliPorts& ports, const std::string& text)
{
    const auto reference = ReferenceCode::parse(text);
    if (!reference)
        return Level::top_secret;
    const auto reel = ports.film.reel(*ports.work.read(), *reference, Level::top_secret);
    return reel ? reel->level : Level::top_secret;
}

void print_reels(const Console& console, const std::vector<ReelLine>& lines)
{
    std::vector<std::vector<std::string>> rows{
        {"Reel", "Gauge", "Metres", "Frames expected", "Scan", "Master"}};
    for (const ReelLine& each : lines)
        rows.push_back({each.reel.reference.text(), each.reel.gauge,
                        in_metres(each.reel.length, decimal_mark(console.language)),
                        std::to_string(expected_frames(each.reel)), each.reel.scan_folder,
                        each.accepted ? "accepted" : ""});
    console.table(rows);
}

void add_list(CommandLine& line, CLI::App& noun)
{
    CLI::App* verb = noun.add_subcommand("list", "the reels");
    const auto with_scan = std::make_shared<bool>(false);
    verb->add_flag("--with-scan", *with_scan, "only references of reels that have a scan");
    line.command(*verb, Purpose::read, [&line, with_scan](CliPorts& ports) {
        const Console& console = line.console();
        const auto actor = line.actor(ports);
        if (!actor)
            return console.refuse(actor.problems());
        const auto lines = reel_lines(ports, *actor, *with_scan);
        if (console.json)
            console.line(json_of(lines));
        else if (*with_scan)
            for (const ReelLine& each : lines)
                console.line(each.reel.reference.text());
        else
            print_reels(console, lines);
        return exit_done;
    });
}

} // namespace

void add_film_commands(CommandLine& line)
{
    CLI::App& noun = line.noun("film", "reels and what is made of them");
    noun.require_subcommand(1);
    add_list(line, noun);
    CLI::App* verb = noun.add_subcommand("digitise", "a scan to a master that loses nothing");
    const auto reel = std::make_shared<std::string>();
    verb->add_option("REEL", *reel, "reference of the reel")->required();
    line.command(*verb, Purpose::write, [&line, reel](CliPorts& ports) {
        Job wanted;
        wanted.kind = "film.digitise";
        wanted.subject = *reel;
        wanted.level = level_of_reel(ports, *reel);
        return run_here(line, ports, std::move(wanted));
    });
}

} // namespace aperta
