#include "aperta/words/words.hpp"
#include "words/word_shelf.hpp"

namespace aperta
{

namespace
{

const TableRow* find_sentence(std::string_view code)
{
    static const auto shelves = read_word_tables("catalog/messages/problems/", "code");
    for (const auto& [name, table] : shelves)
        if (const TableRow* row = table.find(code))
            return row;
    return nullptr;
}

// One pass from left to right: what a fact brings in is never read as a blank again, because facts
// hold what a person typed.
std::string fill_blanks(std::string_view text, const Problem& problem)
{
    std::string filled;
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        const std::size_t close = text.find('}', open == std::string_view::npos ? 0 : open);
        if (open == std::string_view::npos || close == std::string_view::npos)
            return filled.append(text);
        filled.append(text.substr(0, open));
        filled.append(fact(problem, text.substr(open + 1, close - open - 1)));
        text.remove_prefix(close + 1);
    }
    return filled;
}

} // namespace

std::string sentence(const Problem& problem, Language language)
{
    const TableRow* row = find_sentence(problem.code);
    if (row == nullptr)
        return problem.code;
    const std::string_view text = text_in(*row, language);
    const bool of_a_cell = !fact(problem, "row").empty() && !fact(problem, "column").empty() &&
                           text.find("{row}") == std::string_view::npos;
    const TableRow* at = of_a_cell ? find_sentence("import.at") : nullptr;
    return (at != nullptr ? fill_blanks(text_in(*at, language), problem) : std::string{}) +
           fill_blanks(text, problem);
}

bool has_sentence(std::string_view code)
{
    return find_sentence(code) != nullptr;
}

} // namespace aperta
