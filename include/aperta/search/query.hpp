// What a person types into the search field, read into plain values. All of it must hold (AND):
//   word   "several words"   begin*   -word   title:word
//   level:file  series:VSSE/OR  status:DECLASSIFIED  language:fr  container:BARCODE or VSSE/OR#12
//   from:1944  to:1945-06  date:1944/1945   in EDTF; a span that overlaps is a hit
// A filter named twice means either value. Names of filters go in nl, fr and de too (reeks, série).
// Words are folded (fold.hpp); signs that divide words make a phrase of their parts, so that
// "FO 371/1234" and "a-b" need no quoting.
// Problems, all at once: search.too_long, search.too_many_words, search.prefix_too_short,
// search.unknown_filter, search.filter_empty, search.filter_excluded, search.bad_level,
// search.bad_status, search.bad_language, search.bad_series, search.bad_container, search.bad_date,
// search.dates_reversed. Pure; safe across threads.
#pragma once

#include "aperta/catalogue/unit.hpp"
#include "aperta/core/result.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

inline constexpr std::size_t longest_search = 1000; // bytes
inline constexpr std::size_t most_search_words = 64;

struct SearchTerm {
    std::vector<std::string> words; // folded; several stand one behind the other
    bool prefix = false;            // the last word may go on
    bool excluded = false;
    bool in_title = false;

    friend bool operator==(const SearchTerm&, const SearchTerm&) = default;
};

// By barcode, or by series and number where the barcode is empty.
struct WantedContainer {
    std::string barcode;
    ReferenceCode series;
    int number = 0;

    friend bool operator==(const WantedContainer&, const WantedContainer&) = default;
};

// A filter as it was typed, so that a page can take it out again.
struct TypedFilter {
    std::string field; // "level"
    std::string value;
    std::size_t from = 0; // bytes of the text
    std::size_t past = 0;
};

struct SearchQuery {
    std::vector<SearchTerm> terms;
    std::vector<DescriptionLevel> levels;
    std::vector<ReferenceCode> series;
    std::vector<ClassificationState> states;
    std::vector<std::string> languages; // of the material, ISO 639-2b
    std::vector<WantedContainer> containers;
    std::optional<LegalDay> from;
    std::optional<LegalDay> to;
    std::vector<TypedFilter> filters;

    [[nodiscard]] bool empty() const { return terms.empty() && filters.empty(); }
    // Something must be found in the texts, not only be absent from them.
    [[nodiscard]] bool has_words() const;
};

[[nodiscard]] Result<SearchQuery> parse_search(std::string_view text);

// "series:VSSE/OR#12" without what is between the marks of one filter, or with one more.
[[nodiscard]] std::string without_filter(std::string_view text, const TypedFilter& filter);
[[nodiscard]] std::string with_filter(std::string_view text, std::string_view field,
                                      std::string_view value);

} // namespace aperta
