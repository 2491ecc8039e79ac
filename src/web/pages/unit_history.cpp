#include "aperta/words/words.hpp"
#include "web/facts.hpp"
#include "web/pages/pages.hpp"
#include "web/reading.hpp"
#include "web/text.hpp"

namespace aperta
{

namespace
{

// "Titel (nl)" for title.nl.
std::string field_label(const std::string& field, Language language)
{
    const std::size_t dot = field.find('.');
    std::string label{word("isad_elements", field.substr(0, dot), language)};
    if (dot != std::string::npos)
        label += " (" + field.substr(dot + 1) + ")";
    return label;
}

void add_change(Node list, const RecordChange& change, Language language, bool newest)
{
    Node node = list.add("change");
    node.set("id", change.id.value())
        .set("at", shown_instant(change.at))
        .set("instant", change.at)
        .set("account", change.account)
        .set("act", word("change_acts", change.act, language))
        .set("version", change.version)
        .flag("first", change.version == 1)
        .flag("newest", newest);
    if (change.undoes.stored())
        node.set("undoes", change.undoes.value());
    for (const FieldChange& each : change.fields) {
        Node field = node.add("field");
        field.set("label", field_label(each.field, language));
        field.add("before", each.before);
        field.add("after", each.after);
    }
}

Response history_page(Visit& visit, const Problems& problems)
{
    const auto read = read_unit(visit);
    if (!read)
        return refuse(visit, read.problems());
    const Unit& unit = read->unit;
    const ChangeId before{parse_number(visit.request.query["before"]).value_or(0)};
    const auto changes = history_of(catalogue_ports(visit.ports()), visit.actor(), unit.reference,
                                    before, page_limit);
    if (!changes)
        return refuse(visit, changes.problems());
    WebPage page{visit, "unit_history", "catalogue"};
    page.trail(read->ancestors);
    page.trail_step(unit_href(unit.reference), title_in(unit.texts, visit.language));
    page.shows(unit.legal_level);
    if (!problems.empty())
        page.complain(problems);
    Node node = page.root().add("history");
    node.set("reference", unit.reference.text())
        .set("href", unit_href(unit.reference))
        .flag("may-undo", visit.actor().is(Role::archivist));
    for (const RecordChange& each : *changes) {
        page.shows(each.level);
        add_change(node, each, visit.language, !before.stored() && &each == &changes->front());
    }
    if (changes->size() == static_cast<std::size_t>(page_limit))
        node.set("older", changes->back().id.value());
    return page.finished(problems.empty() ? 200 : status_of(problems.front()));
}

} // namespace

Response show_unit_history(Visit& visit)
{
    return history_page(visit, {});
}

Response act_undo_change(Visit& visit)
{
    const auto reference = visit.reference();
    if (!reference)
        return refuse(visit, reference.problems());
    const ChangeId change{parse_number(visit.form["change"]).value_or(0)};
    const auto undone =
        undo_change(catalogue_ports(visit.ports()), visit.actor(), *reference, change);
    if (undone)
        return redirect_to(unit_href(*reference) + "/history");
    const Fault fault = undone.problems().front().fault;
    if (fault == Fault::not_allowed || fault == Fault::not_found)
        return refuse(visit, undone.problems());
    return history_page(visit, undone.problems());
}

} // namespace aperta
