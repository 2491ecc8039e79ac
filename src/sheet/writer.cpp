#include "aperta/sheet/writer.hpp"

#include "sheet/cell_text.hpp"
#include "sheet/csv_writer.hpp"
#include "sheet/ods_writer.hpp"
#include "sheet/row_source.hpp"
#include "sheet/xlsx_writer.hpp"

#include <cassert>

namespace aperta
{

std::unique_ptr<SheetWriter>
SheetWriter::create(SheetFormat format, const std::filesystem::path& path, std::string_view title)
{
    if (format == SheetFormat::xlsx)
        return std::make_unique<XlsxWriter>(path, title);
    if (format == SheetFormat::ods)
        return std::make_unique<OdsWriter>(path, title);
    return std::make_unique<CsvWriter>(path);
}

Problems SheetWriter::unwritable(std::span<const std::string> cells) const
{
    Problems problems;
    const auto row = static_cast<std::int64_t>(rows_ + 1);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (const auto fault = text_fault(cells[i]))
            problems.push_back(
                cell_problem(fault->code, row, i, {{"value", fault_value(*fault)}, {"line", "0"}}));
        else if (most_cell_units() > 0 && cells[i].size() > most_cell_units() &&
                 utf16_units(cells[i]) > most_cell_units())
            problems.push_back(cell_problem("sheet.format_cell_too_long", row, i,
                                            {{"limit", std::to_string(most_cell_units())}}));
        if (!problems.empty() && problems.back().field == "file")
            problems.back().field = columns_[i].name;
    }
    if (most_rows() > 0 && rows_ >= most_rows())
        problems.push_back(
            sheet_problem("sheet.format_too_many_rows", {{"limit", std::to_string(most_rows())}}));
    return problems;
}

Result<Done> SheetWriter::header(std::vector<SheetColumn> columns)
{
    assert(columns_.empty() && !columns.empty());
    columns_ = std::move(columns);
    std::vector<std::string> names;
    names.reserve(columns_.size());
    for (const SheetColumn& column : columns_)
        names.push_back(column.name);
    if (Problems problems = unwritable(names); !problems.empty())
        return problems;
    write_header();
    ++rows_;
    return Done{};
}

Result<Done> SheetWriter::row(std::span<const std::string> cells)
{
    assert(cells.size() == columns_.size());
    if (Problems problems = unwritable(cells); !problems.empty())
        return problems;
    write_row(cells);
    ++rows_;
    return Done{};
}

Result<Done> SheetWriter::finish()
{
    close();
    return Done{};
}

bool plain_whole_number(std::string_view text)
{
    const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
    constexpr std::size_t exact_digits = 15; // of a double, which is what spreadsheets hold
    if (digits.empty() || digits.size() > exact_digits ||
        digits.find_first_not_of("0123456789") != std::string_view::npos)
        return false;
    return digits.front() != '0' || text == "0";
}

} // namespace aperta
