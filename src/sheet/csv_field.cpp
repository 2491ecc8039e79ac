#include "aperta/sheet/csv_field.hpp"

namespace aperta
{

bool wants_guard(std::string_view text)
{
    const std::size_t first = text.find_first_not_of('\'');
    return first != std::string_view::npos &&
           std::string_view{"=+-@\t\r"}.find(text[first]) != std::string_view::npos;
}

std::string csv_field(std::string_view text)
{
    std::string field;
    field.reserve(text.size() + 3);
    field += '"';
    if (wants_guard(text))
        field += '\'';
    for (const char c : text) {
        if (c == '"')
            field += '"';
        field += c;
    }
    return field += '"';
}

std::string_view without_guard(std::string_view text)
{
    if (!text.empty() && text.front() == '\'' && wants_guard(text))
        text.remove_prefix(1);
    return text;
}

} // namespace aperta
