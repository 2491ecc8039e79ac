#include "aperta/core/reference_code.hpp"

#include <algorithm>

namespace aperta
{

namespace
{

constexpr std::size_t longest_reference = 200;

bool allowed_in_part(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_';
}

bool parts_are_sound(std::string_view text)
{
    bool part_is_empty = true;
    for (char c : text) {
        if (c == '/') {
            if (part_is_empty)
                return false;
            part_is_empty = true;
            continue;
        }
        if (!allowed_in_part(c))
            return false;
        part_is_empty = false;
    }
    return !part_is_empty;
}

Problem reference_problem(const char* code, std::string_view text)
{
    return {Fault::invalid, code, "reference", {{"given", std::string{text.substr(0, 80)}}}};
}

} // namespace

Result<ReferenceCode> ReferenceCode::parse(std::string_view text)
{
    if (text.size() > longest_reference)
        return reference_problem("reference.too_long", text);
    if (!parts_are_sound(text))
        return reference_problem("reference.malformed", text);
    return ReferenceCode{text};
}

std::string_view ReferenceCode::last_part() const
{
    const std::string_view all{text_};
    return all.substr(all.find_last_of('/') + 1);
}

} // namespace aperta
