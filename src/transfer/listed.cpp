#include "aperta/transfer/list.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace aperta
{

namespace
{

constexpr int boxes_at_a_time = 500;

struct BoxContents {
    std::optional<LegalDay> first, last;
    std::set<std::string> decisions;
};

// What lies in each box, and which decisions reached the series, gathered unit by unit.
class Gatherer
{
public:
    void add(const ReleasedUnit& unit)
    {
        if (unit.released_by())
            add_decision(*unit.released_by());
        for (const Container& box : unit.boxes())
            add_to_box(contents_[box.number], unit);
    }

    [[nodiscard]] ListedBox listed(const Container& box, const ReleasedUnit& series) const
    {
        ListedBox line{box.number, box.width, series.dates().first, series.dates().last, {}};
        const auto found = contents_.find(box.number);
        if (found != contents_.end()) {
            if (found->second.first && found->second.last) {
                line.first = found->second.first;
                line.last = found->second.last;
            }
            line.decisions.assign(found->second.decisions.begin(), found->second.decisions.end());
        }
        if (line.decisions.empty() && series.released_by())
            line.decisions.push_back(series.released_by()->reference);
        return line;
    }

    [[nodiscard]] std::vector<ListedDecision> decisions() const
    {
        std::vector<ListedDecision> all;
        for (const auto& [key, decision] : decisions_)
            all.push_back(decision);
        return all;
    }

private:
    void add_decision(const ReleasedBy& act)
    {
        ListedDecision& listed = decisions_[{act.reference, act.day}];
        listed.reference = act.reference;
        listed.day = act.day;
        listed.level_before = std::max(listed.level_before, act.level_before);
        ++listed.units;
    }

    static void add_to_box(BoxContents& box, const ReleasedUnit& unit)
    {
        const DateSpan& dates = unit.dates();
        if (dates.first && (!box.first || *dates.first < *box.first))
            box.first = dates.first;
        if (dates.last && (!box.last || *dates.last > *box.last))
            box.last = dates.last;
        if (unit.released_by())
            box.decisions.insert(unit.released_by()->reference);
    }

    std::map<int, BoxContents> contents_;
    std::map<std::pair<std::string, LegalDay>, ListedDecision> decisions_;
};

} // namespace

Millimetres ListedSeries::counted() const
{
    Millimetres sum;
    for (const ListedBox& box : boxes)
        sum += box.width;
    return sum;
}

ListedSeries listed_series(const ReleasedView& view, const TransferLine& line)
{
    const ReleasedUnit& root = view.root();
    Gatherer gatherer;
    view.each([&gatherer](const ReleasedUnit& unit, int) {
        gatherer.add(unit);
        return true;
    });
    ListedSeries series{line,
                        root.texts(),
                        root.dates(),
                        {},
                        root.extent().measured,
                        gatherer.decisions(),
                        view.held_back()};
    for (Page page{0, boxes_at_a_time};;) {
        const std::vector<Container> boxes = view.boxes(root, page);
        for (const Container& box : boxes)
            series.boxes.push_back(gatherer.listed(box, root));
        if (boxes.empty())
            return series;
        page.after = boxes.back().number;
    }
}

} // namespace aperta
