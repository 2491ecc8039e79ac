// A table of units into the catalogue, all or nothing. A row whose reference code is known changes
// the fields of the columns that the file has; any other makes a unit. Rows may stand in any order.
//
// The file is read through once before a row is written, and again inside one transaction; a dry
// run does all of it and keeps nothing, so that it finds exactly what the import would. Every
// problem of every row is told, each with facts row and column and the column's field.
//
// The archivist's act: one audit row, one history row for each unit that changed, all of one batch.
// Progress phases: "precheck", then "write", during which the store is held: the row of a job is
// not written then, and who cancels waits until the end. Stopping either phase keeps nothing.
//
// Problems of the whole: access.role_needed, mapping.not_found, import.unknown_column,
// import.column_twice, import.no_reference, import.stopped, those of sheet/reader.hpp. Of rows:
// import.reference_missing, import.reference_twice, import.cycle, import.two_fonds,
// import.level_missing, import.fixed (a move or a reclassification is an act of its own), and those
// of catalogue/describe.hpp; what the actor may not see does not exist.
#pragma once

#include "aperta/catalogue/describe.hpp"
#include "aperta/core/progress.hpp"
#include "aperta/exchange/mapping.hpp"
#include "aperta/sheet/sheet.hpp"

#include <cstdint>
#include <filesystem>

namespace aperta
{

struct ExchangePorts {
    CataloguePorts catalogue;
    MappingStore& mappings;
};

struct ImportOrder {
    std::filesystem::path file;
    // Without columns but with a name: the remembered one. With both: remembered from now on, when
    // the import is kept.
    ImportMapping mapping;
    bool dry_run = false;
    SheetLimits limits;
};

struct Imported {
    std::int64_t created = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;
    std::string batch; // of the history; "" for a dry run

    [[nodiscard]] std::int64_t rows() const { return created + changed + unchanged; }
};

[[nodiscard]] Result<Imported> import_units(const ExchangePorts& ports, const Actor& actor,
                                            const ImportOrder& order, const ProgressSink& progress);

// Remembers a mapping under its name. The archivist's act, audited. Problems: mapping.malformed.
[[nodiscard]] Result<Done> save_mapping(const ExchangePorts& ports, const Actor& actor,
                                        const ImportMapping& mapping);

} // namespace aperta
