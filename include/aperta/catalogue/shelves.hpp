// Shelves: building, room, bay and shelf, with a length once somebody measured it, and how boxes
// are spread along them. Pure; whole millimetres; safe across threads.
#pragma once

#include "aperta/core/extent.hpp"
#include "aperta/core/id.hpp"
#include "aperta/core/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

struct Shelf {
    ShelfId id{};
    std::string building, room, bay, shelf;
    std::optional<Millimetres> length; // nothing: not measured yet
    std::int64_t version = 1;

    [[nodiscard]] std::string code() const; // "BRU-2/R03/B12/S4"
};

// Four parts of letters, digits, ".", "-" and "_". Problem: shelf.malformed (given).
[[nodiscard]] Result<Shelf> parse_shelf(std::string_view text);

// A shelf with what the asker may see of what stands on it.
struct ShelfLine {
    Shelf shelf;
    std::int64_t boxes = 0;
    Millimetres used;

    // Less than nothing when boxes were made wider than the shelf has room for.
    [[nodiscard]] std::optional<Millimetres> free() const
    {
        return shelf.length ? std::optional{*shelf.length - used} : std::nullopt;
    }
};

// A room summed up. `free` counts the shelves that were measured.
struct RoomLine {
    std::string building, room;
    std::int64_t bays = 0, shelves = 0, unmeasured = 0, boxes = 0;
    Millimetres length, used, free;
};

// Boxes of these widths along shelves with this much room, in order; none is split and none is
// put before one that came earlier. Answers for each box its shelf from 0, and stops short when
// the shelves are full: the answer is then shorter than `widths`.
[[nodiscard]] std::vector<std::size_t> along(const std::vector<Millimetres>& widths,
                                             const std::vector<Millimetres>& room);

} // namespace aperta
