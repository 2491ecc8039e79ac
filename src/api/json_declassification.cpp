#include "api/json_declassification.hpp"
#include "api/json_parts.hpp"

namespace aperta
{

namespace
{

Json json_due(const std::optional<DueDate>& due, LegalDay today)
{
    if (!due)
        return nullptr;
    return {{"day", to_text(due->day)},       {"ground", code_of(due->ground)},
            {"overdue", due->overdue(today)}, {"days_left", due->days_left(today)},
            {"rule_set", due->set},           {"rule", due->rule},
            {"version", due->version},        {"years", due->years},
            {"base_day", to_text(due->base)}};
}

Json json_held(const HeldByLevel& held)
{
    return {{"boxes", held.boxes.value()}, {"millimetres", held.extent.value()}};
}

Json json_year(std::string_view level, const LevelYear& year)
{
    return {{"level", level},
            {"opening", json_held(year.opening)},
            {"newly_classified", json_held(year.newly_classified)},
            {"lowered_to", json_held(year.lowered_to)},
            {"lowered_from", json_held(year.lowered_from)},
            {"declassified", json_held(year.declassified)},
            {"lapsed", json_held(year.lapsed)},
            {"closing", json_held(year.closing)}};
}

Json json_declassified(const DeclassifiedSeries& each, Language language)
{
    return {{"reference", each.reference.text()}, {"title", title_of(each.texts, language)},
            {"boxes", each.moved.boxes.value()},  {"millimetres", each.moved.extent.value()},
            {"decision", each.act_reference},     {"day", to_text(each.day)}};
}

Json json_evaluations(const Evaluations& evaluations)
{
    return {{"due_by_law", evaluations.due_by_law},
            {"due_by_policy", evaluations.due_by_policy},
            {"overdue_by_law", evaluations.overdue_by_law},
            {"overdue_by_policy", evaluations.overdue_by_policy},
            {"undated", evaluations.undated}};
}

} // namespace

std::string json_of(const Explained& explained)
{
    return dumped({{"level", code_of(explained.level)},
                   {"date", explained.dates.text},
                   {"first_day", json_day(explained.dates.first)},
                   {"last_day", json_day(explained.dates.last)},
                   {"undated", explained.due.undated},
                   {"evaluate", json_due(explained.due.evaluate, explained.today)},
                   {"lapse", json_due(explained.due.lapse, explained.today)},
                   {"transfer", json_due(explained.due.transfer, explained.today)}});
}

std::string json_of(const AnnualReport& report, Language language)
{
    Json series = Json::array();
    for (const DeclassifiedSeries& each : report.declassified)
        series.push_back(json_declassified(each, language));
    Json levels = Json::array();
    for (const auto& [level, year] : report.levels)
        levels.push_back(json_year(code_of(level), year));
    Json decisions = Json::object();
    for (const auto& [outcome, count] : report.decisions)
        decisions[std::string{code_of(outcome)}] = count;
    return dumped({{"year", report.year},
                   {"boxes", report.declassified_total.boxes.value()},
                   {"millimetres", report.declassified_total.extent.value()},
                   {"series", series},
                   {"levels", levels},
                   {"total", json_year("ALL", report.total)},
                   {"decisions", decisions},
                   {"evaluations", json_evaluations(report.evaluations)}});
}

} // namespace aperta
