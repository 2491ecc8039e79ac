// Reads a table row by row in bounded memory. The kind of file is known by its content; its name
// does not count. The first row that has anything in it is the header.
//
// Cells are UTF-8 text. What is typed as a date or a time becomes ISO 8601, a truth value "true" or
// "false", a number its shortest spelling ("12", never "12.0"). CR LF inside a cell becomes LF;
// all other blanks stay. In CSV the apostrophe of csv_field.hpp is taken off. Header names are
// brought to NFC and trimmed; **cells are not normalised**, so that writing and reading again
// changes nothing. Hidden rows and columns count as any other. A row whose cells are all empty is
// no row: it is passed over and costs nothing, however many there are.
//
// CSV is UTF-8, or UTF-16 with its byte order mark; anything else (Windows-1252) is refused, never
// guessed. The separator (comma, semicolon, tab, or named by a first line "sep=;") is the one most
// frequent in the header.
//
// Refused, each with row, column and rule: sheet.formula, sheet.merged, sheet.error_value,
// sheet.not_a_date, sheet.cell_too_long, sheet.row_too_big, sheet.row_too_long, sheet.not_utf8,
// sheet.not_utf16, sheet.quotes, sheet.control_character, sheet.header_empty, sheet.header_twice.
// Refused as a whole: sheet.wrong_kind, sheet.locked, sheet.damaged, sheet.empty, sheet.two_sheets,
// sheet.too_many_columns, sheet.too_large, sheet.too_many_texts, sheet.bomb,
// sheet.too_many_parts, sheet.doctype,
// sheet.too_deep, sheet.too_many_problems.
//
// Throws Breakage (files.hpp) where the disk fails. One thread at a time.
#pragma once

#include "aperta/core/result.hpp"
#include "aperta/sheet/sheet.hpp"

#include <filesystem>
#include <memory>

namespace aperta
{

class RowSource;
class ProblemList;

class SheetReader
{
public:
    // Answers with every problem of the header where it is at fault.
    [[nodiscard]] static Result<std::unique_ptr<SheetReader>>
    open(const std::filesystem::path& path, const SheetLimits& limits = {});
    ~SheetReader();
    SheetReader(const SheetReader&) = delete;
    SheetReader& operator=(const SheetReader&) = delete;
    SheetReader(SheetReader&&) = delete;
    SheetReader& operator=(SheetReader&&) = delete;

    [[nodiscard]] SheetFormat format() const { return format_; }
    [[nodiscard]] const std::vector<std::string>& header() const { return header_; }
    [[nodiscard]] std::int64_t header_row() const { return header_row_; }

    // False at the end, or where nothing after can be read: `problems` then tells which. A row
    // with problems is given too, its bad cells marked, so that the caller can name its own
    // beside them; nothing of a file with any problem may be kept.
    [[nodiscard]] bool next(SheetRow& row);
    [[nodiscard]] const Problems& problems() const; // of the rows so far; merged cells at the end

    // How far, in bytes of the table itself.
    [[nodiscard]] std::uint64_t bytes_done() const;
    [[nodiscard]] std::uint64_t bytes_total() const;

private:
    SheetReader(SheetFormat format, const SheetLimits& limits);
    [[nodiscard]] bool read_header();
    void check_header();
    void take(std::size_t at, SheetRow& row);

    struct Inside;
    SheetFormat format_;
    SheetLimits limits_;
    std::vector<std::string> header_;
    std::int64_t header_row_ = 0;
    std::unique_ptr<Inside> inside_;
};

} // namespace aperta
