// Fills an empty store from the tables of catalog/starter (or an archive's own folder of the same
// shape) through the ports of every capability, in one transaction: all or nothing. Every line
// that is wrong is named with its file; nothing is stored then.
// Problems: table.*, starter.table_missing (file), starter.unknown_reference, starter.duplicate,
// starter.bad_value, starter.box_out_of_range (file, line, given).
#pragma once

#include "aperta/access/audit.hpp"
#include "aperta/access/people.hpp"
#include "aperta/catalogue/store.hpp"
#include "aperta/declassification/store.hpp"
#include "aperta/film/store.hpp"
#include "aperta/transfer/transfer.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

// The text of a table by its file name, "boxes.tsv"; nothing when there is none.
using StarterFiles = std::function<std::optional<std::string>(std::string_view name)>;

struct StarterPorts {
    Work& work;
    CatalogueStore& catalogue;
    DeclassificationStore& declassification;
    PeopleStore& people;
    FilmStore& film;
    TransferStore& transfers;
    AuditLog& audit;
    const Clock& clock;
};

// A scan that is to be drawn from its recipe, because the starter holds no film.
struct ScanToDraw {
    std::string folder; // name below the scans of the data directory
    std::string recipe; // the filter graph's text
    std::int64_t frames = 0;
    int frames_per_second = 16;
};

struct StarterLoaded {
    std::int64_t units = 0;
    std::int64_t boxes = 0;
    std::int64_t people = 0;
    std::int64_t reels = 0;
    std::int64_t transfers = 0;
    std::vector<ScanToDraw> scans;
};

[[nodiscard]] Result<StarterLoaded> load_starter(StarterPorts ports, const Actor& actor,
                                                 const StarterFiles& files);

} // namespace aperta
