#include "aperta/words/words.hpp"
#include "api/box_house.hpp"
#include "api/box_labels.hpp"
#include "web/box_reading.hpp"
#include "web/facts.hpp"
#include "web/page.hpp"
#include "web/pages/box_parts.hpp"
#include "web/pages/pages.hpp"
#include "web/reading.hpp"
#include "web/text.hpp"

namespace aperta
{

namespace
{

std::string query_of(const Fields& query)
{
    std::string text;
    for (const char* name : {"from", "to", "type", "shelf", "state"})
        if (!query[name].empty())
            text.append(text.empty() ? "?" : "&")
                .append(name)
                .append("=")
                .append(percent_encoded(query[name]));
    return text;
}

void add_filter(Node list, const Fields& query)
{
    list.set_if("from", query["from"])
        .set_if("to", query["to"])
        .set_if("type", query["type"])
        .set_if("shelf", query["shelf"])
        .set_if("state", query["state"])
        .flag("filtered", !query_of(query).empty());
}

void add_checks(Node list, const SeriesChecks& checks)
{
    for (const NumberRange& gap : checks.gaps) {
        Node node = list.add("gap");
        node.set("first", std::int64_t{gap.first});
        if (gap.last != gap.first)
            node.set("last", std::int64_t{gap.last});
    }
    for (const ForeignUnit& each : checks.foreign)
        list.add("foreign")
            .set("number", std::int64_t{each.number})
            .set("unit", each.unit.text())
            .set("href", unit_href(each.unit));
    for (const auto& [barcode, numbers] : checks.look_alike) {
        std::string text;
        for (const int number : numbers)
            text += (text.empty() ? "" : ", ") + std::to_string(number);
        list.add("look-alike").set("barcode", barcode).set("numbers", text);
    }
    if (checks.without_shelf.value() > 0)
        list.set("without-shelf", checks.without_shelf.value());
    if (checks.empty.value() > 0)
        list.set("empty", checks.empty.value());
    list.flag("clean", checks.clean());
}

void add_box_lines(Visit& visit, WebPage& page, ReadTx& tx, Node list, const Unit& series)
{
    const Fields& query = visit.request.query;
    const std::int64_t after = after_of(visit);
    const BoxFilter filter = filter_in(series.id, query);
    ContainerStore& store = visit.ports().containers;
    const Level clearance = visit.actor().clearance;
    const auto boxes = store.list(tx, filter, clearance, {after, page_limit});
    list.set("found", store.count(tx, filter, clearance).value());
    for (const Container& box : boxes) {
        const Level level = std::max(series.legal_level, box.highest);
        page.shows(level);
        Node node = list.add("box");
        node.set("number", std::int64_t{box.number})
            .set("href", box_href(series.reference, box.number))
            .set("barcode", box.barcode)
            .set("type", word("box_types", box.type, visit.language))
            .set("width", box.width.value())
            .set("location", box.location);
        add_level(node, level, visit.language);
    }
    add_next(list, {boxes_href(series.reference) + query_of(query), after,
                    boxes.empty() ? 0 : boxes.back().number, boxes.size()});
}

void add_sheets(Node list, Language language)
{
    for (std::string_view id : ids_of("label_sheets"))
        list.add("sheet").set("id", id).set("name", word("label_sheets", id, language));
}

struct OpenBox {
    Unit series;
    std::vector<UnitLine> ancestors;
    Container box;
    std::vector<UnitLine> units;
    bool before = false, behind = false; // neighbours
};

Result<OpenBox> open_box(Visit& visit, const BoxAddress& address)
{
    const auto tx = visit.ports().work.read();
    CatalogueStore& catalogue = visit.ports().catalogue;
    const Level clearance = visit.actor().clearance;
    auto series = find_unit(visit, *tx);
    if (!series)
        return series.problems();
    auto box = catalogue.container(*tx, series->id, address.number, clearance);
    if (!box)
        return Problem{
            Fault::not_found,
            "web.box_not_found",
            "",
            {{"number", visit.parts["number"]}, {"reference", series->reference.text()}}};
    OpenBox open;
    open.units = catalogue.units_in(*tx, box->id, clearance);
    open.ancestors = catalogue.ancestors(*tx, series->id, clearance);
    open.before = catalogue.container(*tx, series->id, address.number - 1, clearance).has_value();
    open.behind = catalogue.container(*tx, series->id, address.number + 1, clearance).has_value();
    open.box = std::move(*box);
    open.series = std::move(series).value();
    return open;
}

// As kept, or as somebody wanted it and was refused.
void add_edit(Node node, const Container& box, const Fields& form)
{
    const bool again = form.has("version");
    node.set("version", again ? form["version"] : std::to_string(box.version))
        .set("wanted-number", again ? form["number"] : std::to_string(box.number))
        .set("wanted-barcode", again ? form["barcode"] : box.barcode)
        .set("wanted-type", again ? form["type"] : box.type)
        .set("wanted-width", again ? form["width"] : std::to_string(box.width.value()))
        .set_if("file", form["files"]);
}

void add_box(WebPage& page, const OpenBox& open, Visit& visit)
{
    const ReferenceCode& reference = open.series.reference;
    const std::string here = box_href(reference, open.box.number);
    Node node = page.root().add("box");
    node.set("number", std::int64_t{open.box.number})
        .set("href", here)
        .set("series", reference.text())
        .set("series-title", title_in(open.series.texts, visit.language))
        .set("series-href", unit_href(reference))
        .set("barcode", open.box.barcode)
        .set("kind", word("container_kinds", code_of(open.box.kind), visit.language))
        .set("type", word("box_types", open.box.type, visit.language))
        .set("width", open.box.width.value())
        .set("location", open.box.location)
        .set("all", boxes_href(reference))
        .flag("editable", visit.actor().is(Role::archivist));
    if (open.before)
        node.set("previous", box_href(reference, open.box.number - 1));
    if (open.behind)
        node.set("next", box_href(reference, open.box.number + 1));
    const Level level = std::max(open.series.legal_level, open.box.highest);
    page.shows(level);
    add_level(node, level, visit.language);
    add_edit(node, open.box, visit.form);
    add_box_types(node, visit.language);
    add_sheets(node, visit.language);
}

Response box_page(Visit& visit, const BoxAddress& address, const Problems& problems)
{
    const auto open = open_box(visit, address);
    if (!open)
        return refuse(visit, problems.empty() ? open.problems() : problems);
    WebPage page{visit, "box", "catalogue"};
    page.has_fields({"number", "barcode", "type", "width", "files"});
    page.trail(open->ancestors);
    page.shows(open->series.legal_level);
    page.trail_step(unit_href(open->series.reference),
                    title_in(open->series.texts, visit.language));
    if (!problems.empty())
        page.complain(problems);
    add_box(page, *open, visit);
    Node list = page.root().add("units");
    for (const UnitLine& line : open->units)
        add_line(page, list, line, visit.language);
    return page.finished(problems.empty() ? 200 : status_of(problems.front()));
}

template <class Act>
Response act_on_box(Visit& visit, Act&& act)
{
    const auto address = box_address(visit);
    if (!address)
        return refuse(visit, address.problems());
    const auto number = act(*address);
    if (!number)
        return box_page(visit, *address, number.problems());
    return redirect_to(box_href(address->series, *number));
}

Result<ReferenceCode> file_in(const Visit& visit)
{
    auto file = ReferenceCode::parse(trimmed(visit.form["files"]));
    if (file)
        return file;
    Problems problems = file.problems();
    for (Problem& each : problems)
        each.field = "files";
    return problems;
}

} // namespace

Response show_boxes(Visit& visit)
{
    const auto read = read_unit(visit);
    if (!read)
        return refuse(visit, read.problems());
    const auto tx = visit.ports().work.read();
    WebPage page{visit, "boxes", "catalogue"};
    page.shows(read->unit.legal_level);
    page.trail(read->ancestors);
    page.trail_step(unit_href(read->unit.reference), title_in(read->unit.texts, visit.language));
    Node list = page.root().add("boxes");
    list.set("reference", read->unit.reference.text())
        .set("href", unit_href(read->unit.reference))
        .set("here", boxes_href(read->unit.reference))
        .set("title", title_in(read->unit.texts, visit.language))
        .flag("editable",
              visit.actor().is(Role::archivist) && read->unit.level == DescriptionLevel::series);
    add_extent(list, read->extent, visit.language);
    add_filter(list, visit.request.query);
    add_box_types(list, visit.language);
    add_sheets(list, visit.language);
    // What is amiss concerns the series as a whole: said once, on its first page.
    if (after_of(visit) == 0 && query_of(visit.request.query).empty())
        add_checks(page.root().add("checks"), check_boxes(visit.ports().containers, *tx,
                                                          read->unit.id, visit.actor().clearance));
    add_box_lines(visit, page, *tx, list, read->unit);
    return page.finished();
}

Response show_box(Visit& visit)
{
    const auto address = box_address(visit);
    if (!address)
        return refuse(visit, address.problems());
    return box_page(visit, *address, {});
}

Response act_edit_box(Visit& visit)
{
    return act_on_box(visit, [&](const BoxAddress& box) -> Result<int> {
        const auto saved =
            edit_box(boxing_ports(visit.ports()), visit.actor(), edit_in(box, visit.form));
        if (!saved)
            return saved.problems();
        return saved->number;
    });
}

Response act_put_in(Visit& visit)
{
    return act_on_box(visit, [&](const BoxAddress& box) -> Result<int> {
        const auto file = file_in(visit);
        if (!file)
            return file.problems();
        const auto put = put_in(boxing_ports(visit.ports()), visit.actor(), box, *file);
        if (!put)
            return put.problems();
        return box.number;
    });
}

Response act_take_out(Visit& visit)
{
    return act_on_box(visit, [&](const BoxAddress& box) -> Result<int> {
        const auto file = file_in(visit);
        if (!file)
            return file.problems();
        const auto taken = take_out(boxing_ports(visit.ports()), visit.actor(), box, *file);
        if (!taken)
            return taken.problems();
        return box.number;
    });
}

Response send_labels(Visit& visit)
{
    const Fields& query = visit.request.query;
    const auto series = visit.reference();
    const auto sheet = label_sheet(query["sheet"].empty() ? "a4-3x8" : query["sheet"]);
    if (!series || !sheet)
        return refuse(visit, series ? sheet.problems() : series.problems());
    // The language of the label is the box's matter, not the reader's.
    const auto wished = parse_language(query["label-language"]);
    const Language language = wished ? *wished : visit.language;
    const auto labels = labels_of(
        visit.ports().catalogue, visit.ports().containers, *visit.ports().work.read(),
        visit.actor().clearance,
        {*series, {small_number(query["from"], 1), small_number(query["to"], 0)}, language});
    if (!labels)
        return refuse(visit, labels.problems());
    std::string bytes;
    const auto written = write_labels(*labels, *sheet, small_number(query["start"], 1),
                                      [&](std::string_view piece) { bytes += piece; });
    if (!written)
        return refuse(visit, written.problems());
    auto tx = visit.ports().work.write();
    visit.ports().audit.append(*tx,
                               done(visit.ports().clock, visit.actor(), "containers.labels",
                                    series->text(), "labels=" + std::to_string(labels->size())));
    tx->commit();
    Response response;
    response.type = "application/pdf";
    response.set("Content-Disposition", "inline; filename=\"labels.pdf\"");
    response.body = std::move(bytes);
    return response;
}

} // namespace aperta
