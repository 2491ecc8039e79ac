#include "aperta/declassification/report.hpp"

#include "declassification/evaluations.hpp"

#include <algorithm>
#include <tuple>

namespace aperta
{

namespace
{

struct DueUnit {
    UnitId unit;
    DueDate due;
};

// Keeps the `limit` most pressing.
class MostPressing
{
public:
    explicit MostPressing(int limit) : limit_(static_cast<std::size_t>(std::max(limit, 0))) {}

    void add(const DueUnit& unit)
    {
        const auto later = [](const DueUnit& a, const DueUnit& b) {
            return std::tie(a.due.day, a.unit) < std::tie(b.due.day, b.unit);
        };
        units_.insert(std::upper_bound(units_.begin(), units_.end(), unit, later), unit);
        if (units_.size() > limit_)
            units_.pop_back();
    }
    [[nodiscard]] const std::vector<DueUnit>& units() const { return units_; }

private:
    std::size_t limit_;
    std::vector<DueUnit> units_;
};

UnitLine line_from(Unit unit)
{
    UnitLine line;
    line.id = unit.id;
    line.parent = unit.parent;
    line.level = unit.level;
    line.reference = std::move(unit.reference);
    line.position = unit.position;
    line.texts = std::move(unit.texts);
    for (UnitText& text : line.texts)
        text.scope.clear();
    line.dates = std::move(unit.dates);
    line.legal_level = unit.legal_level;
    line.classification_state = unit.classification_state;
    line.access = std::move(unit.access);
    return line;
}

std::vector<DueLine> lines_from(const DeclassificationPorts& ports, ReadTx& tx, Level clearance,
                                const std::vector<DueUnit>& found, LegalDay today)
{
    std::vector<DueLine> lines;
    for (const DueUnit& each : found)
        if (auto unit = ports.catalogue.unit(tx, each.unit, clearance))
            lines.push_back({line_from(std::move(*unit)), each.due, each.due.days_left(today)});
    return lines;
}

} // namespace

DueLines due_work(DeclassificationPorts ports, const Actor& actor, LegalDay today, int limit)
{
    const auto tx = ports.work.read();
    const LegalDay horizon = anniversary(today, 1);
    MostPressing by_law{limit};
    MostPressing by_policy{limit};
    DueLines lines;
    ports.store.each_standing(*tx, actor.clearance, [&](const Standing& unit) {
        const NextEvaluation next = next_evaluation(ports.rules, unit);
        lines.undated += next.undated ? 1 : 0;
        if (next.due && next.due->day <= horizon)
            (next.due->ground == Ground::law ? by_law : by_policy).add({unit.unit, *next.due});
    });
    lines.by_law = lines_from(ports, *tx, actor.clearance, by_law.units(), today);
    lines.by_policy = lines_from(ports, *tx, actor.clearance, by_policy.units(), today);
    for (Review& review : ports.store.reviews(*tx, actor.clearance, limit))
        if (auto unit = ports.catalogue.unit(*tx, review.unit, actor.clearance)) {
            const std::int64_t days = (today - review.started).count();
            lines.under_way.push_back({line_from(std::move(*unit)), std::move(review), days});
        }
    return lines;
}

} // namespace aperta
