#include "aperta/words/words.hpp"
#include "web/facts.hpp"
#include "web/pages/pages.hpp"
#include "web/reading.hpp"
#include "web/unit_form.hpp"

#include <array>

namespace aperta
{

namespace
{

constexpr std::array all_levels{DescriptionLevel::series, DescriptionLevel::subseries,
                                DescriptionLevel::file, DescriptionLevel::item};

// What the reader wants to make: the level asked for, else the first that fits.
std::optional<DescriptionLevel> level_wanted(const Visit& visit, DescriptionLevel parent)
{
    const bool again = visit.request.method == Method::post;
    const std::string& asked = again ? visit.form["level"] : visit.request.query["level"];
    const auto parsed = parse_description_level(asked);
    if (parsed && may_hold(parent, *parsed))
        return *parsed;
    for (const DescriptionLevel each :
         {DescriptionLevel::file, DescriptionLevel::series, DescriptionLevel::item})
        if (may_hold(parent, each))
            return each;
    return std::nullopt;
}

void add_choices(Node node, const Unit& parent, DescriptionLevel chosen, Language language)
{
    for (const DescriptionLevel each : all_levels)
        if (may_hold(parent.level, each))
            node.add("level", word("description_levels", code_of(each), language))
                .set("id", code_of(each))
                .set("href",
                     unit_href(parent.reference) + "/new?level=" + std::string{code_of(each)})
                .flag("chosen", each == chosen);
}

Response form_page(Visit& visit, const UnitPage& parent, DescriptionLevel level,
                   const Problems& problems)
{
    WebPage page{visit, "new_unit", "catalogue"};
    page.shows(parent.unit.legal_level);
    page.trail(parent.ancestors);
    page.trail_step(unit_href(parent.unit.reference), title_in(parent.unit.texts, visit.language));
    auto names = form_fields(level);
    names.emplace_back("reference");
    page.has_fields(std::move(names));
    if (!problems.empty())
        page.complain(problems);
    const std::string& typed = visit.form["reference"];
    Node node = page.root().add("new");
    node.set("parent", parent.unit.reference.text())
        .set("href", unit_href(parent.unit.reference))
        .set("level", code_of(level))
        .set("kind", word("description_levels", code_of(level), visit.language))
        .set("reference", typed.empty() ? parent.unit.reference.text() + "/" : typed);
    add_choices(node, parent.unit, level, visit.language);
    add_form(node, typed_fields(visit.form, level), level, visit.language);
    return page.finished(problems.empty() ? 200 : status_of(problems.front()));
}

Result<SavedUnit> make(Visit& visit, const Unit& parent, DescriptionLevel level)
{
    const auto reference = ReferenceCode::parse(visit.form["reference"]);
    if (!reference)
        return reference.problems();
    return describe_unit(catalogue_ports(visit.ports()), visit.actor(),
                         {parent.reference, *reference, level, std::nullopt, std::nullopt, "",
                          changed_fields({}, typed_fields(visit.form, level))});
}

Response no_room(Visit& visit, const Unit& parent)
{
    return refuse(
        visit,
        {{Fault::invalid, "unit.holds_nothing", "", {{"reference", parent.reference.text()}}}});
}

} // namespace

Response show_new_unit(Visit& visit)
{
    const auto parent = read_unit(visit);
    if (!parent)
        return refuse(visit, parent.problems());
    const auto level = level_wanted(visit, parent->unit.level);
    return level ? form_page(visit, *parent, *level, {}) : no_room(visit, parent->unit);
}

Response act_new_unit(Visit& visit)
{
    const auto parent = read_unit(visit);
    if (!parent)
        return refuse(visit, parent.problems());
    const auto level = level_wanted(visit, parent->unit.level);
    if (!level)
        return no_room(visit, parent->unit);
    const auto made = make(visit, parent->unit, *level);
    if (!made)
        return form_page(visit, *parent, *level, made.problems());
    return redirect_to(unit_href(*ReferenceCode::parse(visit.form["reference"])));
}

} // namespace aperta
