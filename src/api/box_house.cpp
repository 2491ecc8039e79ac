#include "api/box_house.hpp"

#include "aperta/core/breakage.hpp"
#include "aperta/words/words.hpp"

#include <charconv>

namespace aperta
{

namespace
{

Millimetres millimetres_in(std::string_view id, std::string_view column)
{
    const std::string_view text = word_field("box_types", id, column);
    std::int64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || value < 0)
        throw Breakage{"resource.missing", {}, "box_types.tsv: " + std::string{column}};
    return Millimetres{value};
}

BoxHouse read_box_house()
{
    BoxHouse house;
    for (std::string_view id : ids_of("box_types")) {
        const auto kind = parse_container_kind(word_field("box_types", id, "kind"));
        if (!kind)
            throw Breakage{"resource.missing", {}, "box_types.tsv: kind"};
        house.types.push_back({std::string{id}, *kind, millimetres_in(id, "width_mm"),
                               millimetres_in(id, "capacity_mm")});
    }
    house.barcode_prefix = std::string{word_field("barcodes", "box", "prefix")};
    if (!is_barcode(house.barcode_prefix))
        throw Breakage{"resource.missing", {}, "barcodes.tsv: prefix"};
    return house;
}

} // namespace

const BoxHouse& box_house()
{
    static const BoxHouse house = read_box_house();
    return house;
}

} // namespace aperta
