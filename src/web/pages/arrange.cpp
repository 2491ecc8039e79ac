#include "aperta/catalogue/arrange.hpp"
#include "web/facts.hpp"
#include "web/pages/pages.hpp"
#include "web/reading.hpp"
#include "web/text.hpp"

#include <algorithm>

namespace aperta
{

namespace
{

constexpr std::size_t most_previewed = 200; // lines of a renumbering shown before it is done

std::string arrange_href(const ReferenceCode& reference)
{
    return unit_href(reference) + "/arrange";
}

WebPage begun(Visit& visit, const UnitPage& read, const char* name)
{
    WebPage page{visit, name, "catalogue"};
    page.shows(read.unit.legal_level);
    page.trail(read.ancestors);
    page.trail_step(unit_href(read.unit.reference), title_in(read.unit.texts, visit.language));
    return page;
}

void add_siblings(Visit& visit, WebPage& page, const Unit& unit)
{
    const auto tx = visit.ports().work.read();
    const std::int64_t after = after_of(visit);
    const auto lines = visit.ports().catalogue.children(*tx, unit.id, visit.actor().clearance,
                                                        Page{after, page_limit});
    Node list = page.root().add("units");
    for (const UnitLine& line : lines) {
        add_line(page, list, line, visit.language);
        page.root().add("chosen", line.reference.text());
    }
    add_next(list, {arrange_href(unit.reference), after, lines.empty() ? 0 : lines.back().position,
                    lines.size()});
}

Response arrange_page(Visit& visit, const Problems& problems)
{
    const auto read = read_unit(visit);
    if (!read)
        return refuse(visit, read.problems());
    WebPage page = begun(visit, *read, "arrange");
    page.has_fields({"units", "parent"});
    if (!problems.empty())
        page.complain(problems);
    const bool again = visit.request.method == Method::post;
    page.root()
        .add("arrange")
        .set("reference", read->unit.reference.text())
        .set("href", unit_href(read->unit.reference))
        .set("after", after_of(visit))
        .set("parent", again ? visit.form["parent"] : read->unit.reference.text())
        .set("before", visit.form["before"])
        .set_if("moved", visit.request.query["moved"])
        .set_if("batch", visit.request.query["batch"]);
    add_siblings(visit, page, read->unit);
    return page.finished(problems.empty() ? 200 : status_of(problems.front()));
}

// "unit.VSSE/OR/0001=yes" for each that was ticked; the order is that of their codes on the page.
std::vector<ReferenceCode> ticked(const Fields& form)
{
    constexpr std::string_view mark = "unit.";
    std::vector<ReferenceCode> units;
    for (const auto& [name, value] : form.all())
        if (name.starts_with(mark) && !value.empty())
            if (auto code = ReferenceCode::parse(name.substr(mark.size())))
                units.push_back(std::move(*code));
    return units;
}

// Where the form wants them; a code that is none is not found.
Result<MoveUnits> move_wanted(const Visit& visit)
{
    MoveUnits wanted{ticked(visit.form), {}, {}};
    const auto parent = ReferenceCode::parse(trimmed(visit.form["parent"]));
    if (!parent)
        return Problem{
            Fault::invalid, "unit.not_found", "parent", {{"reference", visit.form["parent"]}}};
    wanted.parent = *parent;
    if (const std::string_view before = trimmed(visit.form["before"]); !before.empty()) {
        const auto sibling = ReferenceCode::parse(before);
        if (!sibling)
            return Problem{
                Fault::invalid, "unit.not_found", "parent", {{"reference", std::string{before}}}};
        wanted.before = *sibling;
    }
    return wanted;
}

// In the order in which they stand, which is what a person means by ticking them.
void put_in_order(Visit& visit, std::vector<ReferenceCode>& units)
{
    const auto tx = visit.ports().work.read();
    std::vector<std::pair<std::int64_t, ReferenceCode>> placed;
    for (ReferenceCode& each : units) {
        const auto unit = visit.ports().catalogue.unit(*tx, each, visit.actor().clearance);
        placed.emplace_back(unit ? unit->position : 0, std::move(each));
    }
    std::sort(placed.begin(), placed.end());
    units.clear();
    for (auto& [position, code] : placed)
        units.push_back(std::move(code));
}

Result<MovedUnits> carried_out(Visit& visit)
{
    const CataloguePorts ports = catalogue_ports(visit.ports());
    for (const auto& [name, step] : {std::pair{"up", Step::up}, std::pair{"down", Step::down}})
        if (const std::string& unit = visit.form[name]; !unit.empty()) {
            const auto code = ReferenceCode::parse(unit);
            return code ? step_unit(ports, visit.actor(), *code, step)
                        : Result<MovedUnits>{code.problems()};
        }
    auto wanted = move_wanted(visit);
    if (!wanted)
        return wanted.problems();
    put_in_order(visit, wanted->units);
    return move_units(ports, visit.actor(), *wanted);
}

Renumber renumber_wanted(const Visit& visit, const ReferenceCode& parent)
{
    const Fields& given = visit.request.method == Method::post ? visit.form : visit.request.query;
    Renumber wanted{parent, parse_number(given["first"]).value_or(1), 4};
    wanted.digits =
        static_cast<int>(std::clamp<std::int64_t>(parse_number(given["digits"]).value_or(4), 1, 9));
    return wanted;
}

Response renumber_page(Visit& visit, const UnitPage& read, const Renumber& wanted,
                       const Problems& problems)
{
    const auto codes = renumbering(catalogue_ports(visit.ports()), visit.actor(), wanted);
    const Problems& said = problems.empty() && !codes ? codes.problems() : problems;
    WebPage page = begun(visit, read, "renumber");
    if (!said.empty())
        page.complain(said);
    Node node = page.root().add("renumber");
    node.set("reference", read.unit.reference.text())
        .set("href", unit_href(read.unit.reference))
        .set("first", wanted.first)
        .set("digits", std::int64_t{wanted.digits});
    if (codes) {
        node.set("count", static_cast<std::int64_t>(codes->size()));
        for (std::size_t i = 0; i < std::min(codes->size(), most_previewed); ++i)
            node.add("code").set("from", (*codes)[i].from.text()).set("to", (*codes)[i].to.text());
        node.flag("more", codes->size() > most_previewed);
    }
    return page.finished(said.empty() ? 200 : status_of(said.front()));
}

} // namespace

Response show_arrange(Visit& visit)
{
    return arrange_page(visit, {});
}

Response act_arrange(Visit& visit)
{
    const auto reference = visit.reference();
    if (!reference)
        return refuse(visit, reference.problems());
    const auto moved = carried_out(visit);
    if (!moved) {
        const Fault fault = moved.problems().front().fault;
        return fault == Fault::not_allowed ? refuse(visit, moved.problems())
                                           : arrange_page(visit, moved.problems());
    }
    std::string back = arrange_href(*reference) + "?after=" + std::to_string(after_of(visit)) +
                       "&moved=" + std::to_string(moved->moved);
    if (!moved->batch.empty())
        back += "&batch=" + percent_encoded(moved->batch);
    return redirect_to(back);
}

Response act_undo_batch(Visit& visit)
{
    const auto reference = visit.reference();
    if (!reference)
        return refuse(visit, reference.problems());
    const auto undone =
        undo_batch(catalogue_ports(visit.ports()), visit.actor(), visit.form["batch"]);
    return undone ? redirect_to(arrange_href(*reference)) : arrange_page(visit, undone.problems());
}

Response show_renumber(Visit& visit)
{
    const auto read = read_unit(visit);
    if (!read)
        return refuse(visit, read.problems());
    return renumber_page(visit, *read, renumber_wanted(visit, read->unit.reference), {});
}

Response act_renumber(Visit& visit)
{
    const auto read = read_unit(visit);
    if (!read)
        return refuse(visit, read.problems());
    const Renumber wanted = renumber_wanted(visit, read->unit.reference);
    const auto done = renumber(catalogue_ports(visit.ports()), visit.actor(), wanted);
    if (!done)
        return renumber_page(visit, *read, wanted, done.problems());
    return redirect_to(arrange_href(read->unit.reference) + "?moved=" +
                       std::to_string(done->moved) + "&batch=" + percent_encoded(done->batch));
}

} // namespace aperta
