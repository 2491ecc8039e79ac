// One transfer becomes one BagIt 1.0 bag (RFC 8493, October 2018) with SHA-512, from released data
// and nothing else: finding aids, transfer list, reconciliation, decisions, read-me, and the film.
//
//   <out>/<number>/  bagit.txt bag-info.txt manifest-sha512.txt tagmanifest-sha512.txt
//     data/<series>/metadata/descriptive/ead_dut.xml, ead_fre.xml
//     data/<series>/film/<reel>/...           the film room's files, under their names
//     data/documentation/transfer_list_nl.csv ...
//
// Each source file is read once: copied and hashed in one pass. Then what was written is read again
// from the disk before the package is said to be whole. Work goes on in <out>/.partial-<number>;
// bagit.txt and the tag manifest come last, the latter by rename: whatever is stopped at whatever
// moment, nothing verifies that lacks a file, and the next run starts anew. A package that is there
// is never overwritten: it is verified, and when it holds what would be built it is the answer.
//
// Problems: access.role_needed, transfer.number_malformed, transfer.not_found,
// transfer.state_forbids (number, state), those of ReleasedView, guard.g7_*, guard.g8_*,
// transfer.film_not_released (reference), transfer.name_unsafe (name), transfer.source_missing,
// transfer.source_altered (name), transfer.no_room (needed, free), transfer.folder_busy,
// transfer.package_exists (number), transfer.stopped, those of the finding aid's writer and of
// verify.hpp. Breakage: file.*, store.*. A build belongs to one thread.
#pragma once

#include "aperta/access/audit.hpp"
#include "aperta/catalogue/store.hpp"
#include "aperta/core/progress.hpp"
#include "aperta/declassification/released.hpp"
#include "aperta/transfer/transfer.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

struct TransferPorts {
    Work& work;
    CatalogueStore& catalogue;
    DeclassificationStore& declassification;
    TransferStore& transfers;
    AuditLog& audit;
    const Clock& clock;
};

using PieceTaker = std::function<void(std::string_view)>;

// Writes the finding aid of one released series in one language, as published on a day.
using FindingAidWriter = std::function<Result<Done>(const ReleasedView&, Language,
                                                    LegalDay published, const PieceTaker&)>;

// A file as the film room recorded it; the name is within the reel's folder.
struct FilmFile {
    std::string name;
    std::int64_t bytes = 0;
    std::string sha512;
};

// An accepted reel: master, access copy, contact sheet, frame list, sidecar.
struct FilmForTransfer {
    ReferenceCode reference;
    std::filesystem::path folder;
    std::vector<FilmFile> files;
};

struct PackageOrder {
    std::string number;
    FindingAidWriter finding_aid;
    std::vector<FilmForTransfer> films;
    std::filesystem::path out; // made when absent
};

struct BuiltPackage {
    std::string number;
    std::filesystem::path folder;
    std::string tag_manifest_sha512; // commits to every byte; goes into deed and receipt
    std::int64_t files = 0;          // payload
    std::int64_t bytes = 0;          // payload
    std::int64_t held_back = 0;      // units left out as recorded exceptions
    bool was_there = false;          // verified now, not built
};

// On success the transfer is PACKED and the package recorded, with an audit row, in one
// transaction. The approval of the repository is not asked for here: it comes on paper.
[[nodiscard]] Result<BuiltPackage> build_package(TransferPorts ports, const Actor& actor,
                                                 const PackageOrder& order,
                                                 const ProgressSink& progress);

// "0a1b2c3d 4e5f6071 ...": how a deed prints a checksum, so that people can compare it.
[[nodiscard]] std::string in_groups_of_eight(std::string_view checksum);

} // namespace aperta
