#include "sheet/ods_writer.hpp"

#include <libxml/xmlwriter.h>
#include <minizip/zip.h>

#include <new>

namespace aperta
{

namespace
{

constexpr const char* ods_mimetype = "application/vnd.oasis.opendocument.spreadsheet";

constexpr std::string_view ods_manifest =
    R"(<?xml version="1.0" encoding="UTF-8"?>)"
    "\n"
    R"(<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0")"
    R"( manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3")"
    R"( manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>)"
    R"(<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>)"
    R"(</manifest:manifest>)";

const xmlChar* to_xml(const char* text)
{
    return reinterpret_cast<const xmlChar*>(text); // NOLINT: libxml2's text is unsigned char
}

} // namespace

void OdsWriter::FreeWriter::operator()(_xmlTextWriter* writer) const
{
    xmlFreeTextWriter(writer);
}

OdsWriter::OdsWriter(const std::filesystem::path& path, std::string_view title)
    : partial_(path), title_(title), zip_(zipOpen64(partial_.path().c_str(), APPEND_STATUS_CREATE))
{
    if (zip_ == nullptr)
        partial_.broke("the archive could not be begun");
    try {
        write_part("mimetype", ods_mimetype, true);
        write_part("META-INF/manifest.xml", ods_manifest, false);
        begin_part("content.xml", false);
        begin_content();
    } catch (...) {
        zipClose(zip_, nullptr);
        throw;
    }
}

OdsWriter::~OdsWriter()
{
    xml_.reset();
    if (zip_ != nullptr)
        zipClose(zip_, nullptr);
}

// The day is that of the format itself, so that equal tables are equal files.
void OdsWriter::begin_part(const char* name, bool stored)
{
    zip_fileinfo info{};
    info.tmz_date = {0, 0, 0, 1, 0, 1980};
    const int method = stored ? 0 : Z_DEFLATED;
    const int level = stored ? 0 : Z_BEST_SPEED;
    if (zipOpenNewFileInZip64(zip_, name, &info, nullptr, 0, nullptr, 0, nullptr, method, level,
                              stored ? 0 : 1) != ZIP_OK)
        partial_.broke("a part could not be begun");
}

void OdsWriter::write_part(const char* name, std::string_view text, bool stored)
{
    begin_part(name, stored);
    if (zipWriteInFileInZip(zip_, text.data(), static_cast<unsigned>(text.size())) != ZIP_OK ||
        zipCloseFileInZip(zip_) != ZIP_OK)
        partial_.broke("a part could not be written");
}

int OdsWriter::take(void* self, const char* bytes, int size)
{
    auto& writer = *static_cast<OdsWriter*>(self);
    if (zipWriteInFileInZip(writer.zip_, bytes, static_cast<unsigned>(size)) != ZIP_OK)
        writer.failed_ = true; // libxml2 would complain on the terminal of a failed write
    return size;
}

void OdsWriter::must(int answer) const
{
    if (answer < 0 || failed_)
        partial_.broke("the content could not be written");
}

void OdsWriter::open(const char* element)
{
    must(xmlTextWriterStartElement(xml_.get(), to_xml(element)));
}

void OdsWriter::attribute(const char* name, const std::string& value)
{
    must(xmlTextWriterWriteAttribute(xml_.get(), to_xml(name), to_xml(value.c_str())));
}

void OdsWriter::text(const std::string& value)
{
    if (!value.empty())
        must(xmlTextWriterWriteString(xml_.get(), to_xml(value.c_str())));
}

void OdsWriter::end()
{
    must(xmlTextWriterEndElement(xml_.get()));
}

void OdsWriter::begin_content()
{
    xmlOutputBufferPtr buffer = xmlOutputBufferCreateIO(take, nullptr, this, nullptr);
    xml_.reset(buffer == nullptr ? nullptr : xmlNewTextWriter(buffer));
    if (!xml_)
        throw std::bad_alloc{};
    must(xmlTextWriterStartDocument(xml_.get(), nullptr, "UTF-8", nullptr));
    open("office:document-content");
    for (const char* space : {"office", "table", "text", "style", "number"})
        attribute((std::string{"xmlns:"} + space).c_str(),
                  std::string{"urn:oasis:names:tc:opendocument:xmlns:"} +
                      (std::string_view{space} == "number" ? "datastyle" : space) + ":1.0");
    attribute("office:version", "1.3");
    // Cells of a text style: what is typed into them stays as it is typed.
    open("office:automatic-styles");
    open("number:text-style");
    attribute("style:name", "as-typed");
    open("number:text-content");
    end();
    end();
    open("style:style");
    attribute("style:name", "text");
    attribute("style:family", "table-cell");
    attribute("style:data-style-name", "as-typed");
    end();
    end();
    open("office:body");
    open("office:spreadsheet");
    open("table:table");
    attribute("table:name", title_);
}

void OdsWriter::write_header()
{
    for (const SheetColumn& column : columns()) {
        open("table:table-column");
        if (!column.whole_numbers)
            attribute("table:default-cell-style-name", "text");
        end();
    }
    open("table:table-row");
    for (const SheetColumn& column : columns())
        text_cell(column.name);
    end();
}

void OdsWriter::write_row(std::span<const std::string> cells)
{
    open("table:table-row");
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (columns()[i].whole_numbers && plain_whole_number(cells[i]))
            number_cell(cells[i]);
        else
            text_cell(cells[i]);
    end();
}

void OdsWriter::number_cell(const std::string& value)
{
    open("table:table-cell");
    attribute("office:value-type", "float");
    attribute("office:value", value);
    open("text:p");
    text(value);
    end();
    end();
}

void OdsWriter::text_cell(std::string_view value)
{
    open("table:table-cell");
    if (!value.empty()) {
        attribute("office:value-type", "string");
        for (std::size_t from = 0; from <= value.size();) {
            const std::size_t line_end = std::min(value.find('\n', from), value.size());
            paragraph(value.substr(from, line_end - from));
            from = line_end + 1;
        }
    }
    end();
}

// One blank between letters stands for itself; any other would be lost (part 3, 6.1.2).
void OdsWriter::paragraph(std::string_view line)
{
    open("text:p");
    std::string plain;
    for (std::size_t i = 0; i < line.size();) {
        const bool lone_blank = line[i] == ' ' && i > 0 && i + 1 < line.size() &&
                                line[i - 1] != ' ' && line[i + 1] != ' ' && line[i - 1] != '\t' &&
                                line[i + 1] != '\t';
        if (lone_blank || (line[i] != ' ' && line[i] != '\t')) {
            plain += line[i++];
            continue;
        }
        text(plain);
        plain.clear();
        open(line[i] == ' ' ? "text:s" : "text:tab");
        const std::size_t run = std::min(line.find_first_not_of(line[i], i), line.size()) - i;
        if (line[i] == ' ' && run > 1)
            attribute("text:c", std::to_string(run));
        i += line[i] == ' ' ? run : 1;
        end();
    }
    text(plain);
    end();
}

void OdsWriter::close()
{
    must(xmlTextWriterEndDocument(xml_.get()));
    must(xmlTextWriterFlush(xml_.get()));
    xml_.reset();
    const bool written = zipCloseFileInZip(zip_) == ZIP_OK;
    const bool closed = zipClose(std::exchange(zip_, nullptr), nullptr) == ZIP_OK;
    if (failed_ || !written || !closed)
        partial_.broke("the archive could not be finished");
    partial_.keep();
}

} // namespace aperta
