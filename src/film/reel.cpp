#include "aperta/film/reel.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdlib>

namespace aperta
{

namespace
{

constexpr std::array<std::string_view, 6> rendition_codes{
    "master", "access", "contact_sheet", "thumbnail", "frame_list", "sidecar"};

constexpr std::int64_t most_frames_off = 50;

} // namespace

std::int64_t expected_frames(Millimetres length, int pitch_um, int shrinkage_permille)
{
    assert(pitch_um > 0 && shrinkage_permille >= 0 && shrinkage_permille < 1000);
    // length in um over (pitch x (1000 - shrinkage) / 1000), as one division.
    const std::int64_t dividend = length.value() * 1000 * 1000;
    const std::int64_t divisor = std::int64_t{pitch_um} * (1000 - shrinkage_permille);
    return (2 * dividend + divisor) / (2 * divisor);
}

std::int64_t expected_frames(const Reel& reel)
{
    return expected_frames(reel.length, reel.pitch_um, reel.shrinkage_permille);
}

bool frames_doubtful(std::int64_t expected, std::int64_t found)
{
    const std::int64_t off = std::abs(expected - found);
    return off > most_frames_off || off * 100 > expected * 3;
}

std::string folder_name(const ReferenceCode& reference)
{
    std::string name = reference.text();
    std::replace(name.begin(), name.end(), '/', '~');
    // A reference may be "..", a folder's name may not.
    return name.front() == '.' ? "~" + name : name;
}

std::string_view code_of(RenditionKind kind)
{
    return rendition_codes.at(static_cast<std::size_t>(kind));
}

Result<RenditionKind> parse_rendition_kind(std::string_view text)
{
    for (std::size_t i = 0; i < rendition_codes.size(); ++i)
        if (rendition_codes.at(i) == text)
            return static_cast<RenditionKind>(i);
    return Problem{Fault::invalid, "film.record_damaged", "", {{"what", std::string{text}}}};
}

} // namespace aperta
