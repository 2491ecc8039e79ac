// What forms and the API ask of boxes, read from their fields into what the use cases take. A
// number that is none becomes one that the use case refuses.
// Problems: those of a reference code, "series" or "files" being the field.
#pragma once

#include "aperta/catalogue/boxing.hpp"
#include "web/visit.hpp"

namespace aperta
{

[[nodiscard]] NewBoxes new_boxes_in(const ReferenceCode& series, const Fields& fields);
[[nodiscard]] Result<BoxFiles> box_files_in(const ReferenceCode& series, const Fields& fields);
[[nodiscard]] MoveBoxes move_in(const ReferenceCode& series, const Fields& fields);
[[nodiscard]] EditBox edit_in(const BoxAddress& box, const Fields& fields);

[[nodiscard]] int small_number(const std::string& text, int otherwise = -1);

// The box of the address. Problem: unit.not_found.
[[nodiscard]] Result<BoxAddress> box_address(const Visit& visit);

// ?type= &shelf= &state= &from= &to= of a list of boxes.
[[nodiscard]] BoxFilter filter_in(UnitId series, const Fields& query);

} // namespace aperta
