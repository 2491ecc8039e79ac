#include "store/pooled_work.hpp"
#include "store/search_sql.hpp"
#include "store/stored_search.hpp"
#include "store/stored_values.hpp"

#include <unordered_map>

namespace aperta
{

namespace
{

#define APERTA_FACT_COLUMNS                                                                        \
    "SELECT u.id, u.parent_id, u.description_level, u.classification_state, u.first_day,"          \
    " u.last_day, u.material_languages"

#define APERTA_FACTS(level) APERTA_FACT_COLUMNS APERTA_MATCHED(level) " LIMIT ?9"
constexpr LevelSql facts_matched = APERTA_FOR_LEVELS(APERTA_FACTS);
constexpr const char* facts_scanned = APERTA_FACT_COLUMNS APERTA_SCANNED " LIMIT ?10";

constexpr const char* select_step_up =
    "SELECT parent_id, description_level, legal_level FROM unit WHERE id = ?";
constexpr const char* select_boxes_of =
    "SELECT container_id FROM unit_container WHERE unit_id = ? ORDER BY container_id";

// Which series a unit lies in, remembered for its siblings. A hidden series is none.
class SeriesOf
{
public:
    SeriesOf(Connection& connection, Level clearance)
        : connection_(connection), clearance_(clearance)
    {
    }

    UnitId of(UnitId unit)
    {
        if (!unit.stored())
            return {};
        const auto known = known_.find(unit.value());
        if (known != known_.end())
            return known->second;
        UnitId parent;
        UnitId series;
        {
            auto row = connection_.prepare(select_step_up);
            row.bind(unit);
            if (!row.step())
                return {};
            parent = row.id<UnitId>(0);
            if (row.text(1) == "series") {
                series = level_in(row, 2) <= clearance_ ? unit : UnitId{};
                parent = {};
            }
        }
        if (parent.stored())
            series = of(parent);
        known_.emplace(unit.value(), series);
        return series;
    }

private:
    Connection& connection_;
    Level clearance_;
    std::unordered_map<std::int64_t, UnitId> known_;
};

std::vector<std::string> split_languages(const std::string& text)
{
    std::vector<std::string> parts;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        parts.push_back(text.substr(at, comma - at));
        at = comma + 1;
    }
    return parts;
}

class FactReader
{
public:
    FactReader(Connection& connection, Level clearance)
        : connection_(connection), series_(connection, clearance)
    {
    }

    // How many rows there were.
    std::int64_t read(Statement& select)
    {
        std::int64_t rows = 0;
        for (; select.step(); ++rows)
            counter_.add(facts(select));
        return rows;
    }

    [[nodiscard]] FacetCounts counts() const { return counter_.counts(); }

private:
    HitFacts facts(const Statement& row)
    {
        HitFacts hit;
        const auto unit = row.id<UnitId>(0);
        hit.level = as_written(parse_description_level(row.text(2)));
        hit.state = as_written(parse_classification_state(row.text(3)));
        hit.dates = {{}, row.day(4), row.day(5)};
        hit.languages = split_languages(row.text(6));
        hit.series = hit.level == DescriptionLevel::series ? unit : series_.of(row.id<UnitId>(1));
        auto boxes = connection_.prepare(select_boxes_of);
        boxes.bind(unit);
        while (boxes.step())
            hit.containers.push_back(boxes.id<ContainerId>(0));
        return hit;
    }

    Connection& connection_;
    SeriesOf series_;
    FacetCounter counter_;
};

} // namespace

std::optional<FacetCounts> StoredSearch::facets(ReadTx& tx, const SearchCriteria& criteria)
{
    Connection& connection = connection_of(tx);
    FactReader reader{connection, criteria.clearance};
    std::int64_t left = most_ranked + 1;
    if (!criteria.query.has_words()) {
        auto select = connection.prepare(facts_scanned);
        bind_criteria(select, criteria);
        select.bind(static_cast<int>(criteria.clearance)).bind(left);
        left -= reader.read(select);
    } else {
        const auto levels = static_cast<std::size_t>(criteria.clearance) + 1;
        for (std::size_t level = 0; level < levels && left > 0; ++level) {
            auto select = connection.prepare(facts_matched.at(level));
            bind_criteria(select, criteria);
            select.bind(left);
            left -= reader.read(select);
        }
    }
    return left > 0 ? std::optional{reader.counts()} : std::nullopt;
}

} // namespace aperta
