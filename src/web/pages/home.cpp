#include "aperta/words/words.hpp"
#include "web/facts.hpp"
#include "web/page.hpp"
#include "web/pages/pages.hpp"
#include "web/year.hpp"

namespace aperta
{

namespace
{

constexpr int work_limit = 10; // lines of each list; one more is asked for, to know of more

void add_due_lines(WebPage& page, Node list, const std::vector<DueLine>& lines, Language language)
{
    int shown = 0;
    for (const DueLine& each : lines) {
        if (shown++ == work_limit) {
            list.flag("more", true).set("shown", std::int64_t{work_limit});
            return;
        }
        page.shows(each.unit.legal_level);
        Node line = list.add("line");
        line.set("reference", each.unit.reference.text())
            .set("href", unit_href(each.unit.reference))
            .set("title", title_in(each.unit.texts, language))
            .set("day", to_text(each.due.day))
            .set("days", each.days_left < 0 ? -each.days_left : each.days_left)
            .flag("overdue", each.days_left < 0)
            .set("rule", each.due.rule);
        add_level(line, each.unit.legal_level, language);
    }
}

void add_reviews(WebPage& page, Node list, const std::vector<UnderWay>& reviews, Language language)
{
    for (const UnderWay& each : reviews) {
        page.shows(each.unit.legal_level);
        Node line = list.add("line");
        line.set("reference", each.unit.reference.text())
            .set("href", unit_href(each.unit.reference))
            .set("title", title_in(each.unit.texts, language))
            .set("state", word("classification_states", code_of(each.review.state), language))
            .set("days", each.days)
            .set("reviewer", each.review.recommender);
        add_level(line, each.unit.legal_level, language);
    }
}

// The account of this year counts what is overdue without fetching it line by line.
std::int64_t overdue_today(Visit& visit, const std::optional<AnnualReport>& shown)
{
    const int this_year = static_cast<int>(year_of(visit.ports().clock.today()));
    const auto overdue_in = [](const AnnualReport& report) {
        return report.evaluations.overdue_by_law + report.evaluations.overdue_by_policy;
    };
    if (shown && shown->year == this_year)
        return overdue_in(*shown);
    const auto report =
        annual_report(declassification_ports(visit.ports()), visit.actor(), this_year);
    return report ? overdue_in(*report) : 0;
}

void add_due(Visit& visit, WebPage& page, std::int64_t overdue)
{
    const DueLines lines = due_work(declassification_ports(visit.ports()), visit.actor(),
                                    visit.ports().clock.today(), work_limit + 1);
    Node due = page.root().add("due");
    due.set("overdue", overdue)
        .set("under-way", static_cast<std::int64_t>(lines.under_way.size()))
        .set("undated", lines.undated);
    add_due_lines(page, due.add("by-law"), lines.by_law, visit.language);
    add_due_lines(page, due.add("by-policy"), lines.by_policy, visit.language);
    add_reviews(page, due.add("reviews"), lines.under_way, visit.language);
}

void add_running_jobs(Visit& visit, WebPage& page)
{
    const auto tx = visit.ports().work.read();
    Node list = page.root().add("jobs");
    std::int64_t count = 0;
    for (const Job& job : visit.ports().jobs.newest(*tx, visit.actor().clearance, page_limit)) {
        if (job.state != JobState::queued && job.state != JobState::running)
            continue;
        page.shows(job.level);
        add_job(list, job, visit.language);
        ++count;
    }
    list.set("count", count);
}

} // namespace

Response show_home(Visit& visit)
{
    WebPage page{visit, "home", "home"};
    const auto year = add_year(visit, page);
    add_due(visit, page, overdue_today(visit, year));
    add_running_jobs(visit, page);
    return page.finished();
}

} // namespace aperta
