// CSV out: RFC 4180 in UTF-8 with its mark, every text in quotes, guarded against formulas.
#pragma once

#include "aperta/platform/files.hpp"
#include "aperta/sheet/writer.hpp"
#include "sheet/partial.hpp"

namespace aperta
{

class CsvWriter final : public SheetWriter
{
public:
    explicit CsvWriter(const std::filesystem::path& path);

private:
    void write_header() override;
    void write_row(std::span<const std::string> cells) override;
    void close() override;
    void add(std::size_t column, std::string_view text);
    void end_line();

    Partial partial_;
    File file_;
    std::string buffer_;
};

} // namespace aperta
