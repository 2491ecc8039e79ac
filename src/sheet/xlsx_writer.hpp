// XLSX out through libxlsxwriter, row by row: its passing files stand beside the file itself, where
// the same protection holds. That library does not look whether its own writing succeeded; so the
// finished file is unpacked once to see that the sheet is whole.
#pragma once

#include "aperta/sheet/writer.hpp"
#include "sheet/partial.hpp"

#include <memory>
#include <string>

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace aperta
{

class XlsxWriter final : public SheetWriter
{
public:
    XlsxWriter(const std::filesystem::path& path, std::string_view title);
    ~XlsxWriter() override;

private:
    void write_header() override;
    void write_row(std::span<const std::string> cells) override;
    void close() override;
    [[nodiscard]] std::size_t most_rows() const override { return 1'048'576; }
    [[nodiscard]] std::size_t most_cell_units() const override { return 32'767; }
    void put(std::size_t column, const std::string& text, lxw_format* format);
    void check_whole(std::uint64_t at_least) const;

    Partial partial_;
    std::string folder_;
    lxw_workbook* book_ = nullptr; // freed by its own closing
    lxw_worksheet* sheet_ = nullptr;
    lxw_format* text_ = nullptr;
    std::uint32_t row_ = 0;
};

} // namespace aperta
