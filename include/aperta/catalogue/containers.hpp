// Rules about boxes, reel cans, folders and volumes: their types, barcodes, numbers, and how files
// fill them. Pure; lengths in whole millimetres; safe across threads.
#pragma once

#include "aperta/catalogue/unit.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aperta
{

[[nodiscard]] Result<ContainerKind> parse_container_kind(std::string_view text);

// A row of the vocabulary box_types.
struct BoxType {
    std::string code;
    ContainerKind kind = ContainerKind::box;
    Millimetres width;    // outer, as it stands on the shelf
    Millimetres capacity; // thickness of papers that it takes; 0: takes no loose papers
};

// What the house decides about boxes, from catalog/: which types there are and how its barcodes
// begin.
struct BoxHouse {
    std::vector<BoxType> types;
    std::string barcode_prefix;
};

[[nodiscard]] const BoxType* type_of(const BoxHouse& house, std::string_view code);

// Prefix, seven digits and a check character after ISO/IEC 7064:2003, MOD 37,36, which finds every
// single wrong character and every exchange of two neighbours. Letters of the prefix are A to Z.
[[nodiscard]] std::string barcode_of(std::string_view prefix, std::int64_t serial);
[[nodiscard]] char check_character(std::string_view text);

// Letters, digits and "-._/" only, so that Code 128 and every reader takes it; at most 40.
[[nodiscard]] bool is_barcode(std::string_view text);

// A run of numbers, both ends in it.
struct NumberRange {
    int first = 0;
    int last = 0;

    friend bool operator==(const NumberRange&, const NumberRange&) = default;
};

// Which of 1 to the highest are not among `numbers`, given in order.
[[nodiscard]] std::vector<NumberRange> gaps_in(const std::vector<int>& numbers);

// Files into boxes, in the order given: a file goes into the box that is open if it still fits,
// else a new one is opened; one thicker than a box spans as many as it needs, and the last of them
// stays open. Answers for each file the boxes it lies in, counted from 0. `capacity` > 0.
[[nodiscard]] std::vector<NumberRange> fill(const std::vector<Millimetres>& files,
                                            Millimetres capacity);

} // namespace aperta
