#include "cli/command_line.hpp"

#include "aperta/catalogue/boxing.hpp"
#include "aperta/platform/files.hpp"
#include "api/box_house.hpp"
#include "api/box_labels.hpp"
#include "api/json_boxes.hpp"

#include <fmt/format.h>

#include <memory>

namespace aperta
{

namespace
{

struct BoxArguments {
    std::string series, type = "standard", shelf, sheet = "a4-3x8", language = "nl", out;
    int from = 1, to = 0, count = 0, start = 1;
    bool along = false, preview = false;
};
using GivenBoxes = std::shared_ptr<BoxArguments>;

BoxingPorts boxing_ports(CliPorts& ports)
{
    return {ports.work,  ports.catalogue, ports.containers, ports.history,
            ports.audit, ports.clock,     box_house()};
}

Result<Unit> series_named(CliPorts& ports, ReadTx& tx, const Actor& actor, const std::string& text)
{
    const auto reference = ReferenceCode::parse(text);
    if (!reference)
        return reference.problems();
    if (auto series = ports.catalogue.unit(tx, *reference, actor.clearance))
        return std::move(*series);
    return Problem{Fault::not_found, "unit.not_found", "series", {{"reference", text}}};
}

std::string metres(const Console& console, Millimetres width)
{
    return in_metres(width, decimal_mark(console.language)) + " m";
}

void print_boxes(const Console& console, const std::vector<Container>& boxes)
{
    std::vector<std::vector<std::string>> rows{{"Box", "Barcode", "Type", "mm", "Shelf", "Level"}};
    for (const Container& box : boxes)
        rows.push_back({std::to_string(box.number), box.barcode, box.type,
                        std::to_string(box.width.value()), box.location,
                        std::string{code_of(box.highest)}});
    console.table(rows);
}

Result<std::vector<Container>> all_boxes_of(CliPorts& ports, const Actor& actor,
                                            const BoxArguments& given)
{
    const auto tx = ports.work.read();
    const auto series = series_named(ports, *tx, actor, given.series);
    if (!series)
        return series.problems();
    BoxFilter filter;
    filter.series = series->id;
    filter.numbers = {given.from, given.to};
    std::vector<Container> all;
    std::int64_t after = 0;
    for (bool more = true; more;) {
        const auto some =
            ports.containers.list(*tx, filter, actor.clearance, {after, most_at_once});
        all.insert(all.end(), some.begin(), some.end());
        more = some.size() == static_cast<std::size_t>(most_at_once);
        after = some.empty() ? 0 : some.back().number;
    }
    return all;
}

std::string text_of_range(NumberRange range)
{
    return range.first == range.last ? std::to_string(range.first)
                                     : fmt::format("{}-{}", range.first, range.last);
}

void print_checks(const Console& console, const SeriesChecks& checks)
{
    for (const NumberRange& gap : checks.gaps)
        console.line("Missing: " + text_of_range(gap));
    for (const ForeignUnit& each : checks.foreign)
        console.line(
            fmt::format("Box {}: {} belongs to another series.", each.number, each.unit.text()));
    for (const auto& [barcode, numbers] : checks.look_alike)
        console.line(fmt::format("Boxes {}: barcodes that differ in case or marks only ({}).",
                                 fmt::join(numbers, ", "), barcode));
    console.line(fmt::format(
        "Without shelf: {}. Empty: {}. {}", checks.without_shelf.value(), checks.empty.value(),
        checks.clean() ? "Numbers and barcodes are in order." : "As far as your clearance shows."));
}

Result<SeriesChecks> checks_of(CliPorts& ports, const Actor& actor, const BoxArguments& given)
{
    const auto tx = ports.work.read();
    const auto series = series_named(ports, *tx, actor, given.series);
    if (!series)
        return series.problems();
    return check_boxes(ports.containers, *tx, series->id, actor.clearance);
}

Result<NewBoxesPlan> create(CliPorts& ports, const Actor& actor, const BoxArguments& given)
{
    const auto series = ReferenceCode::parse(given.series);
    if (!series)
        return series.problems();
    const NewBoxes wanted{*series, given.count, given.type, 0};
    return given.preview ? plan_boxes(boxing_ports(ports), actor, wanted)
                         : create_boxes(boxing_ports(ports), actor, wanted);
}

Result<MovePlan> shelve(CliPorts& ports, const Actor& actor, const BoxArguments& given)
{
    const auto series = ReferenceCode::parse(given.series);
    if (!series)
        return series.problems();
    const MoveBoxes wanted{*series, {given.from, given.to}, given.shelf, given.along, {}};
    return given.preview ? plan_move(boxing_ports(ports), actor, wanted)
                         : move_boxes(boxing_ports(ports), actor, wanted);
}

void print_move(const Console& console, const MovePlan& plan)
{
    std::vector<std::vector<std::string>> rows{{"Shelf", "Boxes", "Width", "Free after"}};
    for (const ShelfShare& share : plan.shelves)
        rows.push_back(
            {share.shelf.shelf.code(), text_of_range({share.numbers.front(), share.numbers.back()}),
             metres(console, share.width), metres(console, *share.shelf.free() - share.width)});
    console.table(rows);
}

struct PrintedLabels {
    std::size_t labels = 0;
    std::uint64_t bytes = 0;
};

Result<PrintedLabels> print_labels(CliPorts& ports, const Actor& actor, const BoxArguments& given)
{
    const auto series = ReferenceCode::parse(given.series);
    const auto language = parse_language(given.language);
    const auto sheet = label_sheet(given.sheet);
    Problems problems;
    if (!series)
        problems.insert(problems.end(), series.problems().begin(), series.problems().end());
    if (!language)
        problems.insert(problems.end(), language.problems().begin(), language.problems().end());
    if (!sheet)
        problems.insert(problems.end(), sheet.problems().begin(), sheet.problems().end());
    if (!problems.empty())
        return problems;
    const auto labels = labels_of(ports.catalogue, ports.containers, *ports.work.read(),
                                  actor.clearance, {*series, {given.from, given.to}, *language});
    if (!labels)
        return labels.problems();
    std::string bytes;
    const auto written =
        write_labels(*labels, *sheet, given.start, [&](std::string_view piece) { bytes += piece; });
    if (!written)
        return written.problems();
    write_whole(given.out, bytes);
    return PrintedLabels{labels->size(), bytes.size()};
}

CLI::App* series_verb(CLI::App& noun, const char* name, const char* help, const GivenBoxes& given)
{
    CLI::App* verb = noun.add_subcommand(name, help);
    verb->add_option("--series", given->series, "reference of the series")->required();
    return verb;
}

void add_range(CLI::App& verb, const GivenBoxes& given, bool required)
{
    verb.add_option("--from", given->from, "first number")->required(required);
    verb.add_option("--to", given->to, "last number")->required(required);
}

void add_box_list(CommandLine& line, CLI::App& noun)
{
    const auto given = std::make_shared<BoxArguments>();
    CLI::App* verb = series_verb(noun, "list", "the boxes of a series", given);
    add_range(*verb, given, false);
    line.command(*verb, Purpose::read, [&line, given](CliPorts& ports) {
        const auto actor = line.actor(ports);
        if (!actor)
            return line.console().refuse(actor.problems());
        return line.answer(
            all_boxes_of(ports, *actor, *given),
            [](const auto& boxes) { return json_of(boxes, static_cast<int>(boxes.size()) + 1); },
            [&](const auto& boxes) { print_boxes(line.console(), boxes); });
    });
}

void add_gaps(CommandLine& line, CLI::App& noun)
{
    const auto given = std::make_shared<BoxArguments>();
    CLI::App* verb =
        series_verb(noun, "gaps", "missing numbers, stray files, boxes without shelf", given);
    line.command(*verb, Purpose::read, [&line, given](CliPorts& ports) {
        const auto actor = line.actor(ports);
        if (!actor)
            return line.console().refuse(actor.problems());
        return line.answer(
            checks_of(ports, *actor, *given), [](const auto& checks) { return json_of(checks); },
            [&](const auto& checks) { print_checks(line.console(), checks); });
    });
}

void add_create(CommandLine& line, CLI::App& noun)
{
    const auto given = std::make_shared<BoxArguments>();
    CLI::App* verb = series_verb(noun, "create", "new boxes with the next free numbers", given);
    verb->add_option("--count", given->count, "how many")->required();
    verb->add_option("--type", given->type, "type of box; its width follows");
    verb->add_flag("--preview", given->preview, "say what would be made and make nothing");
    line.command(*verb, Purpose::write, [&line, given](CliPorts& ports) {
        const auto actor = line.person(ports);
        if (!actor)
            return line.console().refuse(actor.problems());
        return line.answer(
            create(ports, *actor, *given), [](const auto& plan) { return json_of(plan); },
            [&](const auto& plan) {
                line.console().line(fmt::format("{} boxes {}, {}", given->series,
                                                text_of_range(plan.numbers),
                                                metres(line.console(), plan.width)));
            });
    });
}

void add_shelve(CommandLine& line, CLI::App& noun)
{
    const auto given = std::make_shared<BoxArguments>();
    CLI::App* verb = series_verb(noun, "shelve", "move boxes to a shelf", given);
    add_range(*verb, given, true);
    verb->add_option("--shelf", given->shelf, "building/room/bay/shelf")->required();
    verb->add_flag("--along", given->along, "go on to the next shelves of the room");
    verb->add_flag("--preview", given->preview, "say what would go where and move nothing");
    line.command(*verb, Purpose::write, [&line, given](CliPorts& ports) {
        const auto actor = line.person(ports);
        if (!actor)
            return line.console().refuse(actor.problems());
        return line.answer(
            shelve(ports, *actor, *given), [](const auto& plan) { return json_of(plan); },
            [&](const auto& plan) { print_move(line.console(), plan); });
    });
}

void add_labels(CommandLine& line, CLI::App& noun)
{
    const auto given = std::make_shared<BoxArguments>();
    CLI::App* verb = series_verb(noun, "labels", "a PDF of labels to print on stickers", given);
    add_range(*verb, given, true);
    verb->add_option("--sheet", given->sheet, "sheet of labels, such as a4-3x8");
    verb->add_option("--language", given->language, "of the words on the label");
    verb->add_option("--start", given->start, "first label that is still on the sheet");
    verb->add_option("--out", given->out, "file to write")->required();
    line.command(*verb, Purpose::read, [&line, given](CliPorts& ports) {
        const auto actor = line.actor(ports);
        if (!actor)
            return line.console().refuse(actor.problems());
        return line.answer(
            print_labels(ports, *actor, *given),
            [](const PrintedLabels& made) {
                return fmt::format(R"({{"labels":{},"bytes":{}}})", made.labels, made.bytes);
            },
            [&](const PrintedLabels& made) {
                line.console().line(fmt::format("{} labels", made.labels));
            });
    });
}

} // namespace

void add_container_commands(CommandLine& line)
{
    CLI::App& noun = line.noun("containers", "boxes, their shelves and their labels");
    noun.require_subcommand(1);
    add_box_list(line, noun);
    add_gaps(line, noun);
    add_create(line, noun);
    add_shelve(line, noun);
    add_labels(line, noun);
}

} // namespace aperta
