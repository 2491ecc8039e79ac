#include "aperta/words/words.hpp"
#include "web/facts.hpp"
#include "web/pages/pages.hpp"
#include "web/reading.hpp"
#include "web/text.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace aperta
{

namespace
{

constexpr std::int64_t grid_rows = 20;
constexpr std::array<std::string_view, 6> columns{"title.nl", "title.fr", "dates",
                                                  "pieces",   "form",     "marking"};

DescriptionLevel level_below(DescriptionLevel parent)
{
    return parent == DescriptionLevel::file ? DescriptionLevel::item : DescriptionLevel::file;
}

// One more than the highest number that a child in view has as its last part.
struct NextCode {
    std::int64_t number = 1;
    std::size_t digits = 4;
};

NextCode next_code(Visit& visit, const Unit& parent)
{
    NextCode next;
    const auto tx = visit.ports().work.read();
    Page page{0, 1'000};
    for (bool more = true; more;) {
        const auto lines =
            visit.ports().catalogue.children(*tx, parent.id, visit.actor().clearance, page);
        for (const UnitLine& each : lines) {
            const std::string_view last = each.reference.last_part();
            const auto number = parse_number(last);
            if (number && *number >= next.number) {
                next = {*number + 1, last.size()};
            }
        }
        more = lines.size() == static_cast<std::size_t>(page.limit);
        if (more)
            page.after = lines.back().position;
    }
    return next;
}

std::string cell_name(std::int64_t row, std::string_view column)
{
    return fmt::format("r{}.{}", row, column);
}

std::string label_of(std::string_view column, Language language)
{
    const std::size_t dot = column.find('.');
    std::string label{word("isad_elements", column.substr(0, dot), language)};
    return dot == std::string_view::npos ? label
                                         : label + " (" + std::string{column.substr(dot + 1)} + ")";
}

void add_row(Node grid, const Visit& visit, std::int64_t row, const std::string& fresh_code)
{
    const bool again = visit.request.method == Method::post;
    Node node = grid.add("row");
    const std::string code_name = cell_name(row, "reference");
    node.set("number", row)
        .set("code-name", code_name)
        .set("code", again ? visit.form[code_name] : fresh_code);
    for (const std::string_view column : columns) {
        const std::string name = cell_name(row, column);
        node.add("cell", visit.form[name])
            .set("name", name)
            .set("column", column)
            .set("label", label_of(column, visit.language));
    }
}

void add_forms(Node grid, Language language)
{
    for (const std::string_view id : ids_of("extent_forms"))
        grid.add("form", word("extent_forms", id, language)).set("id", id);
}

Response grid_page(Visit& visit, const UnitPage& read, const Problems& problems)
{
    const Unit& unit = read.unit;
    const Fields& given = visit.request.method == Method::post ? visit.form : visit.request.query;
    WebPage page{visit, "rapid_entry", "catalogue"};
    page.shows(unit.legal_level);
    page.trail(read.ancestors);
    page.trail_step(unit_href(unit.reference), title_in(unit.texts, visit.language));
    std::vector<std::string> names;
    for (std::int64_t row = 1; row <= grid_rows; ++row) {
        names.push_back(cell_name(row, "reference"));
        for (const std::string_view column : columns)
            names.push_back(cell_name(row, column));
    }
    page.has_fields(std::move(names));
    if (!problems.empty())
        page.complain(problems);
    Node grid = page.root().add("grid");
    grid.set("reference", unit.reference.text())
        .set("href", unit_href(unit.reference))
        .set("box", given["box"])
        .set_if("made", visit.request.query["made"]);
    for (const std::string_view column : columns)
        grid.add("column", label_of(column, visit.language)).set("name", column);
    add_forms(grid, visit.language);
    const NextCode next = next_code(visit, unit);
    for (std::int64_t row = 1; row <= grid_rows; ++row)
        add_row(
            grid, visit, row,
            fmt::format("{}/{:0{}}", unit.reference.text(), next.number + row - 1, next.digits));
    return page.finished(problems.empty() ? 200 : status_of(problems.front()));
}

// A row counts when anything but its code was typed.
NewRows rows_typed(const Visit& visit, const Unit& parent)
{
    NewRows wanted;
    wanted.parent = parent.reference;
    wanted.level = level_below(parent.level);
    wanted.box = static_cast<int>(parse_number(visit.form["box"]).value_or(0) % 1'000'000);
    for (std::int64_t row = 1; row <= grid_rows; ++row) {
        NewRows::Row typed{row, visit.form[cell_name(row, "reference")], {}};
        for (const std::string_view column : columns)
            if (const std::string& text = visit.form[cell_name(row, column)];
                !trimmed(text).empty())
                typed.fields.push_back({std::string{column}, text});
        if (!typed.fields.empty())
            wanted.rows.push_back(std::move(typed));
    }
    return wanted;
}

} // namespace

Response show_rapid_entry(Visit& visit)
{
    const auto read = read_unit(visit);
    return read ? grid_page(visit, *read, {}) : refuse(visit, read.problems());
}

Response act_rapid_entry(Visit& visit)
{
    const auto read = read_unit(visit);
    if (!read)
        return refuse(visit, read.problems());
    const auto made =
        describe_rows(catalogue_ports(visit.ports()), visit.actor(), rows_typed(visit, read->unit));
    if (!made)
        return made.problems().front().fault == Fault::not_allowed
                   ? refuse(visit, made.problems())
                   : grid_page(visit, *read, made.problems());
    return redirect_to(fmt::format("{}/rapid?made={}&box={}", unit_href(read->unit.reference),
                                   *made, percent_encoded(visit.form["box"])));
}

} // namespace aperta
