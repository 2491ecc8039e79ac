// Table files made by hand, as other programs write them, and the reading of one to its end.
#pragma once

#include "aperta/sheet/reader.hpp"
#include "aperta/sheet/writer.hpp"
#include "tests/support/temp_folder.hpp"

#include <string>
#include <utility>
#include <vector>

namespace aperta
{

using ZipParts = std::vector<std::pair<std::string, std::string>>;

struct ReadSheet {
    SheetFormat format = SheetFormat::csv;
    std::vector<std::string> header;
    std::vector<SheetRow> rows;
    Problems problems; // of the opening or of the rows
};

class SheetFiles
{
public:
    [[nodiscard]] std::filesystem::path path(const std::string& name) const
    {
        return folder_.path() / name;
    }
    std::filesystem::path file(const std::string& bytes, const std::string& name = "table") const;
    std::filesystem::path zip(const ZipParts& parts, const std::string& name = "table.zip") const;

private:
    TempFolder folder_;
};

// An XLSX of one sheet: `rows` stands inside sheetData, `after` behind it.
[[nodiscard]] ZipParts xlsx_parts(const std::string& rows, const std::string& after = "",
                                  const std::string& shared = "");
// An ODS whose spreadsheet element holds `tables`.
[[nodiscard]] ZipParts ods_parts(const std::string& tables);
[[nodiscard]] std::string ods_table(const std::string& rows, const std::string& name = "Blad1");

[[nodiscard]] ReadSheet read_sheet(const std::filesystem::path& path,
                                   const SheetLimits& limits = {});

} // namespace aperta
