// The parts of SMPTE ST 268:2003 that say where the picture lies. Offsets are those of its
// tables 1 (file) and 2 (image); integers are big endian, for no other order is taken.
#include "aperta/film/scan.hpp"

#include "film/problems.hpp"

#include <fmt/format.h>

#include <optional>

namespace aperta
{

namespace
{

constexpr std::uint32_t magic_big = 0x53445058U;    // "SDPX"
constexpr std::uint32_t magic_little = 0x58504453U; // "XPDS"
constexpr std::uint32_t undefined_word = 0xFFFFFFFFU;
constexpr std::uint32_t undefined_half = 0xFFFFU;
constexpr std::size_t shortest_header = 1664;                  // file and image header
constexpr std::size_t longest_header = std::size_t{2} << 20U;  // with the largest user data
constexpr std::size_t longest_trailer = std::size_t{1} << 20U; // more is not a frame's padding
constexpr std::uint32_t descriptor_rgb = 50;

struct ImageHeader {
    std::uint32_t orientation, elements, width, height, descriptor, depth, packing, encoding;
    std::uint32_t element_at, line_padding;
};

class Head
{
public:
    explicit Head(std::span<const std::byte> bytes) : bytes_(bytes) {}

    [[nodiscard]] std::uint32_t byte(std::size_t at) const
    {
        return std::to_integer<std::uint32_t>(bytes_[at]);
    }
    [[nodiscard]] std::uint32_t half(std::size_t at) const { return byte(at) << 8U | byte(at + 1); }
    [[nodiscard]] std::uint32_t word(std::size_t at) const
    {
        return half(at) << 16U | half(at + 2);
    }

private:
    std::span<const std::byte> bytes_;
};

ImageHeader read_image_header(const Head& head)
{
    return {head.half(768), head.half(770), head.word(772), head.word(776), head.byte(800),
            head.byte(803), head.half(804), head.half(806), head.word(808), head.word(812)};
}

bool zero_or_undefined(std::uint32_t value)
{
    return value == 0 || value == undefined_word;
}

bool shape_is_sound(const ImageHeader& image)
{
    return image.width >= 16 && image.height >= 4 && image.width <= 16384 && image.height <= 16384;
}

// What keeps the picture from being taken, in the terms of the standard; nothing when it can be.
std::optional<std::string> unsupported(const ImageHeader& image, std::size_t offset)
{
    if (image.elements != 1)
        return fmt::format("{} elements", image.elements);
    if (image.descriptor != descriptor_rgb)
        return fmt::format("descriptor {}", image.descriptor);
    if (image.depth != 10)
        return fmt::format("{} bit", image.depth);
    if (image.packing != 1)
        return fmt::format("packing {}", image.packing);
    if (image.encoding != 0 && image.encoding != undefined_half)
        return fmt::format("encoding {}", image.encoding);
    if (image.orientation != 0 && image.orientation != undefined_half)
        return fmt::format("orientation {}", image.orientation);
    if (!zero_or_undefined(image.element_at) && image.element_at != offset)
        return fmt::format("element at {}", image.element_at);
    if (!zero_or_undefined(image.line_padding))
        return fmt::format("line padding {}", image.line_padding);
    if (!shape_is_sound(image))
        return fmt::format("{} x {} pixels", image.width, image.height);
    return std::nullopt;
}

Result<DpxLayout> layout_of(std::string_view file, const ImageHeader& image, std::size_t offset,
                            std::uint64_t file_bytes)
{
    DpxLayout layout{{image.width, image.height}, offset, 0};
    const std::uint64_t needed = offset + layout.picture_bytes();
    if (file_bytes < needed)
        return scan_problem(
            "film.frame_truncated", file,
            {{"found", std::to_string(file_bytes)}, {"needed", std::to_string(needed)}});
    if (file_bytes - needed > longest_trailer)
        return scan_problem(
            "film.frame_oversized", file,
            {{"found", std::to_string(file_bytes)}, {"needed", std::to_string(needed)}});
    layout.trailer_bytes = static_cast<std::size_t>(file_bytes - needed);
    return layout;
}

Problem head_cut(std::string_view file, std::uint64_t file_bytes)
{
    return scan_problem(
        "film.frame_truncated", file,
        {{"found", std::to_string(file_bytes)}, {"needed", std::to_string(shortest_header)}});
}

} // namespace

Result<DpxLayout> parse_dpx(std::string_view file, std::span<const std::byte> head,
                            std::uint64_t file_bytes)
{
    if (head.size() < 4)
        return file_bytes == 0 ? head_cut(file, 0) : scan_problem("film.not_dpx", file);
    const Head fields{head};
    const std::uint32_t magic = fields.word(0);
    if (magic != magic_big && magic != magic_little)
        return scan_problem("film.not_dpx", file);
    if (head.size() < shortest_header)
        return head_cut(file, file_bytes);
    if (magic == magic_little)
        return scan_problem("film.flavour_unsupported", file, {{"what", "little endian"}});
    const std::size_t offset = fields.word(4);
    if (offset < shortest_header || offset > longest_header)
        return scan_problem("film.flavour_unsupported", file,
                            {{"what", fmt::format("picture at {}", offset)}});
    const ImageHeader image = read_image_header(fields);
    if (const auto what = unsupported(image, offset))
        return scan_problem("film.flavour_unsupported", file, {{"what", *what}});
    return layout_of(file, image, offset, file_bytes);
}

} // namespace aperta
