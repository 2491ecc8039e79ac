#include "cli/command_line.hpp"

#include "aperta/declassification/review.hpp"
#include "aperta/words/words.hpp"
#include "api/json_declassification.hpp"

#include <fmt/format.h>

#include <memory>

namespace aperta
{

namespace
{

DeclassificationPorts declassification_ports(CliPorts& ports)
{
    return {ports.work,  ports.catalogue, ports.declassification,
            ports.audit, ports.clock,     ports.rules};
}

// What the verbs of a review are given on the command line, as text.
struct ReviewOptions {
    std::string reference;
    std::string outcome = "declassify";
    std::string level_after;
    std::string reviewed_up_to;
    std::string reasons;
    std::string narrative;
    std::string next_review;
    std::string day;
    std::string act_reference;
    bool equities_checked = false;
};
using SharedOptions = std::shared_ptr<ReviewOptions>;

// Reads one option after another and keeps every complaint.
class OptionReader
{
public:
    template <class T>
    T take(Result<T> result)
    {
        if (result)
            return std::move(result).value();
        problems_.insert(problems_.end(), result.problems().begin(), result.problems().end());
        return T{};
    }
    LegalDay day_or(const std::string& text, LegalDay otherwise)
    {
        return text.empty() ? otherwise : take(parse_day(text));
    }
    [[nodiscard]] const Problems& problems() const { return problems_; }

private:
    Problems problems_;
};

Result<Recommend> recommendation(const ReviewOptions& options, LegalDay today)
{
    OptionReader read;
    Recommend wanted;
    wanted.unit = read.take(ReferenceCode::parse(options.reference));
    wanted.outcome = read.take(parse_outcome(options.outcome));
    if (!options.level_after.empty())
        wanted.level_after = read.take(parse_level(options.level_after));
    if (!options.reviewed_up_to.empty())
        wanted.reviewed_up_to = read.take(parse_level(options.reviewed_up_to));
    for (char letter : options.reasons)
        if (letter != ',' && letter != ' ')
            wanted.reasons.emplace_back(1, letter);
    wanted.narrative = options.narrative;
    if (!options.next_review.empty())
        wanted.next_review = read.take(parse_day(options.next_review));
    wanted.equities_checked = options.equities_checked;
    wanted.review_started = read.day_or(options.day, today);
    if (!read.problems().empty())
        return read.problems();
    return wanted;
}

// Runs one act of a review in the name of a person and says what became of the unit.
template <class Act>
int review_act(const CommandLine& line, CliPorts& ports, const ReviewOptions& options, Act act)
{
    const Console& console = line.console();
    const auto person = line.person(ports);
    if (!person)
        return console.refuse(person.problems());
    const auto reference = ReferenceCode::parse(options.reference);
    if (!reference)
        return console.refuse(reference.problems());
    const auto acted = act(*person, *reference);
    if (!acted)
        return console.refuse(acted.problems());
    auto tx = ports.work.read();
    const auto unit = ports.catalogue.unit(*tx, *reference, person->clearance);
    if (!unit)
        return exit_done;
    const std::string_view state = code_of(unit->classification_state);
    if (console.json)
        console.line(fmt::format(R"({{"reference":"{}","classification_state":"{}"}})",
                                 reference->text(), state));
    else
        console.line(fmt::format("{}: {}", reference->text(),
                                 word("classification_states", state, console.language)));
    return exit_done;
}

SharedOptions unit_verb(CLI::App& verb)
{
    auto options = std::make_shared<ReviewOptions>();
    verb.add_option("REFERENCE", options->reference, "the series, file or item")->required();
    return options;
}

void add_recommend(CommandLine& line, CLI::App& noun)
{
    CLI::App* verb = noun.add_subcommand("recommend", "as a reviewer: what to decide, and why");
    const SharedOptions options = unit_verb(*verb);
    verb->add_option("--outcome", options->outcome, "declassify, part, downgrade or maintain")
        ->capture_default_str();
    verb->add_option("--level-after", options->level_after, "with downgrade");
    verb->add_option("--reviewed-up-to", options->reviewed_up_to,
                     "the highest level that was looked at; the unit's own when not said");
    verb->add_option("--reasons", options->reasons, "with maintain: letters a to k");
    verb->add_option("--narrative", options->narrative, "with maintain: the reason in words");
    verb->add_option("--next-review", options->next_review, "with maintain: the day");
    verb->add_option("--date", options->day, "the day the review began; today when not said");
    verb->add_flag("--equities-checked", options->equities_checked,
                   "information that belongs to others was looked for");
    line.command(*verb, Purpose::write, [&line, options](CliPorts& ports) {
        const auto wanted = recommendation(*options, ports.clock.today());
        if (!wanted)
            return line.console().refuse(wanted.problems());
        return review_act(line, ports, *options, [&](const Actor& actor, const ReferenceCode&) {
            return recommend(declassification_ports(ports), actor, *wanted);
        });
    });
}

void add_confirm(CommandLine& line, CLI::App& noun)
{
    CLI::App* verb =
        noun.add_subcommand("confirm", "as a second reviewer: agree with a recommendation");
    const SharedOptions options = unit_verb(*verb);
    line.command(*verb, Purpose::write, [&line, options](CliPorts& ports) {
        return review_act(line, ports, *options,
                          [&](const Actor& actor, const ReferenceCode& unit) {
                              return confirm(declassification_ports(ports), actor, unit);
                          });
    });
}

void add_decide(CommandLine& line, CLI::App& noun)
{
    CLI::App* verb = noun.add_subcommand("decide", "as the authority: decide what was confirmed");
    const SharedOptions options = unit_verb(*verb);
    verb->add_option("--reference", options->act_reference, "number of the decision act")
        ->required();
    verb->add_option("--date", options->day, "the day of the act; today when not said");
    line.command(*verb, Purpose::write, [&line, options](CliPorts& ports) {
        OptionReader read;
        const LegalDay day = read.day_or(options->day, ports.clock.today());
        if (!read.problems().empty())
            return line.console().refuse(read.problems());
        return review_act(line, ports, *options,
                          [&](const Actor& actor, const ReferenceCode& unit) {
                              return decide(declassification_ports(ports), actor,
                                            {unit, options->act_reference, day});
                          });
    });
}

void add_state(CommandLine& line, CLI::App& noun)
{
    CLI::App* verb = noun.add_subcommand("state", "where a unit stands, as one code");
    const SharedOptions options = unit_verb(*verb);
    line.command(*verb, Purpose::read, [&line, options](CliPorts& ports) {
        const Console& console = line.console();
        const auto actor = line.actor(ports);
        const auto reference = ReferenceCode::parse(options->reference);
        if (!actor || !reference)
            return console.refuse(actor ? reference.problems() : actor.problems());
        auto tx = ports.work.read();
        const auto unit = ports.catalogue.unit(*tx, *reference, actor->clearance);
        if (!unit)
            return console.refuse({{Fault::not_found,
                                    "unit.not_found",
                                    "reference",
                                    {{"reference", reference->text()}}}});
        console.line(code_of(unit->classification_state));
        return exit_done;
    });
}

std::string metres(const HeldByLevel& held, Language language)
{
    return in_metres(held.extent, decimal_mark(language)) + " m";
}

std::vector<std::string> level_row(std::string name, const LevelYear& year, Language language)
{
    return {std::move(name),
            metres(year.opening, language),
            metres(year.newly_classified, language),
            metres(year.declassified, language),
            metres(year.lapsed, language),
            metres(year.closing, language)};
}

void print_report(const Console& console, const AnnualReport& report)
{
    const Language in = console.language;
    console.line(fmt::format("Annual report {}\n\nDeclassified", report.year));
    std::vector<std::vector<std::string>> rows{
        {"Reference", "Series", "Metres", "Boxes", "Decision", "Day"}};
    for (const DeclassifiedSeries& each : report.declassified) {
        const UnitText* text = text_in(each.texts, in);
        rows.push_back({each.reference.text(), text != nullptr ? text->title : "",
                        metres(each.moved, in), std::to_string(each.moved.boxes.value()),
                        each.act_reference, to_text(each.day)});
    }
    rows.push_back({"", "Total", metres(report.declassified_total, in),
                    std::to_string(report.declassified_total.boxes.value()), "", ""});
    console.table(rows);
    console.line("\nHeld, by level");
    std::vector<std::vector<std::string>> levels{
        {"Level", "1 January", "New", "Declassified", "Lapsed", "31 December"}};
    for (const auto& [level, year] : report.levels)
        levels.push_back(level_row(std::string{word("levels", code_of(level), in)}, year, in));
    levels.push_back(level_row("Total", report.total, in));
    console.table(levels);
    const Evaluations& due = report.evaluations;
    console.line(fmt::format(
        "\nEvaluations due: {} by law, {} by policy; overdue: {} by law, {} by "
        "policy; undated: {}",
        due.due_by_law, due.due_by_policy, due.overdue_by_law, due.overdue_by_policy, due.undated));
}

void add_report(CommandLine& line, CLI::App& noun)
{
    CLI::App* verb =
        noun.add_subcommand("report", "the annual report, computed from the decisions");
    const auto year = std::make_shared<int>(0);
    verb->add_option("--year", *year, "the calendar year")->required();
    line.command(*verb, Purpose::read, [&line, year](CliPorts& ports) {
        const Console& console = line.console();
        const auto actor = line.actor(ports);
        if (!actor)
            return console.refuse(actor.problems());
        return line.answer(
            annual_report(declassification_ports(ports), *actor, *year),
            [&](const AnnualReport& report) { return json_of(report, console.language); },
            [&](const AnnualReport& report) { print_report(console, report); });
    });
}

} // namespace

void add_declassification_commands(CommandLine& line)
{
    CLI::App& noun = line.noun("declassification", "review, decide, report");
    noun.require_subcommand(1);
    add_recommend(line, noun);
    add_confirm(line, noun);
    add_decide(line, noun);
    add_state(line, noun);
    add_report(line, noun);
}

} // namespace aperta
