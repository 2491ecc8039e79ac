// Reads every source file once and gives its pixels to the encoder, taking on the way what must be
// known of it: SHA-256, header, trailer, padding, the hash of its picture. A file that changed
// since the pre-check ends the feed: film.scan_changed.
#pragma once

#include "aperta/film/digitise.hpp"
#include "aperta/platform/digest.hpp"
#include "film/sidecar.hpp"

#include <optional>

namespace aperta
{

class SourceFeed
{
public:
    SourceFeed(const Scan& scan, const std::filesystem::path& attempt);

    // The next frame's pixels; empty at the end and after a problem.
    [[nodiscard]] std::span<const std::byte> next();

    [[nodiscard]] const std::optional<Problem>& problem() const { return problem_; }
    [[nodiscard]] const std::vector<std::string>& picture_hashes() const { return hashes_; }
    // Puts the sidecar on disk; every frame must have been fed.
    [[nodiscard]] SourceInventory finish();

private:
    [[nodiscard]] bool read_frame(const ScanFrame& frame);
    void take(const ScanFrame& frame, std::span<const std::byte> picture);

    const Scan& scan_;
    SidecarWriter sidecar_;
    Bytes file_, planes_;
    Hasher inventory_{DigestKind::sha256};
    std::uint64_t bytes_ = 0;
    std::vector<std::string> hashes_;
    std::optional<Problem> problem_;
};

// MD5 of a frame in planar form: what `framemd5` lists for it.
[[nodiscard]] std::string picture_hash(std::span<const std::byte> planes);

} // namespace aperta
