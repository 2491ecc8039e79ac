#include "sheet/csv_writer.hpp"

#include "aperta/sheet/csv_field.hpp"

namespace aperta
{

namespace
{

constexpr std::size_t csv_out_piece = std::size_t{256} << 10U;

} // namespace

CsvWriter::CsvWriter(const std::filesystem::path& path)
    : partial_(path), file_(File::create(partial_.path())), buffer_("\xEF\xBB\xBF")
{
}

void CsvWriter::add(std::size_t column, std::string_view text)
{
    if (column > 0)
        buffer_ += ',';
    if (columns()[column].whole_numbers && plain_whole_number(text))
        buffer_ += text;
    else
        buffer_ += csv_field(text);
}

void CsvWriter::end_line()
{
    buffer_ += "\r\n";
    if (buffer_.size() < csv_out_piece)
        return;
    file_.write(buffer_);
    buffer_.clear();
}

void CsvWriter::write_header()
{
    for (std::size_t i = 0; i < columns().size(); ++i)
        add(i, columns()[i].name);
    end_line();
}

void CsvWriter::write_row(std::span<const std::string> cells)
{
    for (std::size_t i = 0; i < cells.size(); ++i)
        add(i, cells[i]);
    end_line();
}

void CsvWriter::close()
{
    file_.write(buffer_);
    partial_.keep();
}

} // namespace aperta
