#include "exchange/columns.hpp"

#include "aperta/catalogue/fields.hpp"

#include <algorithm>
#include <charconv>

namespace aperta
{

namespace
{

std::string field_of(const std::string& title, const ImportMapping& mapping)
{
    for (const ColumnMapping& each : mapping.columns)
        if (each.title == title)
            return each.field;
    return title;
}

Problem about_column(const char* code, const std::string& title, std::int64_t row, std::size_t at)
{
    return {Fault::invalid,
            code,
            title,
            {{"name", title}, {"row", std::to_string(row)}, {"column", column_letters(at)}}};
}

std::int64_t row_of(const Problem& problem)
{
    std::int64_t row = 0;
    const std::string_view text = fact(problem, "row");
    std::from_chars(text.data(), text.data() + text.size(), row);
    return row;
}

} // namespace

std::string_view without_blanks(std::string_view text)
{
    constexpr std::string_view blanks = " \t\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

Result<ImportColumns> ImportColumns::bind(const std::vector<std::string>& header,
                                          std::int64_t header_row, const ImportMapping& mapping)
{
    ImportColumns columns;
    Problems problems;
    for (std::size_t i = 0; i < header.size(); ++i) {
        std::string field = field_of(header[i], mapping);
        if (!field.empty() && !is_import_field(field))
            problems.push_back(about_column("import.unknown_column", header[i], header_row, i));
        else if (!field.empty() && columns.has(field))
            problems.push_back(about_column("import.column_twice", header[i], header_row, i));
        columns.describes_.push_back(find_unit_field(field.substr(0, field.find('.'))) != nullptr);
        columns.fields_.push_back(std::move(field));
    }
    if (!columns.has(reference_column))
        problems.push_back({Fault::invalid, "import.no_reference", "file", {}});
    if (!problems.empty())
        return problems;
    return columns;
}

std::size_t ImportColumns::place(std::string_view field) const
{
    return static_cast<std::size_t>(std::find(fields_.begin(), fields_.end(), field) -
                                    fields_.begin());
}

std::string_view ImportColumns::cell(const SheetRow& row, std::string_view field) const
{
    const std::size_t at = place(field);
    return at < row.cells.size() ? without_blanks(row.cells[at]) : std::string_view{};
}

Problem ImportColumns::at(Problem problem, std::int64_t row) const
{
    const bool parent = problem.field == "unit" || problem.field == parent_column;
    std::size_t column = place(parent ? parent_column : std::string_view{problem.field});
    if (column == size())
        column = place(reference_column);
    problem.field = fields_[column];
    problem.facts.push_back({"row", std::to_string(row)});
    problem.facts.push_back({"column", column_letters(column)});
    return problem;
}

Problems RowProblems::by_row() const
{
    Problems sorted = all_;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Problem& left, const Problem& right) {
        return row_of(left) < row_of(right);
    });
    return sorted;
}

} // namespace aperta
