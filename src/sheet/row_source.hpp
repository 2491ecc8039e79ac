// What the three kinds of file give to the reader: rows with the cells that hold something, before
// any rule that all three share. A cell that its own format refuses carries the code of the rule.
#pragma once

#include "aperta/core/result.hpp"
#include "aperta/sheet/sheet.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

struct RawCell {
    std::size_t column = 0;
    std::string text;
    std::int64_t line = 0;    // of the file where the cell ends; CSV only
    std::string_view refused; // code of the problem; `text` is then its fact "value"
};

// Keeps its strings from row to row, so that a table costs no allocation a cell.
class RawRow
{
public:
    std::int64_t number = 0;

    void clear()
    {
        used_ = 0;
        bytes_ = 0;
    }
    RawCell& add(std::size_t column)
    {
        if (used_ == cells_.size())
            cells_.emplace_back();
        RawCell& cell = cells_[used_++];
        cell.column = column;
        cell.text.clear();
        cell.line = 0;
        cell.refused = {};
        return cell;
    }
    void drop_last() { --used_; }
    // Holds the row as a whole to its bound: a small file can name one long text a thousand times.
    void charge(RawCell& cell, std::size_t most)
    {
        bytes_ += cell.text.size();
        if (bytes_ <= most)
            return;
        cell.text.clear();
        cell.refused = "sheet.row_too_big";
    }
    [[nodiscard]] std::size_t size() const { return used_; }
    [[nodiscard]] RawCell& operator[](std::size_t at) { return cells_[at]; }

private:
    std::vector<RawCell> cells_;
    std::size_t used_ = 0;
    std::size_t bytes_ = 0;
};

// The problems of one file; after so many the reading of it is given up.
class ProblemList
{
public:
    explicit ProblemList(std::size_t limit) : limit_(limit) {}

    void add(Problem problem);
    // Nothing after it can be read.
    void add_fatal(Problem problem);
    [[nodiscard]] bool stopped() const { return stopped_; }
    [[nodiscard]] const Problems& all() const { return problems_; }

private:
    std::size_t limit_;
    bool stopped_ = false;
    Problems problems_;
};

class RowSource
{
public:
    RowSource() = default;
    virtual ~RowSource() = default;
    RowSource(const RowSource&) = delete;
    RowSource& operator=(const RowSource&) = delete;
    RowSource(RowSource&&) = delete;
    RowSource& operator=(RowSource&&) = delete;

    // False at the end or after a fatal problem. Rows without a cell may be left out.
    [[nodiscard]] virtual bool next(RawRow& row) = 0;
    [[nodiscard]] virtual std::uint64_t bytes_done() const = 0;
    [[nodiscard]] virtual std::uint64_t bytes_total() const = 0;
};

[[nodiscard]] Problem sheet_problem(std::string_view code, std::vector<Fact> facts = {});
// A problem of one cell; `name` is the header's, where it is known.
[[nodiscard]] Problem cell_problem(std::string_view code, std::int64_t row, std::size_t column,
                                   std::vector<Fact> facts = {});

} // namespace aperta
