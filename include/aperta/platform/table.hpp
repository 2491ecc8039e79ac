// The archive's own data files: UTF-8, one record a line, fields between tabs, first line the
// names of the columns, "#" starts a line of comment, no quoting. What an archivist can open in a
// spreadsheet and a reviewer can read in a difference.
//
// parse_table keeps line numbers so that a complaint can name the line. Problems: table.empty,
// table.column_missing (facts: file, column), table.wrong_width (file, line), table.not_utf8 (file,
// line).
#pragma once

#include "aperta/core/result.hpp"

#include <cstddef>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

class TableRow
{
public:
    TableRow(std::size_t line, std::vector<std::string> fields,
             const std::map<std::string, std::size_t, std::less<>>* columns)
        : line_(line), fields_(std::move(fields)), columns_(columns)
    {
    }

    // The field of a column that the table was asked to have; "" for a column it lacks.
    [[nodiscard]] const std::string& operator[](std::string_view column) const;
    [[nodiscard]] std::size_t line() const { return line_; }

private:
    std::size_t line_;
    std::vector<std::string> fields_;
    const std::map<std::string, std::size_t, std::less<>>* columns_;
};

class Table
{
public:
    [[nodiscard]] static Result<Table> parse(std::string_view file, std::string_view text,
                                             std::initializer_list<std::string_view> needed);

    [[nodiscard]] const std::vector<TableRow>& rows() const { return rows_; }
    [[nodiscard]] const std::string& file() const { return file_; }

private:
    std::string file_;
    std::unique_ptr<std::map<std::string, std::size_t, std::less<>>> columns_;
    std::vector<TableRow> rows_;
};

} // namespace aperta
