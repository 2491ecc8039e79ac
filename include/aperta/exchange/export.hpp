// Units of the catalogue as a table that import_units takes back without a change: one row a unit,
// parents before children, as far as the actor is cleared. Columns: reference, parent, level, what
// classification a unit has of its own, and every field that some unit in view has something in,
// named as in catalogue/fields.hpp. Streams; memory does not grow with the catalogue.
//
// The archivist's act, audited. Problems: access.role_needed, unit.not_found, export.stopped, those
// of sheet/writer.hpp. The file is whole or absent. Throws Breakage where disk or store fail.
#pragma once

#include "aperta/catalogue/describe.hpp"
#include "aperta/core/progress.hpp"
#include "aperta/sheet/sheet.hpp"

#include <cstdint>
#include <filesystem>

namespace aperta
{

struct ExportOrder {
    ReferenceCode under;
    SheetFormat format = SheetFormat::xlsx;
    std::filesystem::path out;
};

struct Exported {
    std::int64_t units = 0;
    std::size_t columns = 0;
};

[[nodiscard]] Result<Exported> export_units(CataloguePorts ports, const Actor& actor,
                                            const ExportOrder& order, const ProgressSink& progress);

// An empty table with the columns that a description of this level is offered, in the languages of
// the material. Problems: those of the writer.
[[nodiscard]] Result<Done> write_template(DescriptionLevel level, SheetFormat format,
                                          const std::filesystem::path& out);

} // namespace aperta
