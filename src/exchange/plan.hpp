// What can be said of a file of units before the store is touched: whose code stands twice, which
// rows are their own ancestors, and in which order rows must be taken so that a parent is there
// before its children. Memory: two codes a row.
#pragma once

#include "exchange/columns.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace aperta
{

class ImportPlan
{
public:
    // Called for every row of the file in order.
    void add(const SheetRow& row, const ImportColumns& columns, RowProblems& problems);
    // After the last row. Problems: import.cycle, import.order.
    void settle(const ImportColumns& columns, RowProblems& problems);

    // By the row's place in the file, from 0. Rows of wave 0 are taken first.
    [[nodiscard]] int wave(std::size_t at) const { return rows_[at].wave; }
    [[nodiscard]] bool sound(std::size_t at) const { return rows_[at].sound; }
    [[nodiscard]] int waves() const { return waves_; }
    [[nodiscard]] std::size_t size() const { return rows_.size(); }

private:
    struct Row {
        std::int64_t number = 0;
        std::string reference, parent;
        int wave = 0;
        bool sound = true;
        enum class Seen { not_yet, on_the_way, done } seen = Seen::not_yet;
    };
    [[nodiscard]] std::size_t parent_of(std::size_t at) const; // size() when it is not in the file
    [[nodiscard]] bool climb(std::size_t from, std::vector<std::size_t>& way);

    std::vector<Row> rows_;
    std::unordered_map<std::string, std::size_t> by_reference_;
    int waves_ = 1;
};

} // namespace aperta
