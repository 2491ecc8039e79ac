#include "sheet/csv_dialect.hpp"

#include <array>

namespace aperta
{

namespace
{

constexpr std::string_view separators = ",;\t"; // the first wins where counts are equal

// The first line with anything in it, line ends inside quotes included.
std::string_view header_line(std::string_view text)
{
    const std::size_t from = text.find_first_not_of("\r\n");
    if (from == std::string_view::npos)
        return {};
    bool quoted = false;
    std::size_t end = from;
    for (; end < text.size() && (quoted || text[end] != '\n'); ++end)
        quoted ^= text[end] == '"';
    return text.substr(from, end - from);
}

char most_frequent(std::string_view line)
{
    std::array<std::size_t, separators.size()> counts{};
    bool quoted = false;
    for (const char c : line) {
        quoted ^= c == '"';
        const std::size_t which = quoted ? std::string_view::npos : separators.find(c);
        if (which != std::string_view::npos)
            ++counts.at(which);
    }
    std::size_t best = 0;
    for (std::size_t i = 1; i < counts.size(); ++i)
        if (counts.at(i) > counts.at(best))
            best = i;
    return separators[best];
}

} // namespace

CsvDialect csv_dialect(std::string_view start)
{
    const std::size_t end = start.find('\n');
    std::string_view line = start.substr(0, end);
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    if (line.size() == 7 && line.starts_with('"') && line.ends_with('"'))
        line = line.substr(1, 5); // Excel quotes it when it saves again
    if (end != std::string_view::npos && line.size() == 5 && line.starts_with("sep=") &&
        separators.find(line[4]) != std::string_view::npos)
        return {line[4], end + 1};
    return {most_frequent(header_line(start)), 0};
}

} // namespace aperta
