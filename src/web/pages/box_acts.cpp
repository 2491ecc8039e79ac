// Three acts on the boxes of a series, each first as a preview by GET, then done by POST: new
// boxes, files into boxes, boxes onto shelves. One stylesheet, one form each, values kept.
#include "web/box_reading.hpp"
#include "web/facts.hpp"
#include "web/page.hpp"
#include "web/pages/box_parts.hpp"
#include "web/pages/pages.hpp"
#include "web/reading.hpp"

namespace aperta
{

namespace
{

struct BoxAct {
    const char* name; // of the address and of the form
    Unit series;
    const Fields& fields;
    bool asked = false; // there is something to preview
};

Result<BoxAct> box_act(Visit& visit, const char* name, const char* first_field)
{
    const auto tx = visit.ports().work.read();
    auto series = find_unit(visit, *tx);
    if (!series)
        return series.problems();
    const bool posted = visit.request.method == Method::post;
    const Fields& fields = posted ? visit.form : visit.request.query;
    return BoxAct{name, std::move(series).value(), fields, posted || fields.has(first_field)};
}

// The form as it was filled in; the caller adds what the preview found.
void add_form(Visit& visit, WebPage& page, const BoxAct& act)
{
    const auto tx = visit.ports().work.read();
    page.trail(visit.ports().catalogue.ancestors(*tx, act.series.id, visit.actor().clearance));
    page.shows(act.series.legal_level);
    page.trail_step(unit_href(act.series.reference), title_in(act.series.texts, visit.language));
    page.has_fields({"count", "type", "estimate", "files", "from", "to", "shelf"});
    Node node = page.root().add("act");
    node.set("name", act.name)
        .set("series", act.series.reference.text())
        .set("href", boxes_href(act.series.reference) + "/" + act.name)
        .set("all", boxes_href(act.series.reference))
        .flag("editable", visit.actor().is(Role::archivist));
    for (const char* field : {"count", "type", "estimate", "files", "from", "to", "shelf", "along"})
        node.set_if(field, act.fields[field]);
    add_box_types(node, visit.language);
}

void add_range(Node& node, NumberRange numbers)
{
    node.set("first", std::int64_t{numbers.first}).set("last", std::int64_t{numbers.last});
}

void add_preview(WebPage& page, const NewBoxesPlan& plan, Language language)
{
    Node node = page.root().add("preview");
    add_range(node, plan.numbers);
    node.set("boxes", std::int64_t{plan.numbers.last - plan.numbers.first + 1})
        .set("metres", shown_metres(plan.width, language));
}

void add_preview(WebPage& page, const BoxingPlan& plan, Language language)
{
    Node node = page.root().add("preview");
    add_range(node, plan.numbers);
    node.set("boxes", std::int64_t{plan.numbers.last - plan.numbers.first + 1})
        .set("files", static_cast<std::int64_t>(plan.files.size()))
        .set("metres", shown_metres(plan.width, language));
    for (const BoxedFile& file : plan.files) {
        page.shows(file.level);
        Node line = node.add("file");
        line.set("reference", file.reference.text())
            .set("href", unit_href(file.reference))
            .set("title", title_in(file.texts, language))
            .set("thickness", file.thickness.value())
            .flag("estimated", file.estimated);
        add_range(line, file.boxes);
    }
}

void add_preview(WebPage& page, const MovePlan& plan, Language language)
{
    Node node = page.root().add("preview");
    node.set("boxes", plan.boxes)
        .set("metres", shown_metres(plan.width, language))
        .set("seen", plan.fingerprint);
    for (const ShelfShare& share : plan.shelves)
        node.add("shelf")
            .set("code", share.shelf.shelf.code())
            .set("first", std::int64_t{share.numbers.front()})
            .set("last", std::int64_t{share.numbers.back()})
            .set("boxes", static_cast<std::int64_t>(share.numbers.size()))
            .set("metres", shown_metres(share.width, language))
            .set("free",
                 shown_metres(share.shelf.free().value_or(Millimetres{}) - share.width, language));
}

template <class Plan>
Response act_page(Visit& visit, const BoxAct& act, const Result<Plan>* plan)
{
    WebPage page{visit, "box_act", "catalogue"};
    int status = 200;
    if (plan != nullptr && !*plan) {
        // A preview that is refused because it is no one's to make is the page's own answer.
        status = status_of(plan->problems().front());
        page.has_fields({"count", "type", "estimate", "files", "from", "to", "shelf"});
        page.complain(plan->problems());
    }
    add_form(visit, page, act);
    if (plan != nullptr && *plan)
        add_preview(page, **plan, visit.language);
    return page.finished(status);
}

template <class Plan>
Response answer_act(Visit& visit, const BoxAct& act, const Result<Plan>& done)
{
    if (done)
        return redirect_to(boxes_href(act.series.reference));
    return act_page(visit, act, &done);
}

} // namespace

Response show_new_boxes(Visit& visit)
{
    const auto act = box_act(visit, "new", "count");
    if (!act)
        return refuse(visit, act.problems());
    if (!act->asked)
        return act_page<NewBoxesPlan>(visit, *act, nullptr);
    const auto plan = plan_boxes(boxing_ports(visit.ports()), visit.actor(),
                                 new_boxes_in(act->series.reference, act->fields));
    return act_page(visit, *act, &plan);
}

Response act_new_boxes(Visit& visit)
{
    const auto act = box_act(visit, "new", "count");
    if (!act)
        return refuse(visit, act.problems());
    return answer_act(visit, *act,
                      create_boxes(boxing_ports(visit.ports()), visit.actor(),
                                   new_boxes_in(act->series.reference, act->fields)));
}

Response show_box_files(Visit& visit)
{
    const auto act = box_act(visit, "fill", "type");
    if (!act)
        return refuse(visit, act.problems());
    if (!act->asked)
        return act_page<BoxingPlan>(visit, *act, nullptr);
    const auto wanted = box_files_in(act->series.reference, act->fields);
    const Result<BoxingPlan> plan =
        wanted ? plan_boxing(boxing_ports(visit.ports()), visit.actor(), *wanted)
               : Result<BoxingPlan>{wanted.problems()};
    return act_page(visit, *act, &plan);
}

Response act_box_files(Visit& visit)
{
    const auto act = box_act(visit, "fill", "type");
    if (!act)
        return refuse(visit, act.problems());
    const auto wanted = box_files_in(act->series.reference, act->fields);
    return answer_act(visit, *act,
                      wanted ? box_files(boxing_ports(visit.ports()), visit.actor(), *wanted)
                             : Result<BoxingPlan>{wanted.problems()});
}

Response show_move_boxes(Visit& visit)
{
    const auto act = box_act(visit, "move", "from");
    if (!act)
        return refuse(visit, act.problems());
    if (!act->asked)
        return act_page<MovePlan>(visit, *act, nullptr);
    const auto plan = plan_move(boxing_ports(visit.ports()), visit.actor(),
                                move_in(act->series.reference, act->fields));
    return act_page(visit, *act, &plan);
}

Response act_move_boxes(Visit& visit)
{
    const auto act = box_act(visit, "move", "from");
    if (!act)
        return refuse(visit, act.problems());
    return answer_act(visit, *act,
                      move_boxes(boxing_ports(visit.ports()), visit.actor(),
                                 move_in(act->series.reference, act->fields)));
}

} // namespace aperta
