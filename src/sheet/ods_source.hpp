// Rows of an ODS file: of its first table that has content; content in a second is refused.
// ODF 1.3 part 3, 9.1 (tables) and 6.1 (text). What is repeated is given again only where it holds
// something, so that a row or a cell repeated a million times costs nothing.
#pragma once

#include "sheet/row_source.hpp"
#include "sheet/xml_pull.hpp"

#include <memory>

namespace aperta
{

class OdsSource final : public RowSource
{
public:
    [[nodiscard]] static Result<std::unique_ptr<RowSource>> open(std::unique_ptr<ZipFile> file,
                                                                 ProblemList& problems);

    bool next(RawRow& row) override;
    [[nodiscard]] std::uint64_t bytes_done() const override { return xml_.done(); }
    [[nodiscard]] std::uint64_t bytes_total() const override { return xml_.size(); }

private:
    OdsSource(std::unique_ptr<ZipFile> file, ProblemList& problems);
    struct Typed {
        std::string kind, value; // value: as typed, apart from what is shown
        bool has_value = false, formula = false, merged = false;
        std::size_t repeated = 1;
    };
    void begin_table();
    bool read_row(RawRow& row);
    void read_cell(RawRow& row);
    [[nodiscard]] Typed read_type();
    void read_shown();
    void paragraph();
    void put(const Typed& typed, RawCell& cell);
    void repeat(RawRow& row, const Typed& typed);
    void report_trouble();

    std::unique_ptr<ZipFile> file_;
    ProblemList& problems_;
    XmlPull xml_;
    std::string table_, content_table_; // names: the one being read, the one that has content
    std::int64_t row_ = 0;              // number of the last row read
    std::int64_t again_ = 0;            // how often the row in hand is still to be given
    std::size_t column_ = 0;
    std::string shown_;
};

} // namespace aperta
