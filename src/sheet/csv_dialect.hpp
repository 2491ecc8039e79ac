// Which separator a CSV file uses. Pure.
#pragma once

#include <cstddef>
#include <string_view>

namespace aperta
{

struct CsvDialect {
    char separator = ',';
    std::size_t begins = 0; // where the table begins: behind a first line "sep=;", as Excel has it
};

// `start` is the beginning of the file, without its byte order mark.
[[nodiscard]] CsvDialect csv_dialect(std::string_view start);

} // namespace aperta
