#include "api/json_parts.hpp"

namespace aperta
{

Json json_day(const std::optional<LegalDay>& day)
{
    return day ? Json(to_text(*day)) : Json();
}

Json json_millimetres(const std::optional<Millimetres>& extent)
{
    return extent ? Json(extent->value()) : Json();
}

std::string title_of(const std::vector<UnitText>& texts, Language language)
{
    const UnitText* text = text_in(texts, language);
    return text != nullptr ? text->title : std::string{};
}

Json json_line(const UnitLine& line, Language language)
{
    return {{"reference", line.reference.text()},
            {"level", code_of(line.level)},
            {"title", title_of(line.texts, language)},
            {"dates", line.dates.text},
            {"first_day", json_day(line.dates.first)},
            {"last_day", json_day(line.dates.last)},
            {"classification", code_of(line.legal_level)},
            {"classification_state", code_of(line.classification_state)},
            {"access_state", code_of(line.access.state)},
            {"children", line.children},
            {"position", line.position}};
}

std::string dumped(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json json_box(const Container& box)
{
    return {{"number", box.number},
            {"kind", code_of(box.kind)},
            {"barcode", box.barcode},
            {"type", box.type},
            {"millimetres", box.width.value()},
            {"location", box.location},
            {"highest", code_of(box.highest)},
            {"version", box.version}};
}

Json json_boxes(const std::vector<Container>& boxes)
{
    Json list = Json::array();
    for (const Container& box : boxes)
        list.push_back(json_box(box));
    return list;
}

} // namespace aperta
