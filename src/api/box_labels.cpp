#include "api/box_labels.hpp"

#include "aperta/catalogue/boxing.hpp"
#include "aperta/words/words.hpp"

#include <algorithm>
#include <charconv>

namespace aperta
{

namespace
{

int number_in(std::string_view id, std::string_view column)
{
    const std::string_view text = word_field("label_sheets", id, column);
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

Problem no_labels(const LabelsWanted& wanted)
{
    return {Fault::not_found,
            "containers.none_in_range",
            "from",
            {{"reference", wanted.series.text()},
             {"from", std::to_string(wanted.numbers.first)},
             {"to", std::to_string(wanted.numbers.last)}}};
}

std::string fonds_line(CatalogueStore& catalogue, ReadTx& tx, const Unit& series, Level clearance,
                       Language language)
{
    for (const UnitLine& above : catalogue.ancestors(tx, series.id, clearance)) {
        const auto unit = catalogue.unit(tx, above.id, clearance);
        if (!unit || unit->level != DescriptionLevel::fonds)
            continue;
        const std::string title = outside_title(*unit, language);
        return unit->reference.text() + (title.empty() ? "" : " · " + title);
    }
    return {};
}

} // namespace

std::string outside_title(const Unit& unit, Language language)
{
    const UnitText* text = text_in(unit.texts, language);
    if (text == nullptr)
        return {};
    return unit.title_sensitive ? text->title_public : text->title;
}

Result<LabelSheet> label_sheet(std::string_view id)
{
    std::string known;
    for (std::string_view each : ids_of("label_sheets")) {
        known.append(known.empty() ? "" : ", ").append(each);
        if (each != id)
            continue;
        LabelSheet sheet{
            std::string{id},         number_in(id, "columns"),
            number_in(id, "rows"),   number_in(id, "left"),
            number_in(id, "top"),    number_in(id, "width"),
            number_in(id, "height"), number_in(id, "across"),
            number_in(id, "down"),   word_field("label_sheets", id, "shape") == "round"};
        return sheet;
    }
    return Problem{Fault::invalid,
                   "labels.unknown_sheet",
                   "sheet",
                   {{"given", std::string{id}}, {"known", known}}};
}

Result<std::vector<Label>> labels_of(CatalogueStore& catalogue, ContainerStore& store, ReadTx& tx,
                                     Level clearance, const LabelsWanted& wanted)
{
    const auto series = catalogue.unit(tx, wanted.series, clearance);
    if (!series)
        return Problem{
            Fault::not_found, "unit.not_found", "series", {{"reference", wanted.series.text()}}};
    BoxFilter filter;
    filter.series = series->id;
    filter.numbers = wanted.numbers;
    const auto boxes = store.list(tx, filter, clearance, {0, most_at_once});
    if (boxes.empty())
        return no_labels(wanted);
    const std::string title = outside_title(*series, wanted.language);
    const std::string fonds = fonds_line(catalogue, tx, *series, clearance, wanted.language);
    std::vector<Label> labels;
    for (const Container& box : boxes) {
        const Level level = std::max(series->legal_level, box.highest);
        labels.push_back({box.barcode,
                          std::string{word("container_kinds", code_of(box.kind), wanted.language)},
                          box.number, wanted.series.text(), title, fonds, level,
                          std::string{word("levels", code_of(level), wanted.language)}});
    }
    return labels;
}

} // namespace aperta
