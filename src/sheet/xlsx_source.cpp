#include "sheet/xlsx_source.hpp"

#include <charconv>

namespace aperta
{

namespace
{

constexpr std::int64_t xlsx_most_rows = 1'048'576;

// Whether a sheet has a cell with anything in it. Reads no further than that.
Result<bool> has_content(ZipFile& file, const std::string& part)
{
    XmlPull xml{file, part};
    while (xml.next() && !xml.closes("sheetData")) { // rules behind it have elements of these names
        if (xml.opens("f"))
            return true;
        if (!xml.opens("v") && !xml.opens("t"))
            continue;
        std::string text;
        xml.inner_text(text);
        if (!text.empty())
            return true;
    }
    if (!xml.trouble().empty())
        return zip_problem(xml.trouble(), file.limits());
    return false;
}

// The one sheet with content; the first where none has.
Result<const XlsxSheet*> sheet_to_read(ZipFile& file, const XlsxBook& book)
{
    if (book.sheets.empty())
        return sheet_problem("sheet.wrong_kind");
    const XlsxSheet* chosen = nullptr;
    for (const XlsxSheet& sheet : book.sheets) {
        const auto content = has_content(file, sheet.part);
        if (!content)
            return content.problems();
        if (*content && chosen != nullptr)
            return sheet_problem("sheet.two_sheets",
                                 {{"first", chosen->name}, {"second", sheet.name}});
        if (*content)
            chosen = &sheet;
    }
    return chosen != nullptr ? chosen : &book.sheets.front();
}

} // namespace

Result<std::unique_ptr<RowSource>> XlsxSource::open(std::unique_ptr<ZipFile> file,
                                                    ProblemList& problems)
{
    const auto book = read_book(*file);
    if (!book)
        return book.problems();
    const auto sheet = sheet_to_read(*file, *book);
    if (!sheet)
        return sheet.problems();
    auto styles = read_styles(*file, book->styles_part);
    if (!styles)
        return styles.problems();
    auto shared = SharedTexts::read(*file, book->shared_part);
    if (!shared)
        return shared.problems();
    std::unique_ptr<XlsxSource> source{new XlsxSource{std::move(file), problems}};
    source->styles_ = std::move(*styles);
    source->shared_ = std::move(*shared);
    source->from_1904_ = book->from_1904;
    source->xml_ = std::make_unique<XmlPull>(*source->file_, (*sheet)->part);
    return std::unique_ptr<RowSource>{std::move(source)};
}

bool XlsxSource::next(RawRow& row)
{
    row.clear();
    while (!problems_.stopped() && xml_->next()) {
        if (xml_->opens("row")) {
            if (!read_row(row))
                break;
            if (row.size() > 0)
                return true;
        } else if (xml_->opens("mergeCell")) {
            merged();
        }
    }
    if (xml_->trouble() == "sheet.cell_too_long")
        problems_.add_fatal(cell_problem("sheet.cell_too_long", row_,
                                         next_column_ == 0 ? 0 : next_column_ - 1,
                                         {{"limit", std::to_string(file_->limits().cell_bytes)}}));
    else if (!xml_->trouble().empty())
        problems_.add_fatal(zip_problem(xml_->trouble(), file_->limits()));
    return false;
}

// False where the rest of the sheet cannot be read.
bool XlsxSource::read_row(RawRow& row)
{
    std::int64_t number = row_ + 1;
    xml_->attributes([&number](const XmlPull::Attribute& each) {
        if (each.name == "r" && each.space.empty())
            std::from_chars(each.value.data(), each.value.data() + each.value.size(), number);
    });
    if (number <= row_ || number > xlsx_most_rows) {
        problems_.add_fatal(sheet_problem("sheet.damaged"));
        return false;
    }
    row_ = number;
    next_column_ = 0;
    row.number = number;
    while (xml_->next() && !xml_->closes("row"))
        if (xml_->opens("c") && !read_cell(row))
            return false;
    return xml_->trouble().empty();
}

// A cell that does not say where it stands follows the one before it.
bool XlsxSource::place_cell(std::string_view reference)
{
    if (reference.empty())
        return true;
    const auto place = cell_place(reference);
    if (!place || place->row != row_ || place->column < next_column_) {
        problems_.add_fatal(sheet_problem("sheet.damaged"));
        return false;
    }
    next_column_ = place->column;
    return true;
}

bool XlsxSource::read_cell(RawRow& row)
{
    Typed typed;
    bool placed = true;
    xml_->attributes([&](const XmlPull::Attribute& each) {
        if (!each.space.empty())
            return;
        if (each.name == "r")
            placed = place_cell(each.value);
        else if (each.name == "t")
            typed.kind = each.value;
        else if (each.name == "s")
            std::from_chars(each.value.data(), each.value.data() + each.value.size(), typed.style);
    });
    if (!placed)
        return false;
    const std::size_t column = next_column_++;
    value_.clear();
    read_value(typed);
    if (!xml_->trouble().empty())
        return false;
    const std::size_t most = file_->limits().columns;
    const bool one_beyond_told = row.size() > 0 && row[row.size() - 1].column >= most;
    if ((value_.empty() && !typed.formula) || (column > most && one_beyond_told))
        return true;
    RawCell& cell = row.add(column);
    put(typed, cell);
    row.charge(cell, file_->limits().row_bytes);
    return !problems_.stopped();
}

void XlsxSource::read_value(Typed& typed)
{
    const int depth = xml_->depth();
    while (xml_->next() && !(xml_->closes() && xml_->depth() == depth)) {
        if (xml_->opens("v")) {
            xml_->inner_text(value_);
        } else if (xml_->opens("is")) {
            rich_text(*xml_, value_);
        } else if (xml_->opens("f")) {
            typed.formula = true;
            xml_->skip();
        } else if (xml_->opens()) {
            xml_->skip();
        }
    }
}

void XlsxSource::put(const Typed& typed, RawCell& cell)
{
    if (typed.formula)
        cell.refused = "sheet.formula";
    else if (typed.kind == "s")
        put_shared(cell);
    else if (typed.kind == "inlineStr")
        cell.text = value_;
    else if (typed.kind == "b")
        cell.text = value_ == "1" || value_ == "true" ? "true" : "false";
    else if (typed.kind == "d")
        cell.text = day_or_moment(value_);
    else if (typed.kind.empty() || typed.kind == "n")
        put_number(typed, cell);
    else {
        cell.text = value_;
        undo_escapes(cell.text);
        cell.refused = typed.kind == "e" ? "sheet.error_value" : "";
    }
}

void XlsxSource::put_shared(RawCell& cell)
{
    std::size_t index = 0;
    const char* end = value_.data() + value_.size();
    const auto [at, error] = std::from_chars(value_.data(), end, index);
    if (error != std::errc{} || at != end || index >= shared_.size()) {
        problems_.add_fatal(sheet_problem("sheet.damaged"));
        return;
    }
    cell.text = shared_[index];
    cell.refused = shared_.too_long(index) ? "sheet.cell_too_long" : "";
}

void XlsxSource::put_number(const Typed& typed, RawCell& cell)
{
    const Shown shown = typed.style < styles_.size() ? styles_[typed.style] : Shown::number;
    auto text =
        shown == Shown::number ? number_text(value_) : serial_text(value_, shown, from_1904_);
    const bool readable = text.has_value();
    cell.text = readable ? *std::move(text) : value_;
    if (!readable)
        cell.refused = shown == Shown::number ? "sheet.error_value" : "sheet.not_a_date";
}

void XlsxSource::merged()
{
    std::string range;
    xml_->attributes([&range](const XmlPull::Attribute& each) {
        if (each.name == "ref")
            range = each.value;
    });
    const CellPlace at =
        cell_place(std::string_view{range}.substr(0, range.find(':'))).value_or(CellPlace{});
    problems_.add(cell_problem("sheet.merged", at.row, at.column, {{"range", range}}));
}

} // namespace aperta
