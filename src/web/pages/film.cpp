#include "aperta/words/words.hpp"
#include "web/facts.hpp"
#include "web/file_answer.hpp"
#include "web/page.hpp"
#include "web/pages/pages.hpp"
#include "web/reading.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aperta
{

namespace
{

constexpr const char* digitise_kind = "film.digitise";

std::string said_of(const DigitisationAttempt& attempt, Language language)
{
    const JobState state = attempt.accepted() ? JobState::done : JobState::failed;
    return std::string{attempt.accepted() ? word("job_states", "accepted", language)
                                          : word("job_states", code_of(state), language)};
}

void add_reel_facts(Node node, const Reel& reel, Language language)
{
    node.set("reference", reel.reference.text())
        .set("href", reel_href(reel.reference))
        .set("gauge", word("gauges", reel.gauge, language))
        .set("metres", shown_metres(reel.length, language))
        .set("shrinkage", fmt::format("{}{}{}", reel.shrinkage_permille / 10,
                                      decimal_mark(language), reel.shrinkage_permille % 10))
        .set("rate", std::int64_t{reel.frames_per_second})
        .set("expected", expected_frames(reel))
        .set("base", word("film_bases", reel.base, language))
        .set_if("condition", reel.condition);
    add_level(node, reel.level, language);
}

void add_attempt(Node root, const DigitisationAttempt& attempt, Language language)
{
    const std::string why = attempt.accepted()
                                ? std::string{}
                                : sentence({Fault::environment, attempt.code, "", {}}, language);
    root.add("attempt")
        .set("number", std::int64_t{attempt.number})
        .set("state", said_of(attempt, language))
        .set("frames", attempt.frames)
        .set("remark", why);
}

void add_accepted(Node root, const Reel& reel, const DigitisationAttempt& attempt,
                  Language language)
{
    const std::string href = reel_href(reel.reference);
    root.add("accepted")
        .set("access-href", href + "/access-copy")
        .set("sheet-href", href + "/contact-sheet")
        .set("frames", attempt.frames)
        .set("expected", attempt.expected_frames)
        .flag("doubtful", frames_doubtful(attempt.expected_frames, attempt.frames))
        .set("source-files", attempt.source.files)
        .set("source-size", shown_bytes(attempt.source.bytes, language))
        .set("engine", attempt.engine.substr(0, attempt.engine.find(" Copyright")));
}

void add_renditions(Node root, const std::vector<Rendition>& renditions, Language language)
{
    for (const Rendition& each : renditions)
        if (each.kind != RenditionKind::thumbnail)
            root.add("rendition")
                .set("file", each.file)
                .set("size", shown_bytes(each.bytes, language))
                .set("frames", each.frames)
                .set("sha512", each.sha512);
}

std::optional<Job> open_job_on(Visit& visit, ReadTx& tx, const Reel& reel)
{
    for (Job& job : visit.ports().jobs.newest(tx, visit.actor().clearance, page_limit))
        if (job.kind == digitise_kind && job.subject == reel.reference.text() &&
            (job.state == JobState::queued || job.state == JobState::running))
            return std::move(job);
    return std::nullopt;
}

void add_digitise(Visit& visit, WebPage& page, const std::optional<Job>& under_way,
                  const Reel& reel)
{
    Node node = page.root().add("digitise");
    node.set("href", reel_href(reel.reference) + "/digitise")
        .flag("allowed", visit.actor().is(Role::film_operator));
    if (under_way)
        node.set("job-href", "/jobs/" + std::to_string(under_way->id.value()));
}

void add_reel_trail(Visit& visit, ReadTx& tx, WebPage& page, const Reel& reel)
{
    const Level clearance = visit.actor().clearance;
    page.trail(visit.ports().catalogue.ancestors(tx, reel.unit, clearance));
}

Response send_rendition(Visit& visit, RenditionKind kind, const char* type)
{
    const auto tx = visit.ports().work.read();
    const auto reel = find_reel(visit, *tx);
    if (!reel)
        return refuse(visit, reel.problems());
    const auto renditions = visit.ports().films.renditions(*tx, reel->id, visit.actor().clearance);
    const auto found = std::find_if(renditions.begin(), renditions.end(),
                                    [&](const Rendition& each) { return each.kind == kind; });
    if (found == renditions.end())
        return refuse(
            visit,
            {{Fault::not_found, "web.no_copy", "", {{"reference", reel->reference.text()}}}});
    const auto folder = accepted_folder(visit.ports().film_folder, reel->reference);
    return file_answer(visit.request,
                       {folder / found->file, found->bytes, type, found->sha512.substr(0, 32)});
}

} // namespace

Response show_reels(Visit& visit)
{
    WebPage page{visit, "reels", "film"};
    for (const ShownReel& line : read_reels(visit)) {
        page.shows(line.reel.level);
        Node node = page.root().add("reel");
        add_reel_facts(node, line.reel, visit.language);
        node.set("title", title_in(line.texts, visit.language));
        if (line.last)
            node.set("found", line.last->frames).set("state", said_of(*line.last, visit.language));
    }
    return page.finished();
}

Response show_reel(Visit& visit)
{
    const auto tx = visit.ports().work.read();
    const auto reel = find_reel(visit, *tx);
    if (!reel)
        return refuse(visit, reel.problems());
    const Level clearance = visit.actor().clearance;
    WebPage page{visit, "reel", "film"};
    page.shows(reel->level);
    add_reel_trail(visit, *tx, page, *reel);
    Node node = page.root().add("reel");
    add_reel_facts(node, *reel, visit.language);
    if (const auto unit = visit.ports().catalogue.unit(*tx, reel->unit, clearance))
        node.set("title", title_in(unit->texts, visit.language))
            .set("unit-href", unit_href(unit->reference));
    const auto renditions = visit.ports().films.renditions(*tx, reel->id, clearance);
    for (const auto& attempt : visit.ports().films.attempts(*tx, reel->id, clearance)) {
        add_attempt(page.root(), attempt, visit.language);
        if (attempt.accepted() && !renditions.empty())
            add_accepted(page.root(), *reel, attempt, visit.language);
    }
    add_renditions(page.root(), renditions, visit.language);
    add_digitise(visit, page, open_job_on(visit, *tx, *reel), *reel);
    return page.finished();
}

Response send_access_copy(Visit& visit)
{
    return send_rendition(visit, RenditionKind::access, "video/mp4");
}

Response send_contact_sheet(Visit& visit)
{
    return send_rendition(visit, RenditionKind::contact_sheet, "image/jpeg");
}

Response act_digitise(Visit& visit)
{
    Job wanted;
    {
        const auto tx = visit.ports().work.read();
        const auto reel = find_reel(visit, *tx);
        if (!reel)
            return refuse(visit, reel.problems());
        if (const auto job = open_job_on(visit, *tx, *reel))
            return redirect_to("/jobs/" + std::to_string(job->id.value()));
        wanted.kind = digitise_kind;
        wanted.subject = reel->reference.text();
        wanted.level = reel->level;
    }
    const auto id = ask_for_job(job_ports(visit.ports()), visit.actor(), std::move(wanted));
    if (!id)
        return refuse(visit, id.problems());
    if (visit.ports().job_asked)
        visit.ports().job_asked();
    return redirect_to("/jobs/" + std::to_string(id->value()));
}

} // namespace aperta
