#include "sheet/ods_source.hpp"

#include "sheet/cell_value.hpp"

#include <algorithm>
#include <charconv>

namespace aperta
{

namespace
{

constexpr std::int64_t ods_most_rows = 16'777'216; // LibreOffice's widest setting
constexpr std::size_t ods_most_columns = 16'384;
constexpr std::string_view ods_namespaces = "urn:oasis:names:tc:opendocument:";

template <class Number>
Number count_of(std::string_view text, Number most)
{
    Number count = 1;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), count);
    if (parsed.ec == std::errc::result_out_of_range)
        return most;
    return std::clamp<Number>(count, 1, most);
}

// Text of a cell that is not its content: a comment, a reading aid over the characters, a drawing.
bool beside_the_text(std::string_view name)
{
    return name == "annotation" || name == "ruby-text" || name == "note" || name == "frame" ||
           name == "custom-shape" || name == "shapes";
}

} // namespace

OdsSource::OdsSource(std::unique_ptr<ZipFile> file, ProblemList& problems)
    : file_(std::move(file)), problems_(problems), xml_(*file_, "content.xml")
{
}

Result<std::unique_ptr<RowSource>> OdsSource::open(std::unique_ptr<ZipFile> file,
                                                   ProblemList& problems)
{
    constexpr std::size_t most_manifest = std::size_t{1} << 20U;
    const std::string manifest = file->text_of("META-INF/manifest.xml", most_manifest);
    if (manifest.find("encryption-data") != std::string::npos)
        return sheet_problem("sheet.locked");
    if (!file->has("content.xml"))
        return sheet_problem("sheet.damaged");
    return std::unique_ptr<RowSource>{new OdsSource{std::move(file), problems}};
}

bool OdsSource::next(RawRow& row)
{
    if (again_ > 0 && !problems_.stopped()) {
        --again_;
        row.number = ++row_;
        return true;
    }
    row.clear();
    while (!problems_.stopped() && xml_.next()) {
        if (xml_.opens("table")) {
            begin_table();
        } else if (xml_.opens("tracked-changes") ||
                   (xml_.opens() && beside_the_text(xml_.name()))) {
            xml_.skip(); // what was deleted is not in the table
        } else if (xml_.opens("table-row") && read_row(row)) {
            return true;
        }
    }
    report_trouble();
    return false;
}

void OdsSource::report_trouble()
{
    if (xml_.trouble() == "sheet.cell_too_long")
        problems_.add_fatal(cell_problem("sheet.cell_too_long", row_ + 1, column_,
                                         {{"limit", std::to_string(file_->limits().cell_bytes)}}));
    else if (!xml_.trouble().empty())
        problems_.add_fatal(zip_problem(xml_.trouble(), file_->limits()));
}

void OdsSource::begin_table()
{
    table_.clear();
    xml_.attributes([this](const XmlPull::Attribute& each) {
        if (each.name == "name")
            table_ = each.value;
    });
    row_ = 0;
}

// True when the row has anything in it. An empty one only moves the count on.
bool OdsSource::read_row(RawRow& row)
{
    std::int64_t repeated = 1;
    xml_.attributes([&repeated](const XmlPull::Attribute& each) {
        if (each.name == "number-rows-repeated")
            repeated = count_of<std::int64_t>(each.value, ods_most_rows);
    });
    column_ = 0;
    row.number = row_ + 1;
    const int depth = xml_.depth();
    while (xml_.next() && !(xml_.closes() && xml_.depth() == depth))
        if (xml_.opens("table-cell") || xml_.opens("covered-table-cell"))
            read_cell(row);
    if (!xml_.trouble().empty())
        return false;
    if (row_ + repeated > ods_most_rows)
        repeated = std::max<std::int64_t>(ods_most_rows - row_, 1);
    if (row.size() == 0) {
        row_ += repeated;
        return false;
    }
    ++row_;
    again_ = repeated - 1;
    if (!content_table_.empty() && content_table_ != table_) {
        problems_.add_fatal(
            sheet_problem("sheet.two_sheets", {{"first", content_table_}, {"second", table_}}));
        return false;
    }
    content_table_ = table_;
    return true;
}

