#include "film/source_feed.hpp"

#include "film/problems.hpp"

#include <algorithm>

namespace aperta
{

std::string picture_hash(std::span<const std::byte> planes)
{
    Hasher hasher{DigestKind::md5};
    hasher.add(planes);
    return hasher.hex();
}

SourceFeed::SourceFeed(const Scan& scan, const std::filesystem::path& attempt)
    : scan_(scan), sidecar_(attempt)
{
    hashes_.reserve(scan.frames.size());
}

std::span<const std::byte> SourceFeed::next()
{
    if (problem_ || hashes_.size() == scan_.frames.size())
        return {};
    const ScanFrame& frame = scan_.frames[hashes_.size()];
    if (!read_frame(frame)) {
        problem_ = scan_problem("film.scan_changed", frame.file);
        return {};
    }
    const auto picture = std::span<const std::byte>{file_}.subspan(frame.layout.header_bytes,
                                                                   frame.layout.picture_bytes());
    take(frame, picture);
    return picture;
}

// The whole file, which must still be as long as the pre-check found it and parse the same.
bool SourceFeed::read_frame(const ScanFrame& frame)
{
    file_.resize(frame.bytes() + 1); // one more, to see a file that grew
    File file = File::open_to_read(scan_.folder / frame.file);
    std::size_t filled = 0;
    while (const std::size_t got = file.read(std::span{file_}.subspan(filled)))
        filled += got;
    if (filled != frame.bytes())
        return false;
    file_.resize(filled);
    const auto head = std::span<const std::byte>{file_}.first(std::min(filled, dpx_head_bytes));
    const auto layout = parse_dpx(frame.file, head, filled);
    return layout && *layout == frame.layout;
}

void SourceFeed::take(const ScanFrame& frame, std::span<const std::byte> picture)
{
    Hasher whole{DigestKind::sha256};
    whole.add(std::span<const std::byte>{file_});
    const auto after = file_.begin() + static_cast<std::ptrdiff_t>(frame.layout.header_bytes);
    const auto trailer = after + static_cast<std::ptrdiff_t>(picture.size());
    const SourceFile source{frame.file,
                            frame.bytes(),
                            whole.hex(),
                            Bytes(file_.begin(), after),
                            Bytes(trailer, file_.end()),
                            padding_of(picture)};
    sidecar_.add(source);
    inventory_.add(source.sha256 + "  " + source.file + "\n");
    bytes_ += source.bytes;
    to_planes(picture, planes_);
    hashes_.push_back(picture_hash(planes_));
}

SourceInventory SourceFeed::finish()
{
    sidecar_.sync();
    return {static_cast<std::int64_t>(hashes_.size()), bytes_, inventory_.hex()};
}

} // namespace aperta
