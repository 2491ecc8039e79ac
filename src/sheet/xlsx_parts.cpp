#include "sheet/xlsx_parts.hpp"

#include <algorithm>
#include <charconv>
#include <map>

namespace aperta
{

namespace
{

struct Related {
    std::string part, kind; // kind: the last step of the relationship's type
};
using Relations = std::map<std::string, Related>;

Problem trouble_of(const XmlPull& xml, const ZipFile& file)
{
    return zip_problem(xml.trouble(), file.limits());
}

// "xl/workbook.xml" and "worksheets/sheet1.xml" make "xl/worksheets/sheet1.xml".
std::string beside(std::string_view source, std::string_view target)
{
    if (target.starts_with('/'))
        return std::string{target.substr(1)};
    const std::size_t slash = source.rfind('/');
    std::string_view folder =
        slash == std::string_view::npos ? std::string_view{} : source.substr(0, slash + 1);
    while (target.starts_with("../")) {
        target.remove_prefix(3);
        const std::size_t up =
            folder.size() < 2 ? std::string_view::npos : folder.rfind('/', folder.size() - 2);
        folder = up == std::string_view::npos ? std::string_view{} : folder.substr(0, up + 1);
    }
    return std::string{folder} + std::string{target};
}

std::string relations_part(std::string_view of)
{
    const std::size_t slash = of.rfind('/');
    const std::size_t name = slash == std::string_view::npos ? 0 : slash + 1;
    return std::string{of.substr(0, name)} + "_rels/" + std::string{of.substr(name)} + ".rels";
}

Result<Relations> read_relations(ZipFile& file, const std::string& of)
{
    Relations relations;
    XmlPull xml{file, relations_part(of)};
    while (xml.next()) {
        if (!xml.opens("Relationship"))
            continue;
        std::string id;
        Related related;
        xml.attributes([&](const XmlPull::Attribute& each) {
            if (each.name == "Id")
                id = each.value;
            else if (each.name == "Target")
                related.part = beside(of, each.value);
            else if (each.name == "Type")
                related.kind = each.value.substr(each.value.rfind('/') + 1);
        });
        relations.insert_or_assign(id, related);
    }
    if (!xml.trouble().empty())
        return trouble_of(xml, file);
    return relations;
}

std::string part_of_kind(const Relations& relations, std::string_view kind)
{
    for (const auto& [id, related] : relations)
        if (related.kind == kind)
            return related.part;
    return {};
}

void add_sheet(XmlPull& xml, const Relations& relations, XlsxBook& book)
{
    XlsxSheet sheet;
    std::string id;
    xml.attributes([&](const XmlPull::Attribute& each) {
        if (each.name == "name")
            sheet.name = each.value;
        else if (each.name == "id" && !each.space.empty())
            id = each.value;
    });
    const auto found = relations.find(id);
    if (found == relations.end() || found->second.kind != "worksheet")
        return; // a sheet of a chart or a dialogue has no cells
    sheet.part = found->second.part;
    book.sheets.push_back(std::move(sheet));
}

int number_or(std::string_view text, int otherwise)
{
    int value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

} // namespace

Result<XlsxBook> read_book(ZipFile& file)
{
    const auto top = read_relations(file, "");
    if (!top)
        return top.problems();
    const std::string workbook = part_of_kind(*top, "officeDocument");
    const auto relations = read_relations(file, workbook);
    if (!relations)
        return relations.problems();
    XlsxBook book;
    book.shared_part = part_of_kind(*relations, "sharedStrings");
    book.styles_part = part_of_kind(*relations, "styles");
    XmlPull xml{file, workbook};
    while (xml.next()) {
        if (xml.opens("sheet"))
            add_sheet(xml, *relations, book);
        else if (xml.opens("workbookPr"))
            xml.attributes([&](const XmlPull::Attribute& each) {
                if (each.name == "date1904")
                    book.from_1904 = each.value == "1" || each.value == "true";
            });
    }
    if (!xml.trouble().empty())
        return trouble_of(xml, file);
    return book;
}

Result<std::vector<Shown>> read_styles(ZipFile& file, const std::string& part)
{
    std::vector<Shown> styles;
    if (part.empty())
        return styles;
    std::map<int, Shown> own;
    bool cell_formats = false; // xf stands in another list too
    XmlPull xml{file, part};
    while (xml.next()) {
        if (xml.name() == "cellXfs")
            cell_formats = xml.opens();
        if (!xml.opens("numFmt") && !(cell_formats && xml.opens("xf")))
            continue;
        int id = 0;
        std::string code;
        xml.attributes([&](const XmlPull::Attribute& each) {
            if (each.name == "numFmtId")
                id = number_or(each.value, 0);
            else if (each.name == "formatCode")
                code = each.value;
        });
        if (cell_formats)
            styles.push_back(own.contains(id) ? own.at(id) : shown_by_builtin(id));
        else
            own.insert_or_assign(id, shown_by_code(code));
    }
    if (!xml.trouble().empty())
        return trouble_of(xml, file);
    return styles;
}

Result<SharedTexts> SharedTexts::read(ZipFile& file, const std::string& part)
{
    SharedTexts texts;
    if (part.empty())
        return texts;
    XmlPull xml{file, part};
    std::string text;
    while (xml.next()) {
        if (!xml.opens("si"))
            continue;
        text.clear();
        rich_text(xml, text);
        if (!texts.add(text, file.limits()))
            return sheet_problem("sheet.too_many_texts",
                                 {{"limit", std::to_string(file.limits().shared_bytes >> 20U)}});
    }
    if (!xml.trouble().empty())
        return trouble_of(xml, file);
    return texts;
}

bool SharedTexts::add(std::string_view text, const SheetLimits& limits)
{
    constexpr std::size_t block_size = std::size_t{1} << 20U;
    if (text.size() > limits.cell_bytes) {
        too_long_.insert(texts_.size());
        text = {};
    }
    bytes_ += text.size() + sizeof(Place);
    if (bytes_ > limits.shared_bytes)
        return false;
    if (blocks_.empty() || blocks_.back().size() + text.size() > blocks_.back().capacity()) {
        blocks_.emplace_back();
        blocks_.back().reserve(std::max(block_size, text.size()));
    }
    std::string& block = blocks_.back();
    texts_.push_back({static_cast<std::uint32_t>(blocks_.size() - 1),
                      static_cast<std::uint32_t>(block.size()),
                      static_cast<std::uint32_t>(text.size())});
    block += text;
    return true;
}

std::string_view SharedTexts::operator[](std::size_t at) const
{
    const Place& place = texts_[at];
    return std::string_view{blocks_[place.block]}.substr(place.from, place.size);
}

void rich_text(XmlPull& xml, std::string& into)
{
    const int depth = xml.depth();
    while (xml.next() && !(xml.closes() && xml.depth() == depth)) {
        if (xml.opens("t"))
            xml.inner_text(into);
        else if (xml.opens("rPh"))
            xml.skip();
    }
    undo_escapes(into);
}

} // namespace aperta