OdsSource::Typed OdsSource::read_type()
{
    Typed typed;
    xml_.attributes([&typed](const XmlPull::Attribute& each) {
        if (!each.space.starts_with(ods_namespaces))
            return; // LibreOffice repeats the type in a namespace of its own
        if (each.name == "value-type")
            typed.kind = each.value;
        else if (each.name == "formula")
            typed.formula = true;
        else if (each.name == "number-columns-repeated")
            typed.repeated = count_of<std::size_t>(each.value, ods_most_columns);
        else if (each.name == "number-columns-spanned" || each.name == "number-rows-spanned")
            typed.merged = typed.merged || each.value != "1";
        else if (each.name == "value" || each.name == "date-value" || each.name == "time-value" ||
                 each.name == "boolean-value" || each.name == "string-value") {
            typed.value = each.value;
            typed.has_value = true;
        }
    });
    return typed;
}

void OdsSource::read_cell(RawRow& row)
{
    const bool covered = xml_.name() == "covered-table-cell";
    const Typed typed = read_type();
    read_shown();
    const bool holds = !covered && (!shown_.empty() || !typed.value.empty() || typed.formula);
    if (typed.merged)
        problems_.add(
            cell_problem("sheet.merged", row.number, column_,
                         {{"range", column_letters(column_) + std::to_string(row.number)}}));
    if (holds || typed.merged)
        repeat(row, typed);
    column_ += typed.repeated;
}

// A cell given several times is given up to the first beyond the bound, which tells that there are
// too many.
void OdsSource::repeat(RawRow& row, const Typed& typed)
{
    const SheetLimits& limits = file_->limits();
    for (std::size_t i = 0; i < typed.repeated; ++i) {
        if (column_ + i > limits.columns)
            return;
        RawCell& cell = row.add(column_ + i);
        put(typed, cell);
        row.charge(cell, limits.row_bytes);
    }
}

void OdsSource::put(const Typed& typed, RawCell& cell)
{
    const auto typed_as = [&](std::optional<std::string> text, std::string_view code) {
        cell.refused = text ? std::string_view{} : code;
        cell.text = text ? *std::move(text) : typed.value;
    };
    if (typed.formula)
        cell.refused = "sheet.formula";
    else if (typed.kind == "float" || typed.kind == "percentage" || typed.kind == "currency")
        typed_as(number_text(typed.value), "sheet.error_value");
    else if (typed.kind == "date")
        cell.text = day_or_moment(typed.value);
    else if (typed.kind == "time")
        typed_as(duration_text(typed.value), "sheet.not_a_date");
    else if (typed.kind == "string" && typed.has_value)
        cell.text = typed.value;
    else
        cell.text = typed.kind == "boolean" ? typed.value : shown_;
}

// What the cell shows: its paragraphs, each on a line.
void OdsSource::read_shown()
{
    shown_.clear();
    const int depth = xml_.depth();
    bool first = true;
    while (xml_.next() && !(xml_.closes() && xml_.depth() == depth)) {
        if (xml_.opens("p")) {
            if (!first)
                shown_ += '\n';
            first = false;
            paragraph();
        } else if (xml_.opens()) {
            xml_.skip();
        }
    }
}

// Blanks run together and fall away at both ends of a paragraph (ODF 1.3 part 3, 6.1.2); those that
// are meant stand as elements.
void OdsSource::paragraph()
{
    const int depth = xml_.depth();
    const std::size_t begin = shown_.size();
    bool after_blank = true;
    while (xml_.next() && !(xml_.closes() && xml_.depth() == depth)) {
        if (xml_.is_text()) {
            for (const char c : xml_.text()) {
                const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
                if (!blank || !after_blank)
                    shown_ += blank ? ' ' : c;
                after_blank = blank;
            }
        } else if (xml_.opens("s")) {
            std::size_t count = 1;
            xml_.attributes([&count, this](const XmlPull::Attribute& each) {
                if (each.name == "c")
                    count = count_of<std::size_t>(each.value, file_->limits().cell_bytes + 1);
            });
            shown_.append(count, ' ');
            after_blank = false;
        } else if (xml_.opens("tab") || xml_.opens("line-break")) {
            shown_ += xml_.name() == "tab" ? '\t' : '\n';
            after_blank = false;
        } else if (xml_.opens() && beside_the_text(xml_.name())) {
            xml_.skip();
        }
        if (shown_.size() - begin > 4 * file_->limits().cell_bytes)
            shown_.resize(begin + file_->limits().cell_bytes + 1); // too long all the same
    }
    if (after_blank && shown_.size() > begin)
        shown_.pop_back();
}

} // namespace aperta
