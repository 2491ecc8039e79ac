#include "tests/support/sheet_files.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <fstream>

namespace aperta
{

std::filesystem::path SheetFiles::file(const std::string& bytes, const std::string& name) const
{
    std::ofstream{path(name), std::ios::binary} << bytes;
    return path(name);
}

std::filesystem::path SheetFiles::zip(const ZipParts& parts, const std::string& name) const
{
    archive* out = archive_write_new();
    archive_write_set_format_zip(out);
    archive_write_open_filename(out, path(name).c_str());
    for (const auto& [part, bytes] : parts) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, part.c_str());
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, static_cast<std::int64_t>(bytes.size()));
        archive_write_header(out, entry);
        archive_write_data(out, bytes.data(), bytes.size());
        archive_entry_free(entry);
    }
    archive_write_close(out);
    archive_write_free(out);
    return path(name);
}

ZipParts xlsx_parts(const std::string& rows, const std::string& after, const std::string& shared)
{
    const std::string relation =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const auto relations = [](const std::string& inside) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
               "relationships\">" +
               inside + "</Relationships>";
    };
    const auto one = [&](const std::string& id, const std::string& kind, const std::string& to) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + relation + "/" + kind + "\" Target=\"" +
               to + "\"/>";
    };
    return {{"[Content_Types].xml", "<Types/>"},
            {"_rels/.rels", relations(one("rId1", "officeDocument", "xl/workbook.xml"))},
            {"xl/workbook.xml", "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + relation +
                                    "\"><sheets><sheet name=\"Blad1\" sheetId=\"1\" r:id=\"rId1\"/>"
                                    "</sheets></workbook>"},
            {"xl/_rels/workbook.xml.rels",
             relations(one("rId1", "worksheet", "worksheets/sheet1.xml") +
                       one("rId2", "styles", "styles.xml") +
                       one("rId3", "sharedStrings", "/xl/sharedStrings.xml"))},
            {"xl/worksheets/sheet1.xml", "<worksheet xmlns=\"" + main + "\"><sheetData>" + rows +
                                             "</sheetData>" + after + "</worksheet>"},
            {"xl/styles.xml",
             "<styleSheet xmlns=\"" + main +
                 "\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-413]d\\ mmmm\\ yyyy;@\"/>"
                 "<numFmt numFmtId=\"165\" formatCode=\"0.00&quot;dm&quot;\"/></numFmts>"
                 "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"
                 "<xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/>"
                 "<xf numFmtId=\"20\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>"},
            {"xl/sharedStrings.xml", "<sst xmlns=\"" + main + "\">" + shared + "</sst>"}};
}

ZipParts ods_parts(const std::string& tables)
{
    std::string spaces;
    for (const std::string space : {"office", "table", "text"})
        spaces +=
            " xmlns:" + space + "=\"urn:oasis:names:tc:opendocument:xmlns:" + space + ":1.0\"";
    return {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
            {"META-INF/manifest.xml", "<manifest/>"},
            {"content.xml", "<office:document-content" + spaces +
                                " xmlns:calcext=\"urn:org:documentfoundation:names:experimental:"
                                "calc:xmlns:calcext:1.0\"><office:body><office:spreadsheet>" +
                                tables +
                                "</office:spreadsheet></office:body></office:document-content>"}};
}

std::string ods_table(const std::string& rows, const std::string& name)
{
    return "<table:table table:name=\"" + name + "\">" + rows + "</table:table>";
}

ReadSheet read_sheet(const std::filesystem::path& path, const SheetLimits& limits)
{
    ReadSheet read;
    const auto reader = SheetReader::open(path, limits);
    if (!reader) {
        read.problems = reader.problems();
        return read;
    }
    read.format = (*reader)->format();
    read.header = (*reader)->header();
    SheetRow row;
    while ((*reader)->next(row))
        read.rows.push_back(row);
    read.problems = (*reader)->problems();
    return read;
}

} // namespace aperta
