#include "aperta/catalogue/bulk.hpp"
#include "web/facts.hpp"
#include "web/page.hpp"
#include "web/pages/pages.hpp"
#include "web/reading.hpp"

namespace aperta
{

namespace
{

std::string subject_href(Visit& visit, const Job& job)
{
    const auto reference = ReferenceCode::parse(job.subject);
    if (!reference)
        return {};
    if (job.kind.starts_with("film."))
        return reel_href(*reference);
    const auto tx = visit.ports().work.read();
    const bool is_unit =
        visit.ports().catalogue.unit(*tx, *reference, visit.actor().clearance).has_value();
    return is_unit ? unit_href(*reference) : std::string{};
}

} // namespace

Response show_jobs(Visit& visit)
{
    WebPage page{visit, "jobs", "jobs"};
    const auto tx = visit.ports().work.read();
    const auto jobs = visit.ports().jobs.newest(*tx, visit.actor().clearance, page_limit);
    for (const Job& job : jobs) {
        page.shows(job.level);
        add_job(page.root(), job, visit.language);
    }
    if (jobs.size() == static_cast<std::size_t>(page_limit))
        page.root().set("more", std::int64_t{page_limit});
    return page.finished();
}

Response show_job(Visit& visit)
{
    const auto job = read_job(visit);
    if (!job)
        return refuse(visit, job.problems());
    WebPage page{visit, "job", "jobs"};
    page.shows(job->level);
    Node node = add_job(page.root(), *job, visit.language);
    const bool mine =
        job->account == visit.actor().account || visit.actor().is(Role::administrator);
    const std::string subject = subject_href(visit, *job);
    node.flag("may-cancel", mine).set_if("subject-href", subject);
    node.flag("keeps", job->kind == "catalogue.bulk");
    const bool undoable = job->kind == "catalogue.bulk" && !job->started_at.empty() &&
                          !job->ended_at.empty() && visit.actor().is(Role::archivist);
    if (undoable && !subject.empty())
        node.set("batch", bulk_batch(job->id));
    return page.finished();
}

Response act_cancel_job(Visit& visit)
{
    const auto cancelled =
        cancel_job(job_ports(visit.ports()), visit.actor(), JobId{visit.number()});
    if (!cancelled)
        return refuse(visit, cancelled.problems());
    return redirect_to("/jobs/" + visit.parts["number"]);
}

} // namespace aperta
