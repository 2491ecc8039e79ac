// One row of a starter table turned into values. Every complaint is kept with file and line, so
// that an archivist mends a table in one go; a value that was complained of comes back empty.
#pragma once

#include "aperta/catalogue/unit.hpp"
#include "aperta/platform/table.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

class RowReader
{
public:
    RowReader(const Table& table, const TableRow& row, Problems& problems)
        : file_(table.file()), row_(row), problems_(problems)
    {
    }

    [[nodiscard]] const std::string& text(std::string_view column) const { return row_[column]; }
    [[nodiscard]] bool blank(std::string_view column) const { return row_[column].empty(); }

    [[nodiscard]] ReferenceCode reference(std::string_view column);
    [[nodiscard]] std::optional<LegalDay> day(std::string_view column); // blank: nothing
    [[nodiscard]] DateSpan dates(std::string_view column);
    [[nodiscard]] Level level(std::string_view column);         // blank: unclassified
    [[nodiscard]] std::int64_t number(std::string_view column); // blank: 0; never negative
    [[nodiscard]] bool yes(std::string_view column);            // "yes" or "no", blank: no
    [[nodiscard]] std::vector<std::string> list(std::string_view column) const; // at commas

    // starter.bad_value for a column, or another code about the row.
    void bad_value(std::string_view column);
    void complain(const char* code, std::string_view given);

    // Unwraps what a domain parser said about a column.
    template <class T>
    T parsed(std::string_view column, Result<T> result)
    {
        if (result)
            return std::move(result).value();
        bad_value(column);
        return T{};
    }

private:
    const std::string& file_;
    const TableRow& row_;
    Problems& problems_;
};

} // namespace aperta
