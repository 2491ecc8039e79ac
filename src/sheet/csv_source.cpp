#include "sheet/csv_source.hpp"

#include "aperta/core/breakage.hpp"
#include "sheet/csv_dialect.hpp"

#include <new>

namespace aperta
{

namespace
{

constexpr std::size_t csv_piece = std::size_t{64} << 10U;

int never_blank(unsigned char) // blanks around a field are part of it (RFC 4180, 2.4)
{
    return 0;
}

int only_line_feed(unsigned char byte) // CR LF is made LF before
{
    return byte == '\n' ? 1 : 0;
}

} // namespace

CsvSource::CsvSource(const std::filesystem::path& path, const SheetLimits& limits,
                     ProblemList& problems)
    : limits_(limits), problems_(problems), file_(File::open_to_read(path)),
      total_(std::filesystem::file_size(path))
{
    if (csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL) != 0)
        throw std::bad_alloc{};
    csv_set_space_func(&parser_, never_blank);
    csv_set_term_func(&parser_, only_line_feed);
}

CsvSource::~CsvSource()
{
    csv_free(&parser_);
}

bool CsvSource::next(RawRow& row)
{
    row.clear();
    row_ = &row;
    row_ended_ = false;
    if (!begun_)
        begin();
    while (!row_ended_ && !ended_ && !problems_.stopped()) {
        if (at_ < buffer_.size() || fill())
            feed_line();
        else
            close();
    }
    row.number = rows_;
    return row_ended_ && !problems_.stopped();
}

bool CsvSource::fill()
{
    buffer_.erase(0, at_);
    at_ = 0;
    std::string piece(csv_piece, '\0');
    const std::size_t got = file_.read(std::as_writable_bytes(std::span{piece}));
    piece.resize(got);
    read_ += got;
    const std::size_t before = buffer_.size();
    if (!utf16_)
        buffer_ += piece;
    else if (!utf16_->convert(piece, got == 0, buffer_))
        problems_.add_fatal(sheet_problem("sheet.not_utf16", {{"line", std::to_string(line_)}}));
    return got > 0 || buffer_.size() > before;
}

// The mark tells the encoding; the first line the separator.
void CsvSource::begin()
{
    begun_ = true;
    (void)fill();
    if (buffer_.starts_with("\xFF\xFE") || buffer_.starts_with("\xFE\xFF")) {
        utf16_.emplace(buffer_.starts_with("\xFE\xFF"));
        const std::string bytes = buffer_.substr(2);
        buffer_.clear();
        if (!utf16_->convert(bytes, false, buffer_))
            problems_.add_fatal(sheet_problem("sheet.not_utf16", {{"line", "1"}}));
    } else if (buffer_.starts_with("\xEF\xBB\xBF")) {
        at_ = 3;
    }
    const CsvDialect dialect = csv_dialect(std::string_view{buffer_}.substr(at_));
    at_ += dialect.begins;
    line_ += dialect.begins > 0 ? 1 : 0;
    field_line_ = line_;
    csv_set_delim(&parser_, static_cast<unsigned char>(dialect.separator));
    csv_set_blk_size(&parser_, 65'536); // its own step of 128 bytes copies a long cell 8,000 times
}

// Up to and with the next line end, or all there is.
void CsvSource::feed_line()
{
    std::string_view rest = std::string_view{buffer_}.substr(at_);
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos) {
        if (rest.back() == '\r' && rest.size() == 1 && fill())
            return; // is a line feed behind it? Now it can be seen.
        rest = std::string_view{buffer_}.substr(at_);
        if (rest.size() > 1 && rest.back() == '\r')
            rest.remove_suffix(1);
        at_ += rest.size();
        feed(rest);
        return;
    }
    at_ += end + 1;
    const std::size_t text = end > 0 && rest[end - 1] == '\r' ? end - 1 : end;
    feed(rest.substr(0, text));
    feed("\n");
    ++line_;
    if (row_ended_)
        field_line_ = line_;
}

void CsvSource::feed(std::string_view bytes)
{
    if (problems_.stopped() || bytes.empty())
        return;
    field_bytes_ += bytes.size();
    if (csv_parse(&parser_, bytes.data(), bytes.size(), on_field, on_row, this) != bytes.size()) {
        if (csv_error(&parser_) != CSV_EPARSE)
            throw std::bad_alloc{};
        refuse_quotes();
    } else if (field_bytes_ > 2 * limits_.cell_bytes + bytes.size()) {
        problems_.add_fatal(cell_problem("sheet.cell_too_long", rows_ + 1, column_,
                                         {{"limit", std::to_string(limits_.cell_bytes)}}));
    }
}

void CsvSource::close()
{
    ended_ = true;
    if (csv_fini(&parser_, on_field, on_row, this) != 0)
        refuse_quotes();
}

void CsvSource::refuse_quotes()
{
    problems_.add_fatal(
        cell_problem("sheet.quotes", rows_ + 1, column_, {{"line", std::to_string(field_line_)}}));
}

void CsvSource::on_field(void* text, std::size_t size, void* self)
{
    static_cast<CsvSource*>(self)->field(
        {size == 0 ? "" : static_cast<const char*>(text), size}); // libcsv may give null for none
}

void CsvSource::field(std::string_view text)
{
    if (!text.empty() && column_ <= limits_.columns) { // one beyond tells that there are too many
        RawCell& cell = row_->add(column_);
        cell.text = text;
        cell.line = line_;
        row_->charge(cell, limits_.row_bytes);
    }
    ++column_;
    field_line_ = line_;
    field_bytes_ = 0;
}

void CsvSource::on_row(int, void* self)
{
    auto& source = *static_cast<CsvSource*>(self);
    ++source.rows_;
    source.column_ = 0;
    source.field_bytes_ = 0;
    source.row_ended_ = true;
}

} // namespace aperta
