#include "api/search.hpp"

#include "aperta/words/words.hpp"
#include "api/json_parts.hpp"

namespace aperta
{

namespace
{

Json json_parts(const std::vector<TextPart>& parts)
{
    Json list = Json::array();
    for (const TextPart& part : parts)
        list.push_back({{"text", part.text}, {"marked", part.marked}});
    return list;
}

Json json_hit(const Hit& hit, Language language)
{
    Json ancestors = Json::array();
    for (const UnitLine& step : hit.trail)
        ancestors.push_back(
            {{"reference", step.reference.text()}, {"title", title_of(step.texts, language)}});
    const UnitLine& line = hit.line;
    return {{"reference", line.reference.text()},
            {"level", code_of(line.level)},
            {"title", title_of(line.texts, language)},
            {"dates", line.dates.text},
            {"first_day", json_day(line.dates.first)},
            {"last_day", json_day(line.dates.last)},
            {"classification", code_of(line.legal_level)},
            {"classification_state", code_of(line.classification_state)},
            {"access_state", code_of(line.access.state)},
            {"snippet", json_parts(hit.snippet)},
            {"ancestors", ancestors}};
}

Json json_facets(const SearchPage& page, Language language)
{
    if (!page.facets)
        return {};
    Json list = Json::array();
    for (const Facet& facet : *page.facets)
        list.push_back({{"field", facet.field},
                        {"value", facet.value},
                        {"title", title_of(facet.titles, language)},
                        {"count", facet.count}});
    return list;
}

std::string_view sheet_word(std::string_view id, Language language)
{
    return word("search_sheet_headings", id, language);
}

bool would_run(const std::string& cell)
{
    return !cell.empty() && std::string_view{"=+-@\t\r"}.find(cell.front()) != std::string::npos;
}

std::string csv_cell(const std::string& cell)
{
    std::string text = would_run(cell) ? "\"'" : "\"";
    for (const char byte : cell) {
        if (byte == '"')
            text += '"';
        text += byte;
    }
    return text + '"';
}

} // namespace

std::string json_of(const SearchPage& page, Language language)
{
    Json hits = Json::array();
    for (const Hit& hit : page.hits)
        hits.push_back(json_hit(hit, language));
    return dumped({{"count", page.count},
                   {"more", page.more},
                   {"order", code_of(page.order)},
                   {"hits", hits},
                   {"facets", json_facets(page, language)},
                   {"next", page.next.empty() ? Json() : Json(page.next)}});
}

std::string json_suggestions(const std::vector<std::string>& suggestions)
{
    return dumped({{"suggestions", suggestions}});
}

std::string json_of(const std::vector<SavedSearch>& searches)
{
    Json list = Json::array();
    for (const SavedSearch& each : searches)
        list.push_back({{"name", each.name}, {"query", each.query}, {"saved_at", each.saved_at}});
    return dumped({{"searches", list}});
}

SearchSheetRow sheet_heading(Language language)
{
    SearchSheetRow row;
    for (const std::string_view id : {"reference", "level", "title", "dates", "classification",
                                      "classification_state", "access", "within"})
        row.emplace_back(sheet_word(id, language));
    return row;
}

SearchSheetRow sheet_row(const Hit& hit, Language language)
{
    const UnitLine& line = hit.line;
    const auto coded = [language](std::string_view vocabulary, std::string_view code) {
        return std::string{word(vocabulary, code, language)};
    };
    return {line.reference.text(),
            coded("description_levels", code_of(line.level)),
            title_of(line.texts, language),
            line.dates.text,
            coded("levels", code_of(line.legal_level)),
            coded("classification_states", code_of(line.classification_state)),
            coded("access_states", code_of(line.access.state)),
            hit.trail.empty() ? std::string{} : hit.trail.back().reference.text()};
}

std::string csv_of(const SearchSheetRow& row)
{
    std::string line;
    for (const std::string& cell : row) {
        line += line.empty() ? "" : ",";
        line += csv_cell(cell);
    }
    return line + "\r\n";
}

} // namespace aperta
