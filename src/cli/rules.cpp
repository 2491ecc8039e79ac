#include "cli/command_line.hpp"

#include "aperta/words/words.hpp"
#include "api/json_declassification.hpp"

#include <fmt/format.h>

#include <memory>

namespace aperta
{

namespace
{

struct ExplainOptions {
    std::string level;
    std::string date;
    std::string classified_on;
};

// Every value that cannot be read is told of, not only the first.
Result<Explained> explain(const ExplainOptions& options, const RuleSet& rules, const Clock& clock)
{
    Problems problems;
    const auto collect = [&problems](const auto& result) {
        if (!result)
            problems.insert(problems.end(), result.problems().begin(), result.problems().end());
    };
    const auto level = parse_level(options.level);
    const auto dates = parse_date_span(options.date);
    collect(level);
    collect(dates);
    std::optional<LegalDay> classified_on;
    if (!options.classified_on.empty()) {
        const auto day = parse_day(options.classified_on);
        collect(day);
        if (day)
            classified_on = *day;
    }
    if (!problems.empty())
        return problems;
    const auto due = due_dates(rules, *level, *dates, classified_on);
    if (!due)
        return due.problems();
    return Explained{*level, *dates, clock.today(), *due};
}

std::vector<std::string> due_row(std::string_view effect, const std::optional<DueDate>& due,
                                 const Explained& explained, Language language)
{
    std::vector<std::string> row{std::string{word("rule_effects", effect, language)}};
    if (!due) {
        row.emplace_back("-");
        return row;
    }
    const std::int64_t left = due->days_left(explained.today);
    row.push_back(to_text(due->day));
    row.emplace_back(word("grounds", code_of(due->ground), language));
    row.push_back(left < 0 ? fmt::format("{} days ago", -left) : fmt::format("in {} days", left));
    row.push_back(fmt::format("{} {}@{}: {} years from {}", due->set, due->rule, due->version,
                              due->years, to_text(due->base)));
    return row;
}

void print_explained(const Console& console, const Explained& explained)
{
    if (explained.due.undated)
        console.line("Undated: nothing falls due by itself.");
    console.table({due_row("EVALUATE", explained.due.evaluate, explained, console.language),
                   due_row("LAPSE", explained.due.lapse, explained, console.language),
                   due_row("TRANSFER_DUE", explained.due.transfer, explained, console.language)});
}

} // namespace

void add_rules_commands(CommandLine& line)
{
    CLI::App& noun = line.noun("rules", "the terms of law and policy");
    noun.require_subcommand(1);
    CLI::App* verb =
        noun.add_subcommand("explain", "what falls due for papers of a level and date");
    const auto options = std::make_shared<ExplainOptions>();
    verb->add_option("--level", options->level, "RESTRICTED, CONFIDENTIAL, SECRET or TOP_SECRET")
        ->required();
    verb->add_option("--date", options->date, "date of the papers (EDTF); empty for undated")
        ->required();
    verb->add_option("--classified-on", options->classified_on,
                     "day of classification, when known");
    line.plain_command(*verb, [&line, options] {
        const Console& console = line.console();
        const Backstage& backstage = line.backstage();
        return line.answer(
            explain(*options, backstage.rules(), backstage.clock()),
            [](const Explained& explained) { return json_of(explained); },
            [&](const Explained& explained) { print_explained(console, explained); });
    });
}

} // namespace aperta
