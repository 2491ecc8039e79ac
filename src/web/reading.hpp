// What pages and API both read. A description above "unclassified" is read on the record: the
// reading is written to the audit before it is answered.
// Problems: unit.not_found, web.box_not_found, film.reel_absent, job.not_found.
#pragma once

#include "aperta/film/store.hpp"
#include "api/json.hpp"
#include "web/visit.hpp"

#include <vector>

namespace aperta
{

[[nodiscard]] Result<UnitPage> read_unit(Visit& visit);

// A unit by the address, without its surroundings.
[[nodiscard]] Result<Unit> find_unit(Visit& visit, ReadTx& tx);

// Totals of every fonds that the reader may see.
[[nodiscard]] std::vector<CatalogueTotals> read_totals(Visit& visit);

// ?after= of a list.
[[nodiscard]] std::int64_t after_of(const Visit& visit);

[[nodiscard]] Result<Reel> find_reel(Visit& visit, ReadTx& tx);
[[nodiscard]] Result<Job> read_job(Visit& visit);

struct ShownReel {
    Reel reel;
    std::vector<UnitText> texts; // of its unit, titles only
    std::optional<DigitisationAttempt> last;
    bool accepted = false; // has a master
};
[[nodiscard]] std::vector<ShownReel> read_reels(Visit& visit);

} // namespace aperta
