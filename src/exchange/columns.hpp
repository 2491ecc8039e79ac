// The columns of one file, each bound to what it stands for.
#pragma once

#include "aperta/core/result.hpp"
#include "aperta/exchange/mapping.hpp"
#include "aperta/sheet/sheet.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

class ImportColumns
{
public:
    // Problems, each with row and column: import.unknown_column, import.column_twice; and
    // import.no_reference.
    [[nodiscard]] static Result<ImportColumns> bind(const std::vector<std::string>& header,
                                                    std::int64_t header_row,
                                                    const ImportMapping& mapping);

    [[nodiscard]] std::size_t size() const { return fields_.size(); }
    [[nodiscard]] const std::string& field(std::size_t column) const { return fields_[column]; }
    // Whether a column is a field of the description, not one of those that make a unit.
    [[nodiscard]] bool describes(std::size_t column) const { return describes_[column]; }
    [[nodiscard]] bool has(std::string_view field) const { return place(field) < size(); }
    [[nodiscard]] std::size_t place(std::string_view field) const; // size() when there is none

    // The cell of a column without the blanks around it; "" where the file has no such column.
    [[nodiscard]] std::string_view cell(const SheetRow& row, std::string_view field) const;

    // The problem with its row and the column that it is about.
    [[nodiscard]] Problem at(Problem problem, std::int64_t row) const;

private:
    std::vector<std::string> fields_; // "" is passed over
    std::vector<bool> describes_;
};

[[nodiscard]] std::string_view without_blanks(std::string_view text);

// The problems of one import, no more than a person would read.
class RowProblems
{
public:
    explicit RowProblems(std::size_t most) : most_(most) {}

    void add(Problem problem)
    {
        if (!full())
            all_.push_back(std::move(problem));
    }
    [[nodiscard]] bool full() const { return all_.size() >= most_; }
    [[nodiscard]] bool empty() const { return all_.empty(); }
    [[nodiscard]] Problems by_row() const; // in the order of the file

private:
    std::size_t most_;
    Problems all_;
};

} // namespace aperta
