// The use cases of the film operator: register a reel, digitise it, give its scan back. Each asks
// who acts, does the work outside any transaction, and writes what happened with its audit row in
// one.
//
// Problems, besides those of digitise.hpp: film.not_allowed, film.reel_absent, film.reel_known,
// film.unit_absent, film.pitch_missing, film.length_missing, film.shrinkage_out_of_range,
// film.rate_out_of_range, film.scan_folder_unfit.
#pragma once

#include "aperta/access/audit.hpp"
#include "aperta/catalogue/store.hpp"
#include "aperta/film/store.hpp"

namespace aperta
{

struct FilmPorts {
    Work& work;
    FilmStore& films;
    CatalogueStore& catalogue;
    AuditLog& audit;
    const Clock& clock;
};

// Where films lie: a folder for each scan in the one, a folder for each reel in the other.
struct FilmFolders {
    std::filesystem::path scans;
    std::filesystem::path films;
};

// `reel.unit` is found by `reel.reference`. For archivists and film operators.
[[nodiscard]] Result<ReelId> register_reel(FilmPorts ports, const Actor& actor, Reel reel);

// For film operators. Heals a store that missed an accepted folder, because the machine stopped
// between the rename and the commit.
[[nodiscard]] Result<Digitised> digitise_reel(FilmPorts ports, const FilmMachine& machine,
                                              const Actor& actor, const FilmFolders& folders,
                                              const ReferenceCode& reference,
                                              const ProgressSink& progress);

} // namespace aperta
