#include "api/json.hpp"
#include "api/json_parts.hpp"

namespace aperta
{

namespace
{

Json json_of_series(const SeriesTotals& each, Language language)
{
    return {{"reference", each.series.reference.text()},
            {"title", title_of(each.series.texts, language)},
            {"boxes", each.extent.boxes.value()},
            {"millimetres", each.extent.computed.value()},
            {"measured_millimetres", json_millimetres(each.extent.measured)}};
}

Json json_texts(const Unit& unit)
{
    Json texts = Json::object();
    for (const UnitText& text : unit.texts)
        texts[std::string{code_of(text.language)}] = {
            {"title", text.title}, {"title_public", text.title_public}, {"scope", text.scope}};
    return texts;
}

Json json_extent(const Unit& unit, const ExtentTotals& extent,
                 const std::vector<TypeTotals>& by_type)
{
    Json types = Json::array();
    for (const TypeTotals& each : by_type)
        types.push_back({{"type", each.type},
                         {"boxes", each.boxes.value()},
                         {"millimetres", each.width.value()}});
    return {{"boxes", extent.boxes.value()},
            {"millimetres", extent.computed.value()},
            {"measured_millimetres", json_millimetres(extent.measured)},
            {"by_type", types},
            {"form", unit.form},
            {"pieces", unit.pieces}};
}

} // namespace

std::string json_of(const CatalogueTotals& totals, Language language)
{
    Json discrepancies = Json::array();
    Json series = Json::array();
    for (const SeriesTotals& each : totals.series) {
        series.push_back(json_of_series(each, language));
        if (each.extent.discrepant())
            discrepancies.push_back(each.series.reference.text());
    }
    return dumped({{"reference", totals.reference.text()},
                   {"boxes", totals.extent.boxes.value()},
                   {"millimetres", totals.extent.computed.value()},
                   {"measured_millimetres", json_millimetres(totals.extent.measured)},
                   {"discrepancies", discrepancies},
                   {"series", series}});
}

std::string json_series(const std::vector<CatalogueTotals>& fonds, Language language)
{
    Json series = Json::array();
    for (const CatalogueTotals& totals : fonds)
        for (const SeriesTotals& each : totals.series)
            series.push_back(json_of_series(each, language));
    return dumped({{"series", series}});
}

std::string json_of(const UnitPage& page, Language language)
{
    const Unit& unit = page.unit;
    Json ancestors = Json::array();
    for (const UnitLine& line : page.ancestors)
        ancestors.push_back(
            {{"reference", line.reference.text()}, {"title", title_of(line.texts, language)}});
    Json creators = Json::array();
    for (const Authority& creator : page.creators)
        creators.push_back(creator.code);
    return dumped({{"reference", unit.reference.text()},
                   {"level", code_of(unit.level)},
                   {"title", title_of(unit.texts, language)},
                   {"texts", json_texts(unit)},
                   {"title_sensitive", unit.title_sensitive},
                   {"dates", unit.dates.text},
                   {"first_day", json_day(unit.dates.first)},
                   {"last_day", json_day(unit.dates.last)},
                   {"marking", unit.marking},
                   {"classification", code_of(unit.legal_level)},
                   {"level_as_classified", code_of(unit.level_as_classified)},
                   {"classification_state", code_of(unit.classification_state)},
                   {"originator", page.originator ? Json(page.originator->code) : Json()},
                   {"access_state", code_of(unit.access.state)},
                   {"access_until", json_day(unit.access.until)},
                   {"access_reason", unit.access.reason},
                   {"custody_state", code_of(unit.custody)},
                   {"extent", json_extent(unit, page.extent, page.by_type)},
                   {"boxes", json_boxes(page.boxes)},
                   {"languages", unit.material_languages},
                   {"creators", creators},
                   {"ancestors", ancestors},
                   {"version", unit.version}});
}

std::string json_of(const std::vector<UnitLine>& lines, Language language, int limit)
{
    Json units = Json::array();
    for (const UnitLine& line : lines)
        units.push_back(json_line(line, language));
    const bool full = lines.size() >= static_cast<std::size_t>(limit);
    return dumped({{"units", units},
                   {"next", full && !lines.empty() ? Json(lines.back().position) : Json()}});
}

} // namespace aperta
