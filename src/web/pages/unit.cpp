#include "aperta/words/words.hpp"
#include "web/facts.hpp"
#include "web/page.hpp"
#include "web/pages/pages.hpp"
#include "web/reading.hpp"

#include <algorithm>

namespace aperta
{

namespace
{

void add_texts(Node node, const Unit& unit, Language first)
{
    const auto add = [&](const UnitText& text) {
        node.add("text")
            .set("language", code_of(text.language))
            .set("language-name", own_name(text.language))
            .set("title", text.title)
            .set_if("scope", text.scope);
    };
    for (const UnitText& text : unit.texts)
        if (text.language == first && !text.title.empty())
            add(text);
    for (const UnitText& text : unit.texts)
        if (text.language != first && !text.title.empty())
            add(text);
}

// What else is said of the unit, by element, the reader's language first.
void add_elements(Node node, const Unit& unit, Language first)
{
    for (const UnitField& field : unit_fields()) {
        std::vector<const UnitElement*> said;
        for (const UnitElement& each : unit.elements)
            if (each.element == field.name)
                said.insert(each.language == first ? said.begin() : said.end(), &each);
        if (said.empty())
            continue;
        Node element = node.add("element");
        element.set("label", word("isad_elements", field.name, first));
        for (const UnitElement* each : said)
            element.add("said", each->text)
                .set("language", code_of(each->language))
                .set("language-name", own_name(each->language));
    }
}

// Persons, bodies, places, subjects, and units that belong with this one.
void add_pointers(const Visit& visit, Node node, const Unit& unit)
{
    const auto tx = visit.ports().work.read();
    for (const AuthorityId id : unit.access_points)
        if (const auto found = visit.ports().catalogue.authority(*tx, id))
            node.add("access-point", name_in(*found, visit.language));
    for (const UnitId id : unit.related)
        if (const auto found = visit.ports().catalogue.unit(*tx, id, visit.actor().clearance))
            node.add("related", found->reference.text()).set("href", unit_href(found->reference));
}

std::string form_of(const Unit& unit, Language language)
{
    if (unit.pieces == 1)
        return std::string{word("extent_forms", unit.form, language)};
    return std::string{
        word_field("extent_forms", unit.form, std::string{code_of(language)} + "_plural")};
}

std::string joined_languages(const Unit& unit)
{
    std::string text;
    for (const std::string& each : unit.material_languages) {
        const auto known = parse_language(each);
        text += text.empty() ? "" : ", ";
        text += known ? own_name(*known) : std::string_view{each};
    }
    return text;
}

void add_axes(Node node, const Unit& unit, Language language)
{
    add_level(node, unit.legal_level, language);
    node.set("state", word("classification_states", code_of(unit.classification_state), language))
        .set_if("marking", unit.marking)
        .set("access", word("access_states", code_of(unit.access.state), language))
        .set("custody", word("custody_states", code_of(unit.custody), language));
    if (unit.level_as_classified != unit.legal_level)
        node.set("before", word("levels", code_of(unit.level_as_classified), language));
    if (unit.access.until)
        node.set("access-until", to_text(*unit.access.until));
    if (!unit.access.reason.empty())
        node.set("access-reason", word("access_reasons", unit.access.reason, language));
}

// The series that a unit's boxes are numbered in: the nearest above it.
ReferenceCode series_of(const UnitPage& page)
{
    ReferenceCode series = page.unit.reference;
    for (const UnitLine& each : page.ancestors)
        if (each.level == DescriptionLevel::series)
            series = each.reference;
    return series;
}

void add_unit(const Visit& visit, WebPage& web, const UnitPage& page)
{
    const Language language = visit.language;
    const Unit& unit = page.unit;
    Node node = web.root().add("unit");
    node.set("reference", unit.reference.text())
        .set_if("title", title_in(unit.texts, language))
        .set("kind", word("description_levels", code_of(unit.level), language))
        .flag("sensitive", unit.title_sensitive)
        .set_if("languages", joined_languages(unit));
    if (unit.pieces > 0)
        node.set("pieces", std::int64_t{unit.pieces}).set("form", form_of(unit, language));
    if (page.originator)
        node.set("originator", name_in(*page.originator, language));
    add_dates(node, unit.dates);
    add_axes(node, unit, language);
    // A file or item lies in boxes that it shares; it has none of its own to count.
    if (unit.level != DescriptionLevel::file && unit.level != DescriptionLevel::item)
        add_extent(node, page.extent, language);
    if (unit.level == DescriptionLevel::series)
        node.set("boxes-href", boxes_href(unit.reference));
    node.set("href", unit_href(unit.reference));
    add_texts(node, unit, language);
    add_elements(node, unit, language);
    add_pointers(visit, node, unit);
    for (const Authority& creator : page.creators)
        node.add("creator", name_in(creator, language));
    for (const Container& box : page.boxes)
        node.add("box")
            .set("number", std::int64_t{box.number})
            .set("href", box_href(series_of(page), box.number));
}

// What script needs to say the codes of the API in the reader's language.
void add_words(Node list, Language language)
{
    for (const char* vocabulary : {"levels", "classification_states", "access_states"})
        for (std::string_view code : ids_of(vocabulary))
            list.add("word", word(vocabulary, code, language))
                .set("of", vocabulary)
                .set("code", code);
}

// What the reader may do with the unit, and how much of its description is there.
void add_acts(const Visit& visit, WebPage& page, const Unit& unit)
{
    if (!visit.actor().is(Role::archivist))
        return;
    const CataloguePorts ports = catalogue_ports(visit.ports());
    const Completeness complete =
        completeness(described(ports, *ports.work.read(), unit, visit.actor().clearance));
    Node node = page.root().add("acts");
    node.flag("new", unit.level != DescriptionLevel::item)
        .set("present", std::int64_t{complete.present()})
        .set("expected", std::int64_t{complete.expected});
    for (const std::string_view each : complete.missing)
        node.add("missing", word("isad_elements", each, visit.language));
}

void add_children(Visit& visit, WebPage& page, const Unit& unit)
{
    const auto tx = visit.ports().work.read();
    const std::int64_t after = after_of(visit);
    const auto lines = visit.ports().catalogue.children(*tx, unit.id, visit.actor().clearance,
                                                        Page{after, page_limit});
    Node list = page.root().add("units");
    for (const UnitLine& line : lines)
        add_line(page, list, line, visit.language);
    if (std::any_of(lines.begin(), lines.end(),
                    [](const UnitLine& line) { return line.children > 0; }))
        add_words(list, visit.language);
    add_next(list, {unit_href(unit.reference), after, lines.empty() ? 0 : lines.back().position,
                    lines.size()});
}

void add_due(WebPage& page, const std::optional<DueDate>& due, const char* effect,
             const Visit& visit)
{
    if (!due)
        return;
    const std::int64_t left = due->days_left(visit.ports().clock.today());
    page.root()
        .add("due")
        .set("effect", word("rule_effects", effect, visit.language))
        .set("day", to_text(due->day))
        .set("ground", word("grounds", code_of(due->ground), visit.language))
        .set("days", left < 0 ? -left : left)
        .flag("overdue", left < 0);
}

void add_decision(WebPage& page, const Determination& each, Language language)
{
    const bool lapsed = each.outcome == Outcome::lapse;
    page.root()
        .add("decision")
        .set("day", to_text(each.day))
        .set("outcome", lapsed ? word("classification_states", "LAPSED_BY_LAW", language)
                               : word("outcomes", code_of(each.outcome), language))
        .set("act", lapsed ? each.rule : each.act_reference)
        .set("before", code_of(each.level_before))
        .set("before-word", word("levels", code_of(each.level_before), language))
        .set("after", code_of(each.level_after))
        .set("after-word", word("levels", code_of(each.level_after), language))
        .set("authority", each.authority);
}

void add_decisions(Visit& visit, WebPage& page, const Unit& unit)
{
    const auto found =
        decisions_of(declassification_ports(visit.ports()), visit.actor(), unit.reference);
    if (!found)
        return;
    for (const Determination& each : found->determinations)
        add_decision(page, each, visit.language);
    if (unit.legal_level == Level::unclassified)
        return;
    add_due(page, found->due.evaluate, "EVALUATE", visit);
    add_due(page, found->due.lapse, "LAPSE", visit);
}

void add_reels(Visit& visit, WebPage& page, const Unit& unit)
{
    const auto tx = visit.ports().work.read();
    std::optional<Node> list;
    for (const Reel& reel : visit.ports().films.reels(*tx, visit.actor().clearance)) {
        if (reel.unit != unit.id)
            continue;
        if (!list)
            list = page.root().add("reels");
        list->add("reel")
            .set("reference", reel.reference.text())
            .set("href", reel_href(reel.reference))
            .set("gauge", word("gauges", reel.gauge, visit.language));
    }
}

// A code that was cited before a renumbering still leads to its unit.
std::optional<Response> now_called(const Visit& visit)
{
    const auto reference = visit.reference();
    if (!reference)
        return std::nullopt;
    const auto tx = visit.ports().work.read();
    const auto unit =
        visit.ports().catalogue.unit_formerly(*tx, *reference, visit.actor().clearance);
    return unit ? std::optional{redirect_to(unit_href(unit->reference))} : std::nullopt;
}

} // namespace

Response show_unit(Visit& visit)
{
    const auto read = read_unit(visit);
    if (!read)
        return now_called(visit).value_or(refuse(visit, read.problems()));
    WebPage page{visit, "unit", "catalogue"};
    page.shows(read->unit.legal_level);
    page.trail(read->ancestors);
    add_unit(visit, page, *read);
    add_acts(visit, page, read->unit);
    add_children(visit, page, read->unit);
    add_reels(visit, page, read->unit);
    add_decisions(visit, page, read->unit);
    return page.finished();
}

} // namespace aperta
