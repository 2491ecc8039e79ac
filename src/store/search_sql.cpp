#include "store/search_sql.hpp"

namespace aperta
{

namespace
{

std::string phrase(const SearchTerm& term)
{
    std::string text = term.in_title ? "{titles} : \"" : "\"";
    for (std::size_t i = 0; i < term.words.size(); ++i)
        text.append(i == 0 ? "" : " ").append(term.words[i]);
    return text.append(term.prefix ? "\" *" : "\"");
}

std::string joined_terms(const SearchQuery& query, bool excluded, const char* between)
{
    std::string text;
    for (const SearchTerm& term : query.terms)
        if (term.excluded == excluded)
            text.append(text.empty() ? "" : between).append(phrase(term));
    return text;
}

template <class List, class Write>
std::string in_bars(const List& list, Write write)
{
    std::string text;
    for (const auto& each : list)
        text.append(text.empty() ? "|" : "").append(write(each)).append("|");
    return text;
}

std::string json_array(const std::vector<std::string>& codes)
{
    std::string text;
    for (const std::string& code : codes) // letters only: the query saw to it
        text.append(text.empty() ? "[\"" : ",\"").append(code).append("\"");
    return text.empty() ? text : text + "]";
}

std::string day_or_nothing_of(const std::optional<LegalDay>& day)
{
    return day ? to_text(*day) : std::string{};
}

} // namespace

std::string match_expression(const SearchQuery& query)
{
    const std::string excluded = joined_terms(query, true, " OR ");
    const std::string wanted = joined_terms(query, false, " AND ");
    if (wanted.empty())
        return excluded.empty() ? "\"\"" : excluded;
    return excluded.empty() ? wanted : "(" + wanted + ") NOT (" + excluded + ")";
}

void bind_criteria(Statement& statement, const SearchCriteria& criteria)
{
    const auto coded = [](auto value) { return std::string{code_of(value)}; };
    const auto numbered = [](auto id) { return std::to_string(id.value()); };
    const SearchQuery& query = criteria.query;
    statement.bind(in_bars(query.levels, coded))
        .bind(in_bars(query.states, coded))
        .bind(in_bars(criteria.series, numbered))
        .bind(in_bars(criteria.containers, numbered))
        .bind(json_array(query.languages))
        .bind(day_or_nothing_of(query.from))
        .bind(day_or_nothing_of(query.to))
        .bind(match_expression(query));
}

bool has_filters(const SearchQuery& query)
{
    return !query.filters.empty();
}

} // namespace aperta
