#include "exchange/plan.hpp"

#include "aperta/core/reference_code.hpp"

#include <algorithm>

namespace aperta
{

namespace
{

// A file written from the bottom up has as many waves as the tree has levels; more is no order.
constexpr int most_waves = 20;

Problem about_row(const char* code, const std::string& reference)
{
    return {Fault::invalid, code, std::string{reference_column}, {{"reference", reference}}};
}

Problem about_parent(const char* code, const std::string& reference)
{
    return {Fault::invalid, code, std::string{parent_column}, {{"reference", reference}}};
}

} // namespace

void ImportPlan::add(const SheetRow& row, const ImportColumns& columns, RowProblems& problems)
{
    Row planned;
    planned.number = row.number;
    planned.reference = columns.cell(row, reference_column);
    planned.parent = columns.cell(row, parent_column);
    planned.sound =
        std::none_of(row.refused.begin(), row.refused.end(), [](bool no) { return no; });
    const auto refuse = [&](Problem problem) {
        planned.sound = false;
        problems.add(columns.at(std::move(problem), row.number));
    };
    const auto parsed = ReferenceCode::parse(planned.reference);
    if (planned.reference.empty() && !row.refused[columns.place(reference_column)]) {
        refuse(about_row("import.reference_missing", ""));
    } else if (planned.sound && !parsed) {
        refuse(parsed.problems().front());
    } else if (planned.sound) {
        const auto [first, fresh] = by_reference_.emplace(planned.reference, rows_.size());
        if (!fresh) {
            Problem twice = about_row("import.reference_twice", planned.reference);
            twice.facts.push_back({"first", std::to_string(rows_[first->second].number)});
            refuse(std::move(twice));
        }
    }
    rows_.push_back(std::move(planned));
}

std::size_t ImportPlan::parent_of(std::size_t at) const
{
    const auto found = by_reference_.find(rows_[at].parent);
    return rows_[at].parent.empty() || found == by_reference_.end() ? rows_.size() : found->second;
}

// From a row up to one that is settled or whose parent is not here. True when the way comes back to
// itself.
bool ImportPlan::climb(std::size_t from, std::vector<std::size_t>& way)
{
    for (std::size_t at = from; at < rows_.size(); at = parent_of(at)) {
        if (rows_[at].seen == Row::Seen::done)
            return false;
        if (rows_[at].seen == Row::Seen::on_the_way)
            return true;
        rows_[at].seen = Row::Seen::on_the_way;
        way.push_back(at);
    }
    return false;
}

void ImportPlan::settle(const ImportColumns& columns, RowProblems& problems)
{
    std::vector<std::size_t> way;
    for (std::size_t start = 0; start < rows_.size(); ++start) {
        way.clear();
        const bool cycle = climb(start, way);
        std::reverse(way.begin(), way.end()); // from the top down
        for (const std::size_t at : way) {
            Row& row = rows_[at];
            row.seen = Row::Seen::done;
            const std::size_t parent = parent_of(at);
            if (cycle) {
                row.sound = false;
                problems.add(columns.at(about_parent("import.cycle", row.reference), row.number));
            } else if (parent < rows_.size()) {
                row.wave = rows_[parent].wave + (parent > at ? 1 : 0);
            }
            waves_ = std::max(waves_, row.wave + 1);
        }
    }
    if (waves_ > most_waves) {
        waves_ = 0;
        problems.add({Fault::invalid, "import.order", "file", {}});
    }
}

} // namespace aperta
