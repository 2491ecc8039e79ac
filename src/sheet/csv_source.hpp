// CSV in: RFC 4180 with any of three separators, in UTF-8 or UTF-16. libcsv does the quoting; it is
// fed line by line, so that a fault can be named by its line. A quote that is not closed, or stands
// where none may, ends the reading: nothing after it can be told apart.
#pragma once

#include "aperta/platform/files.hpp"
#include "sheet/row_source.hpp"
#include "sheet/utf16.hpp"

#include <csv.h>

#include <optional>

namespace aperta
{

class CsvSource final : public RowSource
{
public:
    CsvSource(const std::filesystem::path& path, const SheetLimits& limits, ProblemList& problems);
    ~CsvSource() override;

    bool next(RawRow& row) override;
    [[nodiscard]] std::uint64_t bytes_done() const override { return read_; }
    [[nodiscard]] std::uint64_t bytes_total() const override { return total_; }

private:
    static void on_field(void* text, std::size_t size, void* self);
    static void on_row(int, void* self);
    void field(std::string_view text);
    bool fill(); // false when nothing more came
    void begin();
    void feed_line();
    void feed(std::string_view bytes);
    void close();
    void refuse_quotes();

    const SheetLimits& limits_;
    ProblemList& problems_;
    File file_;
    std::uint64_t total_, read_ = 0;
    std::optional<Utf16> utf16_;
    std::string buffer_; // UTF-8 not yet fed, from at_
    std::size_t at_ = 0;
    csv_parser parser_{};
    RawRow* row_ = nullptr;
    std::int64_t rows_ = 0, line_ = 1,
                 field_line_ = 1; // line_: being fed; field_line_: field began
    std::size_t column_ = 0, field_bytes_ = 0;
    bool begun_ = false, row_ended_ = false, ended_ = false;
};

} // namespace aperta
