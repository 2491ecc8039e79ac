// Rows of an XLSX file: of the one sheet that has content. ECMA-376 part 1, 18.3. A formula is
// refused, not its stored result taken: nobody can say when it was computed, or from what.
#pragma once

#include "sheet/row_source.hpp"
#include "sheet/xlsx_parts.hpp"

#include <memory>

namespace aperta
{

class XlsxSource final : public RowSource
{
public:
    [[nodiscard]] static Result<std::unique_ptr<RowSource>> open(std::unique_ptr<ZipFile> file,
                                                                 ProblemList& problems);

    bool next(RawRow& row) override;
    [[nodiscard]] std::uint64_t bytes_done() const override { return xml_->done(); }
    [[nodiscard]] std::uint64_t bytes_total() const override { return xml_->size(); }

private:
    XlsxSource(std::unique_ptr<ZipFile> file, ProblemList& problems)
        : file_(std::move(file)), problems_(problems)
    {
    }
    struct Typed {
        std::string kind;
        std::size_t style = 0;
        bool formula = false;
    };
    bool read_row(RawRow& row);
    bool read_cell(RawRow& row);
    bool place_cell(std::string_view reference);
    void read_value(Typed& typed);
    void put(const Typed& typed, RawCell& cell);
    void put_shared(RawCell& cell);
    void put_number(const Typed& typed, RawCell& cell);
    void merged();

    std::unique_ptr<ZipFile> file_;
    ProblemList& problems_;
    SharedTexts shared_;
    std::vector<Shown> styles_;
    bool from_1904_ = false;
    std::unique_ptr<XmlPull> xml_;
    std::int64_t row_ = 0;
    std::size_t next_column_ = 0;
    std::string value_;
};

} // namespace aperta
