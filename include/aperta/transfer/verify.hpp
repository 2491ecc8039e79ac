// Is a package whole? Checks any BagIt bag (RFC 8493, October 2018, and its drafts 0.93 to 0.97)
// offline, with nothing but the folder: declaration, manifests, every file, strays. Names the file
// and the rule of each fault; reads every file once, however many manifests list it.
//
// A package that Aperta made says so in bag-info.txt and is held to more: one SHA-512 tag manifest,
// both manifests byte for byte in our spelling, no file that is not listed, no fetch.txt. So one
// changed byte anywhere is found, in the tag manifest itself too.
//
// Problems: transfer.no_declaration, transfer.declaration_malformed, transfer.version_unknown,
// transfer.encoding_unknown, transfer.no_payload, transfer.no_manifest, transfer.no_tag_manifest,
// transfer.manifest_malformed (file, line), transfer.algorithm_unknown (file),
// transfer.duplicate_entry, transfer.unsafe_path, transfer.unsafe_file, transfer.file_missing,
// transfer.file_altered (name, file), transfer.file_not_listed (name), transfer.fetch_refused,
// transfer.oxum_differs, transfer.receipt_differs, transfer.not_a_folder, transfer.stopped.
// Breakage when a file cannot be read. Stateless: safe across threads.
#pragma once

#include "aperta/core/progress.hpp"
#include "aperta/core/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace aperta
{

struct VerifiedPackage {
    std::string name;    // of the folder
    std::string version; // of BagIt: "1.0"
    bool ours = false;
    std::string number;              // of the transfer, when it is ours
    std::int64_t files = 0;          // payload
    std::int64_t bytes = 0;          // payload
    std::string tag_manifest_sha512; // "" when the bag has none of that kind
    Problems warnings;               // lawful, but a careful archivist should know
};

// `receipt`: the SHA-512 of the tag manifest as the deed states it; "" when there is none at hand.
[[nodiscard]] Result<VerifiedPackage> verify_package(const std::filesystem::path& folder,
                                                     const ProgressSink& progress,
                                                     std::string_view receipt = {});

} // namespace aperta
