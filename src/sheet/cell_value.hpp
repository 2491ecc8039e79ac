// Typed cells of XLSX and ODS as text: numbers, dates and times (ECMA-376 part 1, 18.17.4 and
// 18.8.30; ODF 1.3 part 3, 4.3). Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace aperta
{

// The shortest spelling that gives the same number back: "12", "0.1", "1e+20".
[[nodiscard]] std::optional<std::string> number_text(std::string_view raw);

// How the cell shows a number to its reader.
enum class Shown { number, date, time };

[[nodiscard]] Shown shown_by_builtin(int format_id);
[[nodiscard]] Shown shown_by_code(std::string_view format_code);

// A day number with its fraction as "1952-07-30", "1952-07-30T14:30:00" or "14:30:00". Nothing for
// what is no day, such as 29 February 1900, which that calendar has.
[[nodiscard]] std::optional<std::string> serial_text(std::string_view raw, Shown shown,
                                                     bool from_1904);

// ISO 8601 as the formats store it, without a time of midnight: "1952-07-30T00:00:00" is a day.
[[nodiscard]] std::string_view day_or_moment(std::string_view iso);
// "PT14H30M00S" as "14:30:00"; nothing for another spelling.
[[nodiscard]] std::optional<std::string> duration_text(std::string_view iso);

// Undoes _xHHHH_, by which XLSX carries characters that XML cannot (ECMA-376 part 1, 22.9.2.19).
void undo_escapes(std::string& text);
// A text that has such a sequence of its own is given with its first "_" escaped.
[[nodiscard]] std::string escape_escapes(std::string_view text);

struct CellPlace {
    std::int64_t row = 0;
    std::size_t column = 0;
};
[[nodiscard]] std::optional<CellPlace> cell_place(std::string_view reference); // "AB12"

} // namespace aperta
