#include "aperta/sheet/reader.hpp"

#include "aperta/sheet/csv_field.hpp"
#include "sheet/cell_text.hpp"
#include "sheet/csv_source.hpp"
#include "sheet/ods_source.hpp"
#include "sheet/sniff.hpp"
#include "sheet/xlsx_source.hpp"

#include <algorithm>
#include <map>

namespace aperta
{

struct SheetReader::Inside {
    explicit Inside(std::size_t limit) : problems(limit) {}

    ProblemList problems;
    std::unique_ptr<RowSource> source;
    RawRow raw;
};

namespace
{

Result<std::unique_ptr<RowSource>> source_of(Sniffed sniffed, const std::filesystem::path& path,
                                             const SheetLimits& limits, ProblemList& problems)
{
    if (sniffed.format == SheetFormat::xlsx)
        return XlsxSource::open(std::move(sniffed.archive), problems);
    if (sniffed.format == SheetFormat::ods)
        return OdsSource::open(std::move(sniffed.archive), problems);
    return std::unique_ptr<RowSource>{std::make_unique<CsvSource>(path, limits, problems)};
}

// The problem that a cell's own text is, if it is one.
std::optional<Problem> cell_fault(const RawCell& cell, std::int64_t row, const SheetLimits& limits)
{
    const auto problem = [&](std::string_view code, std::vector<Fact> facts) {
        return cell_problem(code, row, cell.column, std::move(facts));
    };
    if (cell.refused == "sheet.row_too_big")
        return problem(cell.refused, {{"limit", std::to_string(limits.row_bytes)}});
    if (cell.text.size() > limits.cell_bytes || cell.refused == "sheet.cell_too_long")
        return problem("sheet.cell_too_long", {{"limit", std::to_string(limits.cell_bytes)}});
    const auto fault = text_fault(cell.text);
    if (!fault && !cell.refused.empty())
        return problem(cell.refused, {{"value", cell.text}});
    if (!fault)
        return std::nullopt;
    const auto begin = cell.text.begin();
    const auto at = begin + static_cast<std::ptrdiff_t>(fault->at);
    const auto lines_after = std::count(at, cell.text.end(), '\n');
    return problem(fault->code, {{"value", fault_value(*fault)},
                                 {"line", std::to_string(cell.line - lines_after)}});
}

} // namespace

SheetReader::SheetReader(SheetFormat format, const SheetLimits& limits)
    : format_(format), limits_(limits), inside_(std::make_unique<Inside>(limits.problems))
{
}

SheetReader::~SheetReader() = default;

Result<std::unique_ptr<SheetReader>> SheetReader::open(const std::filesystem::path& path,
                                                       const SheetLimits& limits)
{
    auto sniffed = sniff(path, limits);
    if (!sniffed)
        return sniffed.problems();
    std::unique_ptr<SheetReader> reader{new SheetReader{sniffed->format, limits}};
    Inside& inside = *reader->inside_;
    auto source = source_of(std::move(*sniffed), path, reader->limits_, inside.problems);
    if (!source)
        return source.problems();
    inside.source = std::move(*source);
    if (!reader->read_header())
        return inside.problems.all();
    return reader;
}

// The first row with anything in it.
bool SheetReader::read_header()
{
    ProblemList& problems = inside_->problems;
    RawRow& raw = inside_->raw;
    bool found = false;
    while (!found && inside_->source->next(raw))
        found = raw.size() > 0;
    if (!found && problems.all().empty())
        problems.add_fatal(sheet_problem("sheet.empty"));
    if (!found)
        return false;
    header_row_ = raw.number;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        RawCell& cell = raw[i];
        if (format_ == SheetFormat::csv)
            line_ends_to_lf(cell.text);
        if (auto problem = cell_fault(cell, raw.number, limits_)) {
            problems.add(*std::move(problem));
            continue;
        }
        const std::string name = header_name(
            format_ == SheetFormat::csv ? without_guard(cell.text) : std::string_view{cell.text});
        if (!name.empty() && header_.size() <= cell.column)
            header_.resize(cell.column + 1);
        if (!name.empty())
            header_[cell.column] = name;
    }
    check_header();
    return problems.all().empty();
}

void SheetReader::check_header()
{
    ProblemList& problems = inside_->problems;
    if (header_.size() > limits_.columns)
        problems.add_fatal(
            sheet_problem("sheet.too_many_columns", {{"limit", std::to_string(limits_.columns)}}));
    if (header_.empty() && problems.all().empty())
        problems.add_fatal(sheet_problem("sheet.empty"));
    std::map<std::string, std::size_t> seen;
    for (std::size_t i = 0; i < header_.size() && !problems.stopped(); ++i) {
        if (header_[i].empty()) {
            problems.add(cell_problem("sheet.header_empty", header_row_, i));
            continue;
        }
        const auto [first, fresh] = seen.emplace(folded_title(header_[i]), i);
        if (!fresh)
            problems.add(
                cell_problem("sheet.header_twice", header_row_, i,
                             {{"name", header_[i]}, {"first", column_letters(first->second)}}));
    }
}

bool SheetReader::next(SheetRow& row)
{
    RawRow& raw = inside_->raw;
    while (!inside_->problems.stopped() && inside_->source->next(raw)) {
        if (raw.size() == 0)
            continue;
        row.number = raw.number;
        row.cells.resize(header_.size());
        row.refused.assign(header_.size(), false);
        for (std::string& cell : row.cells)
            cell.clear();
        for (std::size_t i = 0; i < raw.size(); ++i)
            take(i, row);
        return true;
    }
    return false;
}

// Copies: a source may give the same raw row again.
void SheetReader::take(std::size_t at, SheetRow& row)
{
    RawCell& cell = inside_->raw[at];
    line_ends_to_lf(cell.text);
    auto problem = cell_fault(cell, row.number, limits_);
    const bool within = cell.column < header_.size();
    if (!problem && !within && !cell.text.empty())
        problem = cell_problem("sheet.row_too_long", row.number, cell.column,
                               {{"last", column_letters(header_.size() - 1)}});
    if (problem) {
        if (within) {
            problem->field = header_[cell.column];
            row.refused[cell.column] = true;
        }
        inside_->problems.add(*std::move(problem));
        return;
    }
    if (within)
        row.cells[cell.column] =
            format_ == SheetFormat::csv ? without_guard(cell.text) : std::string_view{cell.text};
}

const Problems& SheetReader::problems() const
{
    return inside_->problems.all();
}

std::uint64_t SheetReader::bytes_done() const
{
    return inside_->source->bytes_done();
}

std::uint64_t SheetReader::bytes_total() const
{
    return inside_->source->bytes_total();
}

} // namespace aperta
