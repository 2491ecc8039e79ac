#include "aperta/catalogue/bulk.hpp"
#include "aperta/words/words.hpp"
#include "web/facts.hpp"
#include "web/pages/pages.hpp"
#include "web/reading.hpp"
#include "web/unit_form.hpp"

#include <algorithm>
#include <array>

namespace aperta
{

namespace
{

constexpr std::size_t lines_shown = 100;
constexpr std::array bulk_levels{DescriptionLevel::series, DescriptionLevel::subseries,
                                 DescriptionLevel::file, DescriptionLevel::item};

// The order as the form or the address has it; the same names in both.
BulkOrder order_in(const Visit& visit, const ReferenceCode& under)
{
    const Fields& given = visit.request.method == Method::post ? visit.form : visit.request.query;
    BulkOrder order{
        {under, given["deep"] == "yes", std::nullopt, {}}, given["field"], {}, given["text"]};
    if (const auto level = parse_description_level(given["level"]))
        order.units.level = *level;
    if (given["mode"] == "replace")
        order.find = given["find"];
    return order;
}

void add_fields(Node node, const BulkOrder& order, Language language)
{
    for (const UnitField& field : unit_fields()) {
        const auto add = [&](const std::string& name, const std::string& suffix) {
            node.add("field", std::string{word("isad_elements", field.name, language)} + suffix)
                .set("name", name)
                .flag("chosen", name == order.field);
        };
        const std::string name{field.name};
        if (!field.per_language)
            add(name, "");
        else
            for (const char* code : {"nl", "fr", "de", "en"})
                add(name + "." + code, " (" + std::string{code} + ")");
    }
}

void add_order(Node node, const BulkOrder& order, Language language)
{
    node.set("text", order.text)
        .set("find", order.find.value_or(""))
        .flag("replace", order.find.has_value())
        .flag("deep", order.units.deep);
    add_fields(node, order, language);
    for (const DescriptionLevel each : bulk_levels)
        node.add("level", word("description_levels", code_of(each), language))
            .set("id", code_of(each))
            .flag("chosen", order.units.level == each);
}

void add_preview(WebPage& page, const BulkPreview& preview, Language language)
{
    page.shows(preview.highest);
    Node node = page.root().add("preview");
    node.set("chosen", preview.chosen)
        .set("changing", preview.changing)
        .set("refused", preview.refused)
        .flag("more",
              static_cast<std::size_t>(preview.changing + preview.refused) > preview.lines.size());
    for (const BulkLine& each : preview.lines) {
        Node line = node.add("line");
        line.set("reference", each.unit.text()).set("href", unit_href(each.unit));
        line.add("before", each.before);
        line.add("after", each.after);
        for (const Problem& problem : each.problems)
            line.add("problem", sentence(problem, language));
    }
}

Response bulk_page(Visit& visit, const UnitPage& read, const BulkOrder& order, Problems problems)
{
    WebPage page{visit, "bulk", "catalogue"};
    page.shows(read.unit.legal_level);
    page.trail(read.ancestors);
    page.trail_step(unit_href(read.unit.reference), title_in(read.unit.texts, visit.language));
    page.has_fields({"field"});
    Node node = page.root().add("bulk");
    node.set("reference", read.unit.reference.text()).set("href", unit_href(read.unit.reference));
    add_order(node, order, visit.language);
    if (problems.empty() && !order.field.empty()) {
        const auto preview =
            preview_bulk(catalogue_ports(visit.ports()), visit.actor(), order, lines_shown);
        if (preview)
            add_preview(page, *preview, visit.language);
        else
            problems = preview.problems();
    }
    if (!problems.empty())
        page.complain(problems);
    return page.finished(problems.empty() ? 200 : status_of(problems.front()));
}

} // namespace

Response show_bulk(Visit& visit)
{
    const auto read = read_unit(visit);
    if (!read)
        return refuse(visit, read.problems());
    return bulk_page(visit, *read, order_in(visit, read->unit.reference), {});
}

Response act_bulk(Visit& visit)
{
    const auto read = read_unit(visit);
    if (!read)
        return refuse(visit, read.problems());
    const BulkOrder order = order_in(visit, read->unit.reference);
    const auto preview =
        preview_bulk(catalogue_ports(visit.ports()), visit.actor(), order, lines_shown);
    if (!preview)
        return bulk_page(visit, *read, order, preview.problems());
    if (preview->refused > 0)
        return bulk_page(visit, *read, order, {});
    Job wanted;
    wanted.kind = "catalogue.bulk";
    wanted.subject = read->unit.reference.text();
    wanted.parameters = written(order);
    wanted.level = std::max(preview->highest, read->unit.legal_level);
    const auto id = ask_for_job(job_ports(visit.ports()), visit.actor(), std::move(wanted));
    if (!id)
        return refuse(visit, id.problems());
    if (visit.ports().job_asked)
        visit.ports().job_asked();
    return redirect_to("/jobs/" + std::to_string(id->value()));
}

} // namespace aperta
