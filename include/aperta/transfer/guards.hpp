// What may be handed over. Pure: each guard looks at what was found and names every failing line,
// not the first. Refusals are Fault::guard.
#pragma once

#include "aperta/catalogue/unit.hpp"
#include "aperta/transfer/transfer.hpp"

#include <optional>
#include <string>
#include <vector>

namespace aperta
{

// A line of the transfer beside what the catalogue holds.
struct LineAsFound {
    TransferLine line;
    UnitId series;
    Level level = Level::unclassified;
    ClassificationState state = ClassificationState::catalogued;
    AccessState access = AccessState::not_assessed;
    CustodyState custody = CustodyState::at_service;
    std::string other_transfer; // number of another open one that claims it, or ""
    bool dated = false;
    std::vector<Container> boxes;
    std::optional<Millimetres> measured;

    [[nodiscard]] Millimetres counted() const; // the boxes added up
};

// G7: declassified, lapsed or never classified; access assessed; in our custody; claimed by no
// other open transfer. Problems: guard.g7_still_classified (series, level),
// guard.g7_access_not_assessed (reference), guard.g7_other_transfer (series, other),
// guard.g7_custody (series).
[[nodiscard]] Problems guard_g7(const std::vector<LineAsFound>& lines);

// G8: box numbers unique and without gaps, one series for each box, dates on every line, and
// lines that add up to what was declared. Problems: guard.g8_no_lines, guard.g8_series_twice
// (series), guard.g8_number_twice (series, box), guard.g8_number_missing (series, box),
// guard.g8_box_of_two_series (series, box, barcode), guard.g8_undated (series),
// guard.g8_boxes_differ (series, declared_boxes, counted_boxes, difference_boxes),
// guard.g8_extent_differs (series, declared_mm, counted_mm, difference_mm).
[[nodiscard]] Problems guard_g8(const std::vector<LineAsFound>& lines);

} // namespace aperta
