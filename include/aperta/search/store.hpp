// The port through which the catalogue is searched. Every read names the clearance; a record above
// it changes nothing in the answer: not hits, nor their order, nor counts, facets, suggestions.
// The words that are searched stand folded (fold.hpp) beside the catalogue and follow it in the
// same transaction, whoever changes a unit.
// Methods take the transaction they run in (core/work.hpp). Thread contract: the transaction's.
#pragma once

#include "aperta/catalogue/store.hpp"
#include "aperta/core/work.hpp"
#include "aperta/search/facets.hpp"
#include "aperta/search/query.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

// Of each level of classification, only so many hits are ranked, sorted and counted into facets.
inline constexpr std::int64_t most_ranked = 20'000;

enum class SearchOrder { relevance, reference, date };

// A query whose records were found.
struct SearchCriteria {
    SearchQuery query;
    std::vector<UnitId> series;
    std::vector<ContainerId> containers;
    Level clearance = Level::unclassified;
};

// Where a hit stands in the order: relevance goes by score (lowest first) and unit, reference by
// reference, date by day and reference. `day` is the first one, else the last; undated comes last.
struct SearchPlace {
    std::int64_t score = 0;
    std::string day;
    std::string reference; // empty with relevance
    UnitId unit;
};

struct SearchRange {
    SearchOrder order = SearchOrder::relevance;
    std::optional<SearchPlace> after; // the last hit already seen
    int limit = 50;
};

struct BoxPlace {
    ContainerId id;
    ReferenceCode series;
    int number = 0;
    std::string barcode;
};

struct ReindexStep {
    UnitId last; // not stored() when none was left
    std::int64_t units = 0;
};

struct SavedSearch {
    std::string name;
    std::string query;
    std::string saved_at; // instant

    friend bool operator==(const SavedSearch&, const SavedSearch&) = default;
};

class SearchStore
{
public:
    virtual ~SearchStore() = default;

    // Whether the engine behind `tx` has the full-text tables; where it has not, the rest of the
    // catalogue works and a search is refused (search.not_on_this_engine).
    [[nodiscard]] virtual bool answers(ReadTx& tx) = 0;
    [[nodiscard]] virtual std::vector<SearchPlace> find(ReadTx& tx, const SearchCriteria& criteria,
                                                        const SearchRange& range) = 0;
    // Exact up to `most`, then `most`.
    [[nodiscard]] virtual std::int64_t count(ReadTx& tx, const SearchCriteria& criteria,
                                             std::int64_t most) = 0;
    // Nothing when there are more than `most_ranked` hits.
    [[nodiscard]] virtual std::optional<FacetCounts> facets(ReadTx& tx,
                                                            const SearchCriteria& criteria) = 0;
    // Lines in the order asked for, with title and scope of every language, without children; a
    // unit above the clearance is left out.
    [[nodiscard]] virtual std::vector<UnitLine> lines(ReadTx& tx, const std::vector<UnitId>& units,
                                                      Level clearance) = 0;
    // The way down to a unit, as CatalogueStore::ancestors, but without counting children.
    [[nodiscard]] virtual std::vector<UnitLine> trail(ReadTx& tx, UnitId unit, Level clearance) = 0;
    // Folded words of titles that begin so, the most frequent first.
    [[nodiscard]] virtual std::vector<std::string>
    completions(ReadTx& tx, std::string_view beginning, Level clearance, int limit) = 0;
    // A box is seen by the rule of catalogue/container_store.hpp.
    [[nodiscard]] virtual std::optional<BoxPlace> box(ReadTx& tx, std::string_view barcode,
                                                      Level clearance) = 0;
    [[nodiscard]] virtual std::optional<BoxPlace> box(ReadTx& tx, ContainerId id,
                                                      Level clearance) = 0;

    // Writes the words of up to `limit` units after `after` anew.
    virtual ReindexStep reindex(WriteTx& tx, UnitId after, int limit) = 0;
    // Makes the full-text of one level anew from the words, in one go; for one that was damaged.
    virtual void rebuild(WriteTx& tx, Level level) = 0;
    // One step of clearing words that are no longer there out of the store's file, small enough to
    // let other writers in between; false when nothing is left to do.
    virtual bool tidy(WriteTx& tx) = 0;

    // By person, in order of name; saving under a name that is there replaces it.
    [[nodiscard]] virtual std::vector<SavedSearch> saved(ReadTx& tx, std::string_view account) = 0;
    virtual void save(WriteTx& tx, std::string_view account, const SavedSearch& search) = 0;
    virtual bool forget(WriteTx& tx, std::string_view account, std::string_view name) = 0;
};

} // namespace aperta
