#include "aperta/search/query.hpp"

#include "aperta/search/fold.hpp"
#include "search/filters.hpp"

#include <algorithm>
#include <iterator>

namespace aperta
{

namespace
{

bool is_space(char byte)
{
    return static_cast<unsigned char>(byte) <= ' ';
}

bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           static_cast<unsigned char>(byte) >= 0x80;
}

// One piece between spaces, as typed: -name:"value"*
struct Piece {
    std::size_t from = 0;
    std::size_t past = 0;
    bool excluded = false;
    bool prefix = false;
    std::string_view name; // before the colon; may be none
    std::string_view value;
};

class Reader
{
public:
    explicit Reader(std::string_view text) : text_(text) {}

    bool next(Piece& piece)
    {
        while (at_ < text_.size() && is_space(text_[at_]))
            ++at_;
        if (at_ >= text_.size())
            return false;
        piece = {};
        piece.from = at_;
        if (text_[at_] == '-' && at_ + 1 < text_.size() && !is_space(text_[at_ + 1])) {
            piece.excluded = true;
            ++at_;
        }
        piece.name = name();
        piece.value = value();
        if (at_ < text_.size() && text_[at_] == '*') // behind a closing quote
            ++at_;
        piece.prefix = text_[at_ - 1] == '*';
        piece.past = at_;
        return true;
    }

private:
    // Letters and a colon; "https://" names no filter.
    std::string_view name()
    {
        std::size_t past = at_;
        while (past < text_.size() && is_letter(text_[past]))
            ++past;
        if (past == at_ || past >= text_.size() || text_[past] != ':' ||
            text_.substr(past + 1).starts_with("//"))
            return {};
        const std::string_view found = text_.substr(at_, past - at_);
        at_ = past + 1;
        return found;
    }

    std::string_view value()
    {
        if (at_ < text_.size() && text_[at_] == '"') {
            const std::size_t from = ++at_;
            const std::size_t past = std::min(text_.find('"', from), text_.size());
            at_ = std::min(past + 1, text_.size());
            return text_.substr(from, past - from);
        }
        const std::size_t from = at_;
        while (at_ < text_.size() && !is_space(text_[at_]))
            ++at_;
        return text_.substr(from, at_ - from);
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

Problem about_query(const char* code, std::vector<Fact> facts)
{
    return {Fault::invalid, code, "q", std::move(facts)};
}

Problems take_words(const Piece& piece, bool in_title, SearchQuery& query)
{
    constexpr std::size_t shortest_prefix = 2;
    SearchTerm term{{}, piece.prefix, piece.excluded, in_title};
    for (FoldedWord& word : folded_words(piece.value))
        term.words.push_back(std::move(word.text));
    if (term.words.empty())
        return {};
    if (term.prefix && term.words.back().size() < shortest_prefix)
        return {about_query("search.prefix_too_short", {{"given", term.words.back() + "*"}})};
    query.terms.push_back(std::move(term));
    return {};
}

Problems take_named(const Piece& piece, SearchQuery& query)
{
    const std::string_view field = filter_named(piece.name);
    const bool nothing =
        std::all_of(piece.value.begin(), piece.value.end(), [](char c) { return is_space(c); });
    if (field.empty() && nothing) { // "Betreft: ..." is how people write
        Piece word = piece;
        word.value = piece.name;
        return take_words(word, false, query);
    }
    if (field.empty())
        return {about_query("search.unknown_filter", {{"filter", std::string{piece.name}}})};
    if (nothing)
        return {about_query("search.filter_empty", {{"filter", std::string{field}}})};
    if (field == "title")
        return take_words(piece, true, query);
    if (piece.excluded)
        return {about_query("search.filter_excluded", {{"filter", std::string{field}}})};
    query.filters.push_back({std::string{field}, std::string{piece.value}, piece.from, piece.past});
    return take_filter(query.filters.back(), query);
}

void append(Problems& problems, Problems more)
{
    std::move(more.begin(), more.end(), std::back_inserter(problems));
}

Problems faults_of_whole(const SearchQuery& query)
{
    Problems problems;
    std::size_t words = 0;
    for (const SearchTerm& term : query.terms)
        words += term.words.size();
    if (words > most_search_words)
        problems.push_back(
            about_query("search.too_many_words", {{"limit", std::to_string(most_search_words)}}));
    if (query.from && query.to && *query.to < *query.from)
        problems.push_back(about_query(
            "search.dates_reversed", {{"from", to_text(*query.from)}, {"to", to_text(*query.to)}}));
    return problems;
}

} // namespace

bool SearchQuery::has_words() const
{
    return std::any_of(terms.begin(), terms.end(),
                       [](const SearchTerm& term) { return !term.excluded; });
}

Result<SearchQuery> parse_search(std::string_view text)
{
    if (text.size() > longest_search)
        return about_query("search.too_long", {{"limit", std::to_string(longest_search)}});
    SearchQuery query;
    Problems problems;
    Reader reader{text};
    for (Piece piece; reader.next(piece);)
        append(problems,
               piece.name.empty() ? take_words(piece, false, query) : take_named(piece, query));
    append(problems, faults_of_whole(query));
    if (!problems.empty())
        return problems;
    return query;
}

std::string without_filter(std::string_view text, const TypedFilter& filter)
{
    std::string left{text.substr(0, filter.from)};
    std::string_view right = text.substr(filter.past);
    while (!left.empty() && is_space(left.back()))
        left.pop_back();
    while (!right.empty() && is_space(right.front()))
        right.remove_prefix(1);
    if (!left.empty() && !right.empty())
        left += ' ';
    return left.append(right);
}

std::string with_filter(std::string_view text, std::string_view field, std::string_view value)
{
    std::string whole{text};
    while (!whole.empty() && is_space(whole.back()))
        whole.pop_back();
    if (std::count(whole.begin(), whole.end(), '"') % 2 != 0)
        whole += '"'; // a phrase left open would swallow the filter
    if (!whole.empty())
        whole += ' ';
    whole.append(field).append(":");
    const bool spaced = std::any_of(value.begin(), value.end(), is_space);
    return spaced ? whole.append("\"").append(value).append("\"") : whole.append(value);
}

} // namespace aperta
