// Private to the room: the tables built into the binary, read once and kept.
#pragma once

#include "aperta/core/language.hpp"
#include "aperta/platform/table.hpp"

#include <functional>
#include <map>
#include <string_view>
#include <vector>

namespace aperta
{

// One embedded table with an index on one of its columns. A row that repeats a key is left out of
// the index, so that the first one keeps its meaning whatever is added later.
class WordTable
{
public:
    WordTable(Table table, std::string_view key);

    [[nodiscard]] const TableRow* find(std::string_view key) const;
    [[nodiscard]] const Table& table() const { return table_; }

private:
    Table table_;
    std::map<std::string_view, std::size_t, std::less<>> index_;
};

// Reads every *.tsv under `prefix` that has the column `key` and all four languages. A table that
// cannot be read is left out: a page then shows ids, and a test of the words room fails.
[[nodiscard]] std::map<std::string_view, WordTable, std::less<>>
read_word_tables(std::string_view prefix, std::string_view key);

// The row's text in the language, or in English where that cell is empty.
[[nodiscard]] std::string_view text_in(const TableRow& row, Language language);

} // namespace aperta
