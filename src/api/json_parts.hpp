// Small pieces that the JSON writers share. Include from .cpp files of this room only.
#pragma once

#include "aperta/catalogue/store.hpp"
#include "aperta/core/legal_day.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

namespace aperta
{

using Json = nlohmann::ordered_json;

[[nodiscard]] Json json_day(const std::optional<LegalDay>& day);
[[nodiscard]] Json json_millimetres(const std::optional<Millimetres>& extent);
[[nodiscard]] std::string title_of(const std::vector<UnitText>& texts, Language language);
[[nodiscard]] Json json_box(const Container& box);
[[nodiscard]] Json json_boxes(const std::vector<Container>& boxes);
[[nodiscard]] Json json_line(const UnitLine& line, Language language);

// Bytes that are not UTF-8 are replaced: an answer must never fail half-way.
[[nodiscard]] std::string dumped(const Json& json);

} // namespace aperta
