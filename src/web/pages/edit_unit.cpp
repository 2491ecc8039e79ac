#include "aperta/words/words.hpp"
#include "web/facts.hpp"
#include "web/pages/pages.hpp"
#include "web/reading.hpp"
#include "web/text.hpp"
#include "web/unit_form.hpp"

#include <algorithm>

namespace aperta
{

namespace
{

// What stands in the form, and over what it was written.
struct Draft {
    FieldTexts texts;
    FieldTexts theirs; // in conflict with it
    std::int64_t version = 0;
    Problems problems;
    int status = 200;
};

std::vector<std::string> names_of_fields(DescriptionLevel level)
{
    auto names = form_fields(level);
    names.emplace_back("version");
    return names;
}

Response form_page(Visit& visit, const UnitPage& read, const Draft& draft)
{
    const Unit& unit = read.unit;
    WebPage page{visit, "edit_unit", "catalogue"};
    page.shows(unit.legal_level);
    page.trail(read.ancestors);
    page.trail_step(unit_href(unit.reference), title_in(unit.texts, visit.language));
    page.has_fields(names_of_fields(unit.level));
    if (!draft.problems.empty())
        page.complain(draft.problems);
    Node node = page.root().add("edit");
    node.set("reference", unit.reference.text())
        .set("href", unit_href(unit.reference))
        .set("kind", word("description_levels", code_of(unit.level), visit.language))
        .set("version", draft.version)
        .flag("conflict", !draft.theirs.empty());
    add_form(node, draft.texts, unit.level, visit.language, draft.theirs);
    return page.finished(draft.status);
}

// Fields that both changed since the writer's form was made, and to different texts.
FieldTexts in_conflict(const FieldTexts& base, const FieldTexts& mine, const FieldTexts& now)
{
    FieldTexts theirs;
    for (const FieldValue& each : changed_fields(base, now)) {
        const auto typed = mine.find(each.field);
        const std::string text = typed == mine.end() ? std::string{} : typed->second;
        const auto before = base.find(each.field);
        const std::string was = before == base.end() ? std::string{} : before->second;
        if (text != was && text != each.text)
            theirs.emplace(each.field, each.text);
    }
    return theirs;
}

// The writer's changes over what stands there now, and beside them what would be overwritten.
Draft merged(const FieldTexts& base, const FieldTexts& mine, const FieldTexts& now)
{
    Draft draft;
    draft.theirs = in_conflict(base, mine, now);
    draft.texts = now;
    for (const FieldValue& each : changed_fields(base, mine))
        draft.texts.insert_or_assign(each.field, each.text);
    return draft;
}

// "take.title.nl=theirs": the reader of a conflict gave their own text up.
void take_theirs(const Fields& form, FieldTexts& mine, const FieldTexts& now)
{
    for (const auto& [field, text] : now)
        if (form["take." + field] == "theirs")
            mine.insert_or_assign(field, text);
    for (auto each = mine.begin(); each != mine.end();)
        each = form["take." + each->first] == "theirs" && !now.contains(each->first)
                   ? mine.erase(each)
                   : std::next(each);
}

Response saved_or_said(Visit& visit, const UnitPage& read)
{
    const Unit& unit = read.unit;
    const CataloguePorts ports = catalogue_ports(visit.ports());
    const std::int64_t version = parse_number(visit.form["version"]).value_or(0);
    const auto since = changes_between(ports, visit.actor(), unit.reference, version);
    if (!since)
        return refuse(visit, since.problems());
    const FieldTexts now =
        texts_of(described(ports, *ports.work.read(), unit, visit.actor().clearance), unit.level);
    const FieldTexts base = texts_before(now, *since);
    FieldTexts mine = typed_fields(visit.form, unit.level);
    take_theirs(visit.form, mine, now);
    const auto saved =
        save_unit(ports, visit.actor(), {unit.reference, version, changed_fields(base, mine)});
    if (saved)
        return redirect_to(unit_href(unit.reference));
    const Problem& first = saved.problems().front();
    if (first.fault == Fault::not_allowed || first.fault == Fault::not_found)
        return refuse(visit, saved.problems());
    Draft draft;
    if (first.fault == Fault::conflict)
        draft = merged(base, mine, now);
    else
        draft.texts = mine;
    draft.version = first.fault == Fault::conflict ? unit.version : version;
    draft.problems = saved.problems();
    draft.status = status_of(first);
    return form_page(visit, read, draft);
}

} // namespace

Response show_edit_unit(Visit& visit)
{
    const auto read = read_unit(visit);
    if (!read)
        return refuse(visit, read.problems());
    const CataloguePorts ports = catalogue_ports(visit.ports());
    Draft draft;
    draft.texts =
        texts_of(described(ports, *ports.work.read(), read->unit, visit.actor().clearance),
                 read->unit.level);
    draft.version = read->unit.version;
    return form_page(visit, *read, draft);
}

Response act_edit_unit(Visit& visit)
{
    const auto read = read_unit(visit);
    return read ? saved_or_said(visit, *read) : refuse(visit, read.problems());
}

} // namespace aperta
