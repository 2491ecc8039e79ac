#include "aperta/search/snippet.hpp"

#include "aperta/search/fold.hpp"

#include <algorithm>

namespace aperta
{

namespace
{

constexpr std::size_t words_before = 8;
constexpr std::size_t words_shown = 32;

bool is_word_of(const SearchTerm& term, std::size_t which, const std::string& word)
{
    const std::string& wanted = term.words[which];
    const bool last = which + 1 == term.words.size();
    return term.prefix && last ? word.starts_with(wanted) : word == wanted;
}

bool stands_at(const SearchTerm& term, const std::vector<FoldedWord>& words, std::size_t at)
{
    if (at + term.words.size() > words.size())
        return false;
    for (std::size_t i = 0; i < term.words.size(); ++i)
        if (!is_word_of(term, i, words[at + i].text))
            return false;
    return true;
}

// Which of the words to mark.
std::vector<bool> marks_of(const std::vector<FoldedWord>& words, const SearchQuery& query)
{
    std::vector<bool> marks(words.size(), false);
    for (const SearchTerm& term : query.terms)
        for (std::size_t at = 0; !term.excluded && at < words.size(); ++at)
            if (stands_at(term, words, at))
                std::fill_n(marks.begin() + static_cast<std::ptrdiff_t>(at), term.words.size(),
                            true);
    return marks;
}

void add_part(std::vector<TextPart>& parts, std::string_view text, bool marked)
{
    if (text.empty())
        return;
    if (!parts.empty() && parts.back().marked == marked)
        parts.back().text += text;
    else
        parts.push_back({std::string{text}, marked});
}

struct Window {
    std::size_t first = 0; // word
    std::size_t past = 0;
};

std::vector<TextPart> parts_of(std::string_view text, const std::vector<FoldedWord>& words,
                               const std::vector<bool>& marks, Window window)
{
    std::vector<TextPart> parts;
    const bool cut_before = window.first > 0;
    const bool cut_behind = window.past < words.size();
    std::size_t at = cut_before ? words[window.first].from : 0;
    if (cut_before)
        add_part(parts, "… ", false);
    for (std::size_t i = window.first; i < window.past; ++i) {
        if (words[i].from < at) // one sign that stands for two words is shown once
            continue;
        add_part(parts, text.substr(at, words[i].from - at), false);
        add_part(parts, text.substr(words[i].from, words[i].past - words[i].from), marks[i]);
        at = words[i].past;
    }
    if (cut_behind)
        add_part(parts, " …", false);
    else
        add_part(parts, text.substr(at), false);
    return parts;
}

} // namespace

std::vector<TextPart> marked_text(std::string_view text, const SearchQuery& query)
{
    const auto words = folded_words(text);
    return parts_of(text, words, marks_of(words, query), {0, words.size()});
}

std::vector<TextPart> snippet(std::string_view text, const SearchQuery& query)
{
    const auto words = folded_words(text);
    const auto marks = marks_of(words, query);
    const auto first = static_cast<std::size_t>(
        std::distance(marks.begin(), std::find(marks.begin(), marks.end(), true)));
    if (first == marks.size())
        return {};
    const std::size_t from = first > words_before ? first - words_before : 0;
    return parts_of(text, words, marks, {from, std::min(from + words_shown, words.size())});
}

} // namespace aperta
