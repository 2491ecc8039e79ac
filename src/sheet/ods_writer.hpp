// ODS out (ODF 1.3): content.xml streamed by libxml2 into the archive. The archive is minizip's,
// not libarchive's: the part "mimetype" must be the first, stored, and without any extra field
// (part 2, 3.3), by which file managers know the kind; libarchive always adds one.
#pragma once

#include "aperta/sheet/writer.hpp"
#include "sheet/partial.hpp"

#include <memory>
#include <string>

struct _xmlTextWriter; // NOLINT: libxml2's own name

namespace aperta
{

class OdsWriter final : public SheetWriter
{
public:
    OdsWriter(const std::filesystem::path& path, std::string_view title);
    ~OdsWriter() override;

private:
    struct FreeWriter {
        void operator()(_xmlTextWriter* writer) const;
    };
    static int take(void* self, const char* bytes, int size);
    void write_header() override;
    void write_row(std::span<const std::string> cells) override;
    void close() override;
    void begin_part(const char* name, bool stored);
    void write_part(const char* name, std::string_view text, bool stored);
    void begin_content();
    void number_cell(const std::string& value);
    void text_cell(std::string_view value);
    void paragraph(std::string_view line);
    void open(const char* element);
    void attribute(const char* name, const std::string& value);
    void text(const std::string& value);
    void end();
    void must(int answer) const;

    Partial partial_;
    std::string title_;
    void* zip_ = nullptr; // minizip's zipFile
    bool failed_ = false; // a write under libxml2, through which nothing may be thrown
    std::unique_ptr<_xmlTextWriter, FreeWriter> xml_;
};

} // namespace aperta
