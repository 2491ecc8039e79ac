#include "aperta/words/words.hpp"
#include "web/facts.hpp"
#include "web/page.hpp"
#include "web/pages/pages.hpp"
#include "web/reading.hpp"
#include "web/text.hpp"

namespace aperta
{

namespace
{

void add_series(WebPage& page, Node fonds, const SeriesTotals& each, Language language)
{
    page.shows(each.series.legal_level);
    Node node = fonds.add("series");
    node.set("reference", each.series.reference.text())
        .set("href", unit_href(each.series.reference))
        .set("boxes-href", boxes_href(each.series.reference))
        .set("title", title_in(each.series.texts, language))
        .set("state",
             word("classification_states", code_of(each.series.classification_state), language))
        .set("access", word("access_states", code_of(each.series.access.state), language));
    add_level(node, each.series.legal_level, language);
    add_dates(node, each.series.dates);
    add_extent(node, each.extent, language);
}

void add_boxes(Visit& visit, Node list, const Unit& series)
{
    const auto tx = visit.ports().work.read();
    const std::int64_t after = after_of(visit);
    const auto boxes = visit.ports().catalogue.containers(*tx, series.id, visit.actor().clearance,
                                                          Page{after, page_limit});
    for (const Container& box : boxes)
        list.add("box")
            .set("number", std::int64_t{box.number})
            .set("href", box_href(series.reference, box.number))
            .set("barcode", box.barcode)
            .set("type", word("box_types", box.type, visit.language))
            .set("width", box.width.value())
            .set("location", box.location);
    add_next(list, {boxes_href(series.reference), after, boxes.empty() ? 0 : boxes.back().number,
                    boxes.size()});
}

UnitLine as_line(const Unit& unit)
{
    UnitLine line;
    line.reference = unit.reference;
    line.texts = unit.texts;
    line.legal_level = unit.legal_level;
    return line;
}

struct OpenBox {
    Unit series;
    std::vector<UnitLine> ancestors;
    Container box;
    std::vector<UnitLine> units;
    bool before = false, behind = false; // neighbours
};

Result<OpenBox> open_box(Visit& visit)
{
    const auto tx = visit.ports().work.read();
    CatalogueStore& catalogue = visit.ports().catalogue;
    const Level clearance = visit.actor().clearance;
    auto series = find_unit(visit, *tx);
    if (!series)
        return series.problems();
    constexpr std::int64_t most = 1'000'000;
    const auto number = static_cast<int>(std::min(visit.number(), most));
    auto box = catalogue.container(*tx, series->id, number, clearance);
    if (!box)
        return Problem{
            Fault::not_found,
            "web.box_not_found",
            "",
            {{"number", visit.parts["number"]}, {"reference", series->reference.text()}}};
    OpenBox open;
    open.units = catalogue.units_in(*tx, box->id, clearance);
    open.ancestors = catalogue.ancestors(*tx, series->id, clearance);
    open.before = catalogue.container(*tx, series->id, number - 1, clearance).has_value();
    open.behind = catalogue.container(*tx, series->id, number + 1, clearance).has_value();
    open.box = std::move(*box);
    open.series = std::move(series).value();
    return open;
}

void add_box(WebPage& page, const OpenBox& open, Language language)
{
    const ReferenceCode& reference = open.series.reference;
    Node node = page.root().add("box");
    node.set("number", std::int64_t{open.box.number})
        .set("series", reference.text())
        .set("series-title", title_in(open.series.texts, language))
        .set("series-href", unit_href(reference))
        .set("barcode", open.box.barcode)
        .set("type", word("box_types", open.box.type, language))
        .set("width", open.box.width.value())
        .set("location", open.box.location)
        .set("all", boxes_href(reference));
    if (open.before)
        node.set("previous", box_href(reference, open.box.number - 1));
    if (open.behind)
        node.set("next", box_href(reference, open.box.number + 1));
    Level highest = Level::unclassified;
    for (const UnitLine& line : open.units)
        highest = std::max(highest, line.legal_level);
    add_level(node, highest, language);
}

} // namespace

Response show_series_list(Visit& visit)
{
    const auto all = read_totals(visit);
    WebPage page{visit, "series_list", "catalogue"};
    for (const CatalogueTotals& totals : all) {
        Node fonds = page.root().add("fonds");
        fonds.set("reference", totals.reference.text())
            .set("href", unit_href(totals.reference))
            .set("title", totals.reference.text());
        const auto tx = visit.ports().work.read();
        if (const auto unit =
                visit.ports().catalogue.unit(*tx, totals.reference, visit.actor().clearance)) {
            page.shows(unit->legal_level);
            fonds.set("title", title_in(unit->texts, visit.language));
        }
        add_extent(fonds, totals.extent, visit.language);
        for (const SeriesTotals& each : totals.series)
            add_series(page, fonds, each, visit.language);
    }
    return page.finished();
}

Response show_boxes(Visit& visit)
{
    const auto read = read_unit(visit);
    if (!read)
        return refuse(visit, read.problems());
    WebPage page{visit, "boxes", "catalogue"};
    page.shows(read->unit.legal_level);
    page.trail(read->ancestors);
    page.trail_step(unit_href(read->unit.reference), title_in(read->unit.texts, visit.language));
    Node list = page.root().add("boxes");
    list.set("reference", read->unit.reference.text())
        .set("href", unit_href(read->unit.reference))
        .set("title", title_in(read->unit.texts, visit.language));
    add_extent(list, read->extent, visit.language);
    add_boxes(visit, list, read->unit);
    return page.finished();
}

Response show_box(Visit& visit)
{
    const auto open = open_box(visit);
    if (!open)
        return refuse(visit, open.problems());
    WebPage page{visit, "box", "catalogue"};
    page.trail(open->ancestors);
    const UnitLine series = as_line(open->series);
    page.shows(series.legal_level);
    page.trail_step(unit_href(series.reference), title_in(series.texts, visit.language));
    add_box(page, *open, visit.language);
    Node list = page.root().add("units");
    for (const UnitLine& line : open->units)
        add_line(page, list, line, visit.language);
    return page.finished();
}

} // namespace aperta
