#include "aperta/catalogue/bulk.hpp"

#include "catalogue/acting.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <span>

namespace aperta
{

namespace
{

constexpr const char* bulk_act = "catalogue.bulk";
constexpr std::size_t units_a_step = 200;

std::string replaced(const std::string& text, const std::string& find, const std::string& by)
{
    std::string result;
    std::size_t at = 0;
    for (std::size_t hit = text.find(find); hit != std::string::npos; hit = text.find(find, at)) {
        result.append(text, at, hit - at).append(by);
        at = hit + find.size();
    }
    return result.append(text, at);
}

std::string after_order(const BulkOrder& order, const std::string& before)
{
    return order.find ? replaced(before, *order.find, order.text) : order.text;
}

Problems order_problems(const BulkOrder& order)
{
    const std::string name = order.field.substr(0, order.field.find('.'));
    const UnitField* field = find_unit_field(name);
    const auto about = [&](const char* code) {
        return Problem{Fault::invalid, code, "field", {{"field", order.field}}};
    };
    if (field == nullptr)
        return {about("field.unknown")};
    if (!order.find)
        return {};
    if (order.find->empty())
        return {about("bulk.nothing_to_find")};
    if (field->kind != FieldKind::line && field->kind != FieldKind::text)
        return {about("bulk.not_text")};
    return {};
}

bool is_chosen(const BulkSelection& wanted, const std::set<std::string>& only, const Unit& unit)
{
    return (!wanted.level || unit.level == *wanted.level) &&
           (only.empty() || only.contains(unit.reference.text()));
}

// `each` is given every chosen unit, in the order of the tree.
Result<Done> each_chosen(const CataloguePorts& ports, ReadTx& tx, const Actor& actor,
                         const BulkSelection& wanted, const std::function<void(const Unit&)>& each)
{
    const auto root = ports.catalogue.unit(tx, wanted.under, actor.clearance);
    if (!root)
        return no_such_unit(wanted.under);
    std::set<std::string> only;
    for (const ReferenceCode& code : wanted.only)
        only.insert(code.text());
    if (wanted.deep) {
        ports.catalogue.walk(tx, root->id, actor.clearance, [&](const Unit& unit, int depth) {
            if (depth > 0 && is_chosen(wanted, only, unit))
                each(unit);
            return true;
        });
        return Done{};
    }
    Page page{0, 500};
    for (bool more = true; more;) {
        const auto lines = ports.catalogue.children(tx, root->id, actor.clearance, page);
        for (const UnitLine& line : lines)
            if (const auto unit = ports.catalogue.unit(tx, line.id, actor.clearance);
                unit && is_chosen(wanted, only, *unit))
                each(*unit);
        more = lines.size() == static_cast<std::size_t>(page.limit);
        if (more)
            page.after = lines.back().position;
    }
    return Done{};
}

// What the order makes of one unit; nothing when it stays as it is.
std::optional<BulkLine> line_for(const CataloguePorts& ports, ReadTx& tx, const Actor& actor,
                                 const BulkOrder& order, const Unit& unit)
{
    Description description = described(ports, tx, unit, actor.clearance);
    BulkLine line{unit.reference, field_text(description, order.field), {}, {}};
    line.after = after_order(order, line.before);
    if (line.after == line.before)
        return std::nullopt;
    if (const auto set = set_field(description, order.field, line.after); !set)
        line.problems = set.problems();
    else {
        line.problems = resolve_codes(ports, tx, actor, description);
        const Problems missing = missing_fields(description);
        line.problems.insert(line.problems.end(), missing.begin(), missing.end());
        line.after = field_text(description, order.field);
    }
    return line;
}

struct BulkTarget {
    ReferenceCode unit;
    std::int64_t version = 0;
    std::string after;
};

// Every unit that changes, or the problems of those that may not.
Result<std::vector<BulkTarget>> targets(const CataloguePorts& ports, const Actor& actor,
                                        const BulkOrder& order)
{
    std::vector<BulkTarget> found;
    Problems problems;
    const auto tx = ports.work.read();
    const auto walked = each_chosen(ports, *tx, actor, order.units, [&](const Unit& unit) {
        auto line = line_for(ports, *tx, actor, order, unit);
        if (!line)
            return;
        for (Problem& each : line->problems) {
            each.facts.push_back({"reference", unit.reference.text()});
            if (problems.size() < 100)
                problems.push_back(std::move(each));
        }
        found.push_back({unit.reference, unit.version, std::move(line->after)});
    });
    if (!walked)
        return walked.problems();
    if (!problems.empty())
        return problems;
    return found;
}

Result<std::int64_t> one_step(const CataloguePorts& ports, const Actor& actor,
                              const BulkOrder& order, std::span<const BulkTarget> step,
                              const std::string& batch)
{
    auto tx = ports.work.write();
    std::int64_t saved_units = 0;
    for (const BulkTarget& each : step) {
        const auto saved =
            save_unit_in(*tx, ports, actor, {each.unit, each.version, {{order.field, each.after}}},
                         {bulk_act, batch, {}});
        if (!saved)
            return saved.problems();
        saved_units += saved->change.stored() ? 1 : 0;
    }
    ports.audit.append(*tx, done(ports.clock, actor, bulk_act, order.units.under.text(),
                                 "units=" + std::to_string(saved_units) + " field=" + order.field +
                                     " batch=" + batch));
    tx->commit();
    return saved_units;
}

Problems order_refused(const Actor& actor, const BulkOrder& order)
{
    if (auto problem = may(actor, Role::archivist, bulk_act))
        return {std::move(*problem)};
    return order_problems(order);
}

} // namespace

Result<BulkPreview> preview_bulk(CataloguePorts ports, const Actor& actor, const BulkOrder& order,
                                 std::size_t limit)
{
    if (Problems problems = order_refused(actor, order); !problems.empty())
        return problems;
    BulkPreview preview;
    const auto tx = ports.work.read();
    const auto walked = each_chosen(ports, *tx, actor, order.units, [&](const Unit& unit) {
        ++preview.chosen;
        auto line = line_for(ports, *tx, actor, order, unit);
        if (!line)
            return;
        ++(line->problems.empty() ? preview.changing : preview.refused);
        preview.highest = std::max(preview.highest, unit.legal_level);
        if (preview.lines.size() >= limit)
            return;
        preview.lines.push_back(std::move(*line));
    });
    if (!walked)
        return walked.problems();
    return preview;
}

Result<MovedUnits> run_bulk(CataloguePorts ports, const Actor& actor, const BulkOrder& order,
                            const std::string& batch, const ProgressSink& progress)
{
    return audited_act(
        ports, actor, bulk_act, order.units.under.text(), [&]() -> Result<MovedUnits> {
            if (Problems problems = order_refused(actor, order); !problems.empty())
                return problems;
            const auto found = targets(ports, actor, order);
            if (!found)
                return found.problems();
            MovedUnits done_now{batch, 0};
            const std::span<const BulkTarget> all{*found};
            for (std::size_t at = 0; at < all.size(); at += units_a_step) {
                if (!progress({"save", static_cast<std::int64_t>(at),
                               static_cast<std::int64_t>(all.size())}))
                    return Problem{Fault::conflict, "job.cancelled", "", {}};
                const auto step =
                    one_step(ports, actor, order,
                             all.subspan(at, std::min(units_a_step, all.size() - at)), batch);
                if (!step)
                    return step.problems();
                done_now.moved += *step;
            }
            return done_now;
        });
}

} // namespace aperta
