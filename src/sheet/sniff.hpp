// Which kind of file this is, by its content.
#pragma once

#include "sheet/row_source.hpp"

#include <filesystem>
#include <memory>

namespace aperta
{

class ZipFile;

struct Sniffed {
    SheetFormat format = SheetFormat::csv;
    std::unique_ptr<ZipFile> archive; // where the format is one
};

// Answers sheet.wrong_kind, sheet.locked, sheet.empty, and what ZipFile answers.
[[nodiscard]] Result<Sniffed> sniff(const std::filesystem::path& path, const SheetLimits& limits);

} // namespace aperta
