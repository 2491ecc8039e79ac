// How many hits there are by level of description, series, decade, status, language of the material
// and container. Exact: each figure is what one gets by adding that filter to the query.
// A unit counts in every decade that its dates overlap, as the date filter has it; an open end
// reaches to the last decade shown. Pure; a counter belongs to one thread.
#pragma once

#include "aperta/catalogue/unit.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace aperta
{

// Of one hit, what is counted.
struct HitFacts {
    DescriptionLevel level = DescriptionLevel::file;
    ClassificationState state = ClassificationState::catalogued;
    DateSpan dates; // the days matter, not the text
    std::vector<std::string> languages;
    UnitId series; // that it lies in or is; not stored() where there is none to be seen
    std::vector<ContainerId> containers;
};

struct FacetCounts {
    std::map<DescriptionLevel, std::int64_t> levels;
    std::map<ClassificationState, std::int64_t> states;
    std::map<int, std::int64_t> decades; // by first year: 1940
    std::map<std::string, std::int64_t> languages;
    std::map<UnitId, std::int64_t> series;
    std::map<ContainerId, std::int64_t> containers;
};

class FacetCounter
{
public:
    void add(const HitFacts& hit);
    [[nodiscard]] FacetCounts counts() const;

private:
    void add_dates(const DateSpan& dates);

    FacetCounts counts_;
    std::map<int, std::int64_t> changes_; // of the count, where a decade begins
    std::int64_t from_ever_ = 0;          // without a known beginning
    int last_decade_ = 0;
};

} // namespace aperta
