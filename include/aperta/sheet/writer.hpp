// Writes a table row by row in bounded memory. The file appears under its name when `finish` has
// answered Done, whole, or not at all; without it nothing is left behind.
//
// Every cell is text, and a spreadsheet program keeps it so ("007" stays, "1953-05" does not become
// a day); a cell of a column of whole numbers that holds one is a number. CSV: UTF-8 with its mark
// (without it Excel takes it for Windows-1252), RFC 4180, guarded as csv_field.hpp says.
//
// Problems: sheet.control_character, sheet.not_utf8 (no file of these kinds can carry the text),
// sheet.format_cell_too_long, sheet.format_too_many_rows (XLSX: 32,767 UTF-16 units, 1,048,576
// rows). Throws Breakage where the disk fails. One thread at a time.
#pragma once

#include "aperta/core/result.hpp"
#include "aperta/sheet/sheet.hpp"

#include <filesystem>
#include <memory>
#include <span>

namespace aperta
{

struct SheetColumn {
    std::string name;
    bool whole_numbers = false;
};

class SheetWriter
{
public:
    // `title` names the sheet where the format has names; put nothing secret there.
    [[nodiscard]] static std::unique_ptr<SheetWriter>
    create(SheetFormat format, const std::filesystem::path& path, std::string_view title);

    SheetWriter() = default;
    virtual ~SheetWriter() = default;
    SheetWriter(const SheetWriter&) = delete;
    SheetWriter& operator=(const SheetWriter&) = delete;
    SheetWriter(SheetWriter&&) = delete;
    SheetWriter& operator=(SheetWriter&&) = delete;

    [[nodiscard]] Result<Done> header(std::vector<SheetColumn> columns); // once, first
    [[nodiscard]] Result<Done> row(std::span<const std::string> cells);  // as wide as the header
    [[nodiscard]] Result<Done> finish();

protected:
    [[nodiscard]] const std::vector<SheetColumn>& columns() const { return columns_; }

private:
    virtual void write_header() = 0;
    virtual void write_row(std::span<const std::string> cells) = 0;
    virtual void close() = 0;
    [[nodiscard]] virtual std::size_t most_rows() const { return 0; }       // 0: no bound
    [[nodiscard]] virtual std::size_t most_cell_units() const { return 0; } // UTF-16; 0: no bound
    [[nodiscard]] Problems unwritable(std::span<const std::string> cells) const;

    std::vector<SheetColumn> columns_;
    std::size_t rows_ = 0; // the header too
};

// Whether a cell can stand as a number and be read back letter for letter.
[[nodiscard]] bool plain_whole_number(std::string_view text);

} // namespace aperta
