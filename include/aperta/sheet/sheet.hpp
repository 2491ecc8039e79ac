// Tables as people exchange them: CSV, XLSX (ECMA-376) and ODS (ISO/IEC 26300). What the reader and
// the writer have in common: the three shapes, and the bounds within which a file is looked at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

enum class SheetFormat { csv, xlsx, ods };

[[nodiscard]] std::string_view code_of(SheetFormat format); // "csv", also the ending of its files
[[nodiscard]] std::optional<SheetFormat> sheet_format_named(std::string_view code);

// A file that goes beyond one of these is refused, never half-read. Sizes in bytes.
struct SheetLimits {
    std::size_t cell_bytes = std::size_t{1} << 20U;
    std::size_t row_bytes = std::size_t{8} << 20U;
    std::size_t columns = 1000;
    std::size_t problems = 1000;                               // then reading stops
    std::uint64_t unpacked_bytes = std::uint64_t{2} << 30U;    // all parts of an archive together
    std::uint64_t ratio = 300;                                 // unpacked to packed, of a file that
    std::uint64_t ratio_from_bytes = std::uint64_t{64} << 20U; // unpacks to more than this
    std::size_t archive_parts = 5000;
    std::size_t shared_bytes = std::size_t{96} << 20U; // texts that XLSX keeps apart from its cells
    int xml_depth = 64;
};

// One row under the header: as many cells as the header has, "" where the file has nothing.
struct SheetRow {
    std::int64_t number = 0; // as the person's own program shows it; the header is usually row 1
    std::vector<std::string> cells;
    std::vector<bool> refused; // cells with a problem; their text is not to be used
};

// "A", "Z", "AA": what stands above column 0, 25, 26.
[[nodiscard]] std::string column_letters(std::size_t column);

} // namespace aperta
