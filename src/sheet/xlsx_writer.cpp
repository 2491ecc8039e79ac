#include "sheet/xlsx_writer.hpp"

#include "aperta/platform/files.hpp"
#include "sheet/cell_value.hpp"
#include "sheet/zip_file.hpp"

#include <xlsxwriter.h>

#include <array>
#include <charconv>
#include <cstdio>

namespace aperta
{

namespace
{

constexpr double column_width = 24; // in digits of the sheet's own letter
constexpr const char* only_sheet = "xl/worksheets/sheet1.xml";

} // namespace

XlsxWriter::XlsxWriter(const std::filesystem::path& path, std::string_view title)
    : partial_(path), folder_(partial_.folder().string())
{
    (void)File::create(partial_.path()); // in a folder that cannot be written the library would
                                         // keep its passing files elsewhere, without a word
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = folder_.data();
    book_ = workbook_new_opt(partial_.path().c_str(), &options);
    const std::string name{title};
    if (book_ != nullptr)
        sheet_ = workbook_add_worksheet(book_, name.c_str());
    if (sheet_ == nullptr) {
        lxw_workbook_free(book_);
        partial_.broke("the workbook could not be begun");
    }
    text_ = workbook_add_format(book_);
    format_set_num_format(text_, "@"); // what is typed below stays as it is typed
}

XlsxWriter::~XlsxWriter()
{
    if (book_ != nullptr)
        lxw_workbook_free(book_);
}

void XlsxWriter::put(std::size_t column, const std::string& text, lxw_format* format)
{
    const auto place = static_cast<lxw_col_t>(column);
    lxw_error error = LXW_NO_ERROR;
    if (columns()[column].whole_numbers && row_ > 0 && plain_whole_number(text)) {
        std::int64_t value = 0;
        std::from_chars(text.data(), text.data() + text.size(), value);
        error = worksheet_write_number(sheet_, row_, place, static_cast<double>(value), nullptr);
    } else if (!text.empty()) {
        const bool escapes = text.find("_x") != std::string::npos;
        const std::string escaped = escapes ? escape_escapes(text) : std::string{};
        error =
            worksheet_write_string(sheet_, row_, place, (escapes ? escaped : text).c_str(), format);
    }
    if (error != LXW_NO_ERROR)
        partial_.broke(lxw_strerror(error));
}

void XlsxWriter::write_header()
{
    lxw_format* bold = workbook_add_format(book_);
    format_set_bold(bold);
    format_set_num_format(bold, "@");
    for (std::size_t i = 0; i < columns().size(); ++i) {
        const auto at = static_cast<lxw_col_t>(i);
        worksheet_set_column(sheet_, at, at, column_width,
                             columns()[i].whole_numbers ? nullptr : text_);
    }
    worksheet_freeze_panes(sheet_, 1, 0);
    for (std::size_t i = 0; i < columns().size(); ++i)
        put(i, columns()[i].name, bold);
    ++row_;
}

void XlsxWriter::write_row(std::span<const std::string> cells)
{
    for (std::size_t i = 0; i < cells.size(); ++i)
        put(i, cells[i], text_);
    ++row_;
}

void XlsxWriter::close()
{
    std::FILE* rows = sheet_->optimize_tmpfile;
    if (rows == nullptr || std::fflush(rows) != 0 || std::ferror(rows) != 0)
        partial_.broke("the rows could not be written");
    const long size = std::ftell(rows);
    lxw_workbook* book = std::exchange(book_, nullptr);
    if (const lxw_error error = workbook_close(book); error != LXW_NO_ERROR)
        partial_.broke(lxw_strerror(error));
    check_whole(size < 0 ? 0 : static_cast<std::uint64_t>(size));
    partial_.keep();
}

void XlsxWriter::check_whole(std::uint64_t at_least) const
{
    SheetLimits all; // our own file: no bound but its format's
    all.unpacked_bytes = std::uint64_t{1} << 50U;
    all.ratio = all.unpacked_bytes;
    const auto file = ZipFile::open(partial_.path(), all);
    if (!file)
        partial_.broke("the finished file cannot be read");
    ZipPart part{**file, only_sheet};
    std::array<char, 65536> room{};
    std::string tail;
    int got = 0;
    while ((got = part.read(room)) > 0) {
        tail.append(room.data(), static_cast<std::size_t>(got));
        tail.erase(0, tail.size() > 64 ? tail.size() - 64 : 0);
    }
    if (got < 0 || part.done() < at_least || tail.find("</worksheet>") == std::string::npos)
        partial_.broke("the finished file is not whole");
}

} // namespace aperta
