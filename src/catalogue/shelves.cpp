#include "aperta/catalogue/shelves.hpp"

#include <algorithm>
#include <array>

namespace aperta
{

namespace
{

constexpr std::size_t longest_part = 40;

bool is_shelf_character(char c)
{
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return letter || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

bool is_shelf_part(std::string_view part)
{
    return !part.empty() && part.size() <= longest_part &&
           std::all_of(part.begin(), part.end(), is_shelf_character);
}

} // namespace

std::string Shelf::code() const
{
    return building + "/" + room + "/" + bay + "/" + shelf;
}

Result<Shelf> parse_shelf(std::string_view text)
{
    std::array<std::string, 4> parts;
    std::size_t count = 0;
    for (std::string_view rest = text; count < parts.size(); ++count) {
        const std::size_t slash =
            count + 1 < parts.size() ? rest.find('/') : std::string_view::npos;
        parts.at(count) = std::string{rest.substr(0, slash)};
        rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
    }
    if (!std::all_of(parts.begin(), parts.end(), is_shelf_part))
        return Problem{Fault::invalid, "shelf.malformed", "shelf", {{"given", std::string{text}}}};
    return Shelf{{}, parts[0], parts[1], parts[2], parts[3], {}, 1};
}

std::vector<std::size_t> along(const std::vector<Millimetres>& widths,
                               const std::vector<Millimetres>& room)
{
    std::vector<std::size_t> places;
    std::size_t shelf = 0;
    std::int64_t left = room.empty() ? 0 : room.front().value();
    for (const Millimetres width : widths) {
        while (shelf < room.size() && width.value() > left) {
            ++shelf;
            left = shelf < room.size() ? room[shelf].value() : 0;
        }
        if (shelf >= room.size())
            break;
        left -= width.value();
        places.push_back(shelf);
    }
    return places;
}

} // namespace aperta
