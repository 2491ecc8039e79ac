#include "aperta/search/facets.hpp"

#include <algorithm>

namespace aperta
{

namespace
{

constexpr int years_of_decade = 10;

int decade_of(LegalDay day)
{
    return static_cast<int>(year_of(day)) / years_of_decade * years_of_decade;
}

} // namespace

void FacetCounter::add(const HitFacts& hit)
{
    ++counts_.levels[hit.level];
    ++counts_.states[hit.state];
    for (const std::string& language : hit.languages)
        ++counts_.languages[language];
    if (hit.series.stored())
        ++counts_.series[hit.series];
    for (const ContainerId container : hit.containers)
        ++counts_.containers[container];
    add_dates(hit.dates);
}

void FacetCounter::add_dates(const DateSpan& dates)
{
    if (!dates.first && !dates.last)
        return;
    const LegalDay known_end = dates.last ? *dates.last : *dates.first;
    last_decade_ = std::max(last_decade_, decade_of(known_end));
    if (dates.first)
        ++changes_[decade_of(*dates.first)];
    else
        ++from_ever_;
    if (dates.last) {
        changes_[decade_of(*dates.last)] += 0; // a decade to show
        --changes_[decade_of(*dates.last) + years_of_decade];
    }
}

FacetCounts FacetCounter::counts() const
{
    FacetCounts counts = counts_;
    if (changes_.empty())
        return counts;
    std::int64_t running = from_ever_;
    for (int decade = changes_.begin()->first; decade <= last_decade_; decade += years_of_decade) {
        const auto change = changes_.find(decade);
        running += change == changes_.end() ? 0 : change->second;
        if (running > 0)
            counts.decades[decade] = running;
    }
    return counts;
}

} // namespace aperta
