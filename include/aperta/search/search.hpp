// Searching the catalogue: what was typed becomes a page of hits, under the reader's clearance and
// on the record. When a description above "unclassified" is shown, one row in the audit
// (catalogue.search) names the query's SHA-256, the count and the highest level, never the words.
//
// Problems: those of query.hpp, search.unknown_series, search.unknown_container (as for what does
// not exist), search.bad_order, search.stale_page, search.too_many_rows, search.name_missing,
// search.name_too_long, search.too_many_saved, search.saved_not_found.
#pragma once

#include "aperta/access/audit.hpp"
#include "aperta/core/progress.hpp"
#include "aperta/search/snippet.hpp"
#include "aperta/search/store.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

inline constexpr int hits_of_page = 50;
inline constexpr std::int64_t counted_exactly = 1000;
inline constexpr std::size_t most_facet_values = 20;
inline constexpr std::size_t most_saved_searches = 100;
inline constexpr std::size_t longest_search_name = 100; // bytes

struct SearchPorts {
    Work& work;
    SearchStore& index;
    CatalogueStore& catalogue;
    AuditLog& audit;
    const Clock& clock;
};

[[nodiscard]] std::string_view code_of(SearchOrder order); // "relevance"
// "" is relevance. Problem: search.bad_order.
[[nodiscard]] Result<SearchOrder> parse_search_order(std::string_view text);

struct SearchWish {
    std::string text;
    SearchOrder order = SearchOrder::relevance; // reference, where no word is searched for
    std::string after;                          // SearchPage::next of the page before
    int limit = hits_of_page;
    bool facets = false;
};

struct Hit {
    UnitLine line;
    std::vector<UnitLine> trail;   // from the fonds down, what the reader may see
    std::vector<TextPart> title;   // in the reader's language where there is one
    std::vector<TextPart> snippet; // where another text has the words
};

// One value that a filter can take.
struct Facet {
    std::string field;            // "series"
    std::string value;            // as the filter writes it: "VSSE/OR"
    std::vector<UnitText> titles; // of a series
    std::int64_t count = 0;
};

struct SearchPage {
    SearchQuery query;
    SearchOrder order = SearchOrder::relevance;
    std::int64_t count = 0; // exact, unless `more`
    bool more = false;      // than counted_exactly
    std::vector<Hit> hits;
    std::string next;                         // "" on the last page
    std::optional<std::vector<Facet>> facets; // nothing when not asked for, or too many hits
    Level highest = Level::unclassified;      // of what is shown
};

// An empty text yields an empty page.
[[nodiscard]] Result<SearchPage> search(const SearchPorts& ports, const Actor& reader,
                                        const SearchWish& wish);

// Every hit in the order asked for, each as its page shows it; for downloads. Refused where there
// are more than most_ranked: a list that is cut in silence would be taken for the whole.
[[nodiscard]] Result<Done> search_all(const SearchPorts& ports, const Actor& reader,
                                      const SearchWish& wish,
                                      const std::function<void(const Hit&)>& each);

// Whole texts that may be meant by one whose last word is unfinished.
[[nodiscard]] std::vector<std::string> suggestions(const SearchPorts& ports, const Actor& reader,
                                                   std::string_view text);

// The box whose barcode was scanned, or written as VSSE/OR#12.
[[nodiscard]] std::optional<BoxPlace> scanned_box(const SearchPorts& ports, const Actor& reader,
                                                  std::string_view text);

[[nodiscard]] std::vector<SavedSearch> saved_searches(const SearchPorts& ports,
                                                      const Actor& person);
[[nodiscard]] Result<Done> save_search(const SearchPorts& ports, const Actor& person,
                                       const std::string& name, const std::string& text);
[[nodiscard]] Result<Done> forget_search(const SearchPorts& ports, const Actor& person,
                                         const std::string& name);

// Writes every unit's words anew, a step of many units at a time; `progress` may stop it between
// two steps, and the next call does it over. Answers how many units there are.
[[nodiscard]] std::int64_t reindex_catalogue(const SearchPorts& ports, const Actor& actor,
                                             const ProgressSink& progress);

// Clears words that are gone out of the store's file, step by step; false when stopped.
bool tidy_search(const SearchPorts& ports, const std::function<bool()>& go_on);

} // namespace aperta
