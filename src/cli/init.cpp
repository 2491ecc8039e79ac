#include "cli/command_line.hpp"

#include "aperta/core/breakage.hpp"
#include "aperta/film/digitise.hpp"
#include "aperta/platform/files.hpp"
#include "aperta/platform/resources.hpp"
#include "aperta/starter/starter.hpp"

#include <fmt/format.h>

#include <memory>

namespace aperta
{

namespace
{

namespace fs = std::filesystem;

// The starter built into the program under that name, or else a folder of tables.
Result<StarterFiles> starter_files(const std::string& wanted)
{
    const std::string prefix = "catalog/starter/" + wanted + "/";
    if (!resources_under(prefix).empty())
        return StarterFiles{[prefix](std::string_view name) -> std::optional<std::string> {
            const auto text = find_resource(prefix + std::string{name});
            return text ? std::optional<std::string>{*text} : std::nullopt;
        }};
    if (!fs::is_directory(wanted))
        return Problem{Fault::invalid, "starter.unknown", "starter", {{"given", wanted}}};
    return StarterFiles{[wanted](std::string_view name) -> std::optional<std::string> {
        const fs::path path = fs::path{wanted} / name;
        return fs::exists(path) ? std::optional<std::string>{read_text(path)} : std::nullopt;
    }};
}

// Draws what the starter says is a scan. The disk may fill up under FFmpeg, which says so in its
// own words; the room left tells whether that was it.
Result<Done> draw_scans(CliPorts& ports, const StarterLoaded& loaded)
{
    for (const ScanToDraw& scan : loaded.scans) {
        const auto drawn =
            draw_scan(ports.media, {scan.recipe, scan.frames, scan.frames_per_second},
                      ports.folder / "scans" / scan.folder);
        if (drawn)
            continue;
        if (free_bytes(ports.folder) < (std::uint64_t{4} << 20U))
            throw Breakage{
                "file.disk_full", {{"name", scan.folder}}, drawn.problems().front().code};
        return drawn.problems();
    }
    return Done{};
}

Result<StarterLoaded> load(CliPorts& ports, const Actor& actor, const StarterFiles& files)
{
    auto loaded = load_starter({ports.work, ports.catalogue, ports.declassification, ports.people,
                                ports.film, ports.transfers, ports.audit, ports.clock},
                               actor, files);
    if (!loaded)
        return loaded;
    const auto drawn = draw_scans(ports, *loaded);
    if (!drawn)
        return drawn.problems();
    return loaded;
}

// Nothing half-made is left when something breaks on the way.
class Discard
{
public:
    explicit Discard(const CommandLine& line) : line_(line) {}
    Discard(const Discard&) = delete;
    Discard& operator=(const Discard&) = delete;
    ~Discard() { line_.backstage().discard(line_.folder()); }

private:
    const CommandLine& line_;
};

int init(const CommandLine& line, const std::string& starter, const std::string& store)
{
    const Console& console = line.console();
    std::optional<StarterFiles> files;
    if (!starter.empty()) {
        auto found = starter_files(starter);
        if (!found)
            return console.refuse(found.problems());
        files = *found;
    }
    const Discard otherwise{line};
    auto created = line.backstage().create(line.folder(), store);
    if (!created)
        return console.refuse(created.problems());
    StarterLoaded loaded;
    if (files) {
        auto answer = load((*created)->ports(), console_actor(console.language), *files);
        if (!answer)
            return console.refuse(answer.problems());
        loaded = *answer;
    }
    created->reset();
    line.backstage().publish(line.folder());
    if (console.json)
        console.line(
            fmt::format(R"({{"units":{},"boxes":{},"people":{},"reels":{},"transfers":{}}})",
                        loaded.units, loaded.boxes, loaded.people, loaded.reels, loaded.transfers));
    else
        console.line(fmt::format("Made: {} units, {} boxes, {} people, {} reels, {} transfers.",
                                 loaded.units, loaded.boxes, loaded.people, loaded.reels,
                                 loaded.transfers));
    return exit_done;
}

} // namespace

void add_init_command(CommandLine& line)
{
    CLI::App& noun = line.noun("init", "make a data directory");
    const auto starter = std::make_shared<std::string>();
    noun.add_option("--starter", *starter,
                    "fill it with a starter catalogue: 2025, or a folder of such tables");
    const auto store = std::make_shared<std::string>();
    noun.add_option("--store", *store,
                    "keep the catalogue in PostgreSQL: postgresql://user@host/database, without a "
                    "password (name a passfile or a service)");
    line.plain_command(noun, [&line, starter, store] { return init(line, *starter, *store); });
}

} // namespace aperta
