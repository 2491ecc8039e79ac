#include "aperta/declassification/report.hpp"

#include "declassification/evaluations.hpp"

#include <algorithm>
#include <tuple>

namespace aperta
{

namespace
{

constexpr int first_reported_year = 1830;
constexpr int last_reported_year = 2999;

void add_to(HeldByLevel& sum, const HeldByLevel& more)
{
    sum.boxes += more.boxes;
    sum.extent += more.extent;
}

// A level above the clearance has no row, but what came down from it to a visible one must count,
// or the visible row would not add up.
void count_movement(const BoxMovement& each, Level clearance, std::map<Level, LevelYear>& levels)
{
    if (each.before <= clearance) {
        LevelYear& from = levels[each.before];
        if (each.after != Level::unclassified)
            add_to(from.lowered_from, each.moved);
        else
            add_to(each.outcome == Outcome::lapse ? from.lapsed : from.declassified, each.moved);
    }
    if (each.after != Level::unclassified && each.after <= clearance)
        add_to(levels[each.after].lowered_to, each.moved);
}

std::map<Level, LevelYear> levels_from(const YearOfBoxes& year, Level clearance)
{
    std::map<Level, LevelYear> levels;
    for (const auto& [level, held] : year.opening)
        levels[level].opening = held;
    for (const auto& [level, held] : year.newly_classified)
        levels[level].newly_classified = held;
    for (const auto& [level, held] : year.closing)
        levels[level].closing = held;
    for (const BoxMovement& each : year.movements)
        count_movement(each, clearance, levels);
    return levels;
}

struct Balance {
    std::int64_t expected = 0;
    std::int64_t found = 0;
};

template <class Measure>
Balance balance_of(const LevelYear& year, Measure&& of)
{
    return {of(year.opening) + of(year.newly_classified) + of(year.lowered_to) -
                of(year.lowered_from) - of(year.declassified) - of(year.lapsed),
            of(year.closing)};
}

void check_balance(int year, Level level, const LevelYear& figures, Problems& problems)
{
    const Balance boxes =
        balance_of(figures, [](const HeldByLevel& held) { return held.boxes.value(); });
    const Balance extent =
        balance_of(figures, [](const HeldByLevel& held) { return held.extent.value(); });
    for (const auto& [unit, balance] : {std::pair{"boxes", boxes}, std::pair{"mm", extent}})
        if (balance.expected != balance.found)
            problems.push_back({Fault::conflict,
                                "report.invariant_broken",
                                "",
                                {{"level", std::string{code_of(level)}},
                                 {"year", std::to_string(year)},
                                 {"unit", unit},
                                 {"expected", std::to_string(balance.expected)},
                                 {"found", std::to_string(balance.found)}}});
}

LevelYear total_of(const std::map<Level, LevelYear>& levels)
{
    LevelYear total;
    for (const auto& [level, figures] : levels) {
        add_to(total.opening, figures.opening);
        add_to(total.newly_classified, figures.newly_classified);
        add_to(total.lowered_to, figures.lowered_to);
        add_to(total.lowered_from, figures.lowered_from);
        add_to(total.declassified, figures.declassified);
        add_to(total.lapsed, figures.lapsed);
        add_to(total.closing, figures.closing);
    }
    return total;
}

std::vector<DeclassifiedSeries> named_series(const DeclassificationPorts& ports, ReadTx& tx,
                                             const Actor& actor,
                                             const std::vector<SeriesDeclassified>& found)
{
    std::vector<DeclassifiedSeries> series;
    for (const SeriesDeclassified& each : found) {
        auto unit = ports.catalogue.unit(tx, each.series, actor.clearance);
        if (!unit)
            continue;
        for (UnitText& text : unit->texts) {
            if (unit->title_sensitive)
                text.title = text.title_public;
            text.scope.clear();
        }
        series.push_back({each.series, unit->reference, std::move(unit->texts), each.moved,
                          each.act_reference, each.day});
    }
    std::sort(series.begin(), series.end(), [](const auto& a, const auto& b) {
        return std::tie(a.day, a.reference) < std::tie(b.day, b.reference);
    });
    return series;
}

Evaluations evaluations_in(const DeclassificationPorts& ports, ReadTx& tx, const Actor& actor,
                           LegalDay first, LegalDay last)
{
    const LegalDay as_of = std::min(last, ports.clock.today());
    Evaluations counted;
    ports.store.each_standing(tx, actor.clearance, [&](const Standing& unit) {
        const NextEvaluation next = next_evaluation(ports.rules, unit);
        counted.undated += next.undated ? 1 : 0;
        if (!next.due)
            return;
        const bool law = next.due->ground == Ground::law;
        if (first <= next.due->day && next.due->day <= last)
            ++(law ? counted.due_by_law : counted.due_by_policy);
        if (next.due->overdue(as_of))
            ++(law ? counted.overdue_by_law : counted.overdue_by_policy);
    });
    return counted;
}

} // namespace

Result<AnnualReport> annual_report(DeclassificationPorts ports, const Actor& actor, int year)
{
    if (year < first_reported_year || year > last_reported_year)
        return Problem{
            Fault::invalid, "report.year_out_of_range", "year", {{"year", std::to_string(year)}}};
    const LegalDay first{std::chrono::year{year} / std::chrono::January / 1};
    const LegalDay last{std::chrono::year{year} / std::chrono::December / 31};
    const auto tx = ports.work.read();
    AnnualReport report;
    report.year = year;
    report.levels =
        levels_from(ports.store.boxes_between(*tx, first, last, actor.clearance), actor.clearance);
    Problems problems;
    for (const auto& [level, figures] : report.levels)
        check_balance(year, level, figures, problems);
    if (!problems.empty())
        return problems;
    report.total = total_of(report.levels);
    report.decisions = ports.store.outcomes_between(*tx, first, last, actor.clearance);
    report.declassified = named_series(
        ports, *tx, actor, ports.store.declassified_between(*tx, first, last, actor.clearance));
    for (const DeclassifiedSeries& each : report.declassified)
        add_to(report.declassified_total, each.moved);
    report.evaluations = evaluations_in(ports, *tx, actor, first, last);
    return report;
}

} // namespace aperta
