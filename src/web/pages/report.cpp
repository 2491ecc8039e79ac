#include "aperta/words/words.hpp"
#include "web/facts.hpp"
#include "web/page.hpp"
#include "web/pages/pages.hpp"
#include "web/year.hpp"

namespace aperta
{

namespace
{

void add_held(Node row, const HeldByLevel& held, Language language)
{
    row.add("held")
        .set("boxes", held.boxes.value())
        .set("metres", shown_metres(held.extent, language));
}

void add_level_year(Node row, const LevelYear& year, Language language)
{
    for (const HeldByLevel* each :
         {&year.opening, &year.newly_classified, &year.lowered_to, &year.lowered_from,
          &year.declassified, &year.lapsed, &year.closing})
        add_held(row, *each, language);
}

void add_levels(Node list, const AnnualReport& report, Language language)
{
    for (const auto& [level, year] : report.levels) {
        Node row = list.add("level");
        add_level(row, level, language);
        add_level_year(row, year, language);
    }
    add_level_year(list.add("level"), report.total, language);
}

} // namespace

Response show_report(Visit& visit)
{
    WebPage page{visit, "report", "reports"};
    const auto report = add_year(visit, page);
    if (report) {
        add_levels(page.root().add("levels"), *report, visit.language);
        const Evaluations& due = report->evaluations;
        page.root()
            .add("evaluations")
            .set("due-by-law", due.due_by_law)
            .set("due-by-policy", due.due_by_policy)
            .set("overdue-by-law", due.overdue_by_law)
            .set("overdue-by-policy", due.overdue_by_policy)
            .set("undated", due.undated);
        for (const auto& [outcome, count] : report->decisions)
            page.root()
                .add("outcome")
                .set("word", outcome == Outcome::lapse
                                 ? word("classification_states", "LAPSED_BY_LAW", visit.language)
                                 : word("outcomes", code_of(outcome), visit.language))
                .set("count", count);
    }
    return page.finished();
}

} // namespace aperta
