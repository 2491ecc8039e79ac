// JSON of boxes and shelves; see json.hpp for the spelling.
#pragma once

#include "aperta/catalogue/boxing.hpp"

#include <string>
#include <vector>

namespace aperta
{

// {"boxes": [...], "next": number or null}
[[nodiscard]] std::string json_of(const std::vector<Container>& boxes, int limit);
// One box with its version
[[nodiscard]] std::string json_of(const Container& box);
// {"first", "last", "millimetres"}
[[nodiscard]] std::string json_of(const NewBoxesPlan& plan);
// {"first", "last", "millimetres", "files": [{"reference", "millimetres", "estimated", "first",
// "last"}]}
[[nodiscard]] std::string json_of(const BoxingPlan& plan);
// {"boxes", "millimetres", "shelves": [{"shelf", "boxes": [number...], "millimetres",
// "free_millimetres"}]}
[[nodiscard]] std::string json_of(const MovePlan& plan);
// {"gaps": [{"first", "last"}], "without_shelf", "empty", "foreign": [...], "look_alike": [...]}
[[nodiscard]] std::string json_of(const SeriesChecks& checks);
// {"rooms": [{"building", "room", "bays", "shelves", "unmeasured", "boxes", "millimetres", ...}]}
[[nodiscard]] std::string json_of(const std::vector<RoomLine>& rooms);
// {"shelves": [{"shelf", "length_millimetres", "used_millimetres", "free_millimetres", "boxes",
// "version"}]}
[[nodiscard]] std::string json_of(const std::vector<ShelfLine>& shelves);

} // namespace aperta
