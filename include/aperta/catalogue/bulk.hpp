// The same change to many units: a field set, or a text found and replaced. Shown first, then done
// in steps of a few hundred units, so that nobody waits long for the writer; all steps bear one
// batch of the history and are taken back together (arrange.hpp, undo_batch). What a cancelled or
// interrupted run left undone, the next run of the same order does.
//
// Problems: access.role_needed, unit.not_found, field.unknown and the others of fields.hpp,
// bulk.nothing_to_find, bulk.not_text (find and replace is for texts).
#pragma once

#include "aperta/catalogue/arrange.hpp"
#include "aperta/core/progress.hpp"

#include <optional>
#include <string>
#include <vector>

namespace aperta
{

struct BulkSelection {
    ReferenceCode under;
    bool deep = false; // everything below, not only what hangs from it directly
    std::optional<DescriptionLevel> level;
    std::vector<ReferenceCode> only; // when not empty: of these
};

struct BulkOrder {
    BulkSelection units;
    std::string field;               // "title.nl", "form"
    std::optional<std::string> find; // every occurrence becomes `text`; nothing: the whole is set
    std::string text;
};

struct BulkLine {
    ReferenceCode unit;
    std::string before;
    std::string after;
    Problems problems; // why this unit would be refused
};

struct BulkPreview {
    std::vector<BulkLine> lines; // the first `limit` that change or are refused
    std::int64_t chosen = 0;
    std::int64_t changing = 0;
    std::int64_t refused = 0;
    Level highest = Level::unclassified; // of the units that change
};

[[nodiscard]] Result<BulkPreview> preview_bulk(CataloguePorts ports, const Actor& actor,
                                               const BulkOrder& order, std::size_t limit);

// Refused as a whole when one unit would be (its problem named); `batch` names the run.
[[nodiscard]] Result<MovedUnits> run_bulk(CataloguePorts ports, const Actor& actor,
                                          const BulkOrder& order, const std::string& batch,
                                          const ProgressSink& progress);

// What the history calls the run of a job.
[[nodiscard]] std::string bulk_batch(JobId job);

// An order as one line for a job's parameters, and back. Problem: bulk.unreadable.
[[nodiscard]] std::string written(const BulkOrder& order);
[[nodiscard]] Result<BulkOrder> parse_bulk_order(std::string_view line);

} // namespace aperta
