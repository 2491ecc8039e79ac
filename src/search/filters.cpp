#include "search/filters.hpp"

#include "aperta/search/fold.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace aperta
{

namespace
{

// Folded names: English, Dutch, French, German.
constexpr std::array<std::pair<std::string_view, std::string_view>, 29> filter_names{{
    {"level", "level"},      {"niveau", "level"},
    {"stufe", "level"},      {"series", "series"},
    {"reeks", "series"},     {"serie", "series"},
    {"status", "status"},    {"statut", "status"},
    {"toestand", "status"},  {"language", "language"},
    {"taal", "language"},    {"langue", "language"},
    {"sprache", "language"}, {"container", "container"},
    {"box", "container"},    {"doos", "container"},
    {"boite", "container"},  {"karton", "container"},
    {"from", "from"},        {"van", "from"},
    {"vanaf", "from"},       {"to", "to"},
    {"tot", "to"},           {"date", "date"},
    {"datum", "date"},       {"title", "title"},
    {"titel", "title"},      {"titre", "title"},
    {"depuis", "from"},
}};

Problem bad_filter(const char* code, const TypedFilter& filter)
{
    constexpr std::size_t shown = 80;
    return {Fault::invalid,
            code,
            "q",
            {{"filter", filter.field}, {"given", filter.value.substr(0, shown)}}};
}

std::string changed(std::string text, char from, char to, bool upper)
{
    for (char& each : text) {
        if (each == from)
            each = to;
        if (upper && each >= 'a' && each <= 'z')
            each = static_cast<char>(each - 'a' + 'A');
        if (!upper && each >= 'A' && each <= 'Z')
            each = static_cast<char>(each - 'A' + 'a');
    }
    return text;
}

Problems take_level(const TypedFilter& filter, SearchQuery& query)
{
    const auto level = parse_description_level(changed(filter.value, ' ', '_', false));
    if (!level)
        return {bad_filter("search.bad_level", filter)};
    query.levels.push_back(*level);
    return {};
}

Problems take_status(const TypedFilter& filter, SearchQuery& query)
{
    const auto state =
        parse_classification_state(changed(changed(filter.value, ' ', '_', true), '-', '_', true));
    if (!state)
        return {bad_filter("search.bad_status", filter)};
    query.states.push_back(*state);
    return {};
}

// Two letters for the languages of the product, three for any language of a document.
Problems take_language(const TypedFilter& filter, SearchQuery& query)
{
    const std::string wanted = changed(filter.value, ' ', ' ', false);
    const bool letters =
        std::all_of(wanted.begin(), wanted.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (const auto ours = parse_language(wanted))
        query.languages.emplace_back(iso_639_2b(*ours));
    else if (wanted.size() == 3 && letters)
        query.languages.push_back(wanted);
    else
        return {bad_filter("search.bad_language", filter)};
    return {};
}

Problems take_series(const TypedFilter& filter, SearchQuery& query)
{
    const auto reference = ReferenceCode::parse(filter.value);
    if (!reference)
        return {bad_filter("search.bad_series", filter)};
    query.series.push_back(*reference);
    return {};
}

Problems take_container(const TypedFilter& filter, SearchQuery& query)
{
    constexpr std::size_t longest_barcode = 100;
    const std::string_view value{filter.value};
    const std::size_t mark = value.find('#');
    if (mark == std::string_view::npos && value.size() <= longest_barcode) {
        query.containers.push_back({filter.value, {}, 0});
        return {};
    }
    const auto series = ReferenceCode::parse(value.substr(0, mark));
    const std::string_view digits =
        mark == std::string_view::npos ? std::string_view{} : value.substr(mark + 1);
    int number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (!series || read.ec != std::errc{} || read.ptr != digits.data() + digits.size() ||
        number < 1)
        return {bad_filter("search.bad_container", filter)};
    query.containers.push_back({{}, *series, number});
    return {};
}

void narrow(std::optional<LegalDay>& kept, std::optional<LegalDay> given, bool later)
{
    if (given && (!kept || (later ? *given > *kept : *given < *kept)))
        kept = given;
}

Problems take_date(const TypedFilter& filter, SearchQuery& query)
{
    const auto span = parse_date_span(filter.value);
    if (!span || (!span->first && !span->last))
        return {bad_filter("search.bad_date", filter)};
    if (filter.field != "to")
        narrow(query.from, span->first, true);
    if (filter.field != "from")
        narrow(query.to, span->last, false);
    return {};
}

} // namespace

std::string_view filter_named(std::string_view typed)
{
    const std::string wanted = folded(typed);
    for (const auto& [name, field] : filter_names)
        if (name == wanted)
            return field;
    return {};
}

Problems take_filter(const TypedFilter& filter, SearchQuery& query)
{
    using Take = Problems (*)(const TypedFilter&, SearchQuery&);
    constexpr std::array<std::pair<std::string_view, Take>, 8> takers{{
        {"level", take_level},
        {"status", take_status},
        {"language", take_language},
        {"series", take_series},
        {"container", take_container},
        {"from", take_date},
        {"to", take_date},
        {"date", take_date},
    }};
    for (const auto& [field, take] : takers)
        if (field == filter.field)
            return take(filter, query);
    return {};
}

} // namespace aperta
