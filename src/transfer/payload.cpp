#include "transfer/payload.hpp"

#include "aperta/platform/digest.hpp"
#include "aperta/platform/files.hpp"
#include "transfer/stop.hpp"

#include <fcntl.h>

#include <algorithm>
#include <span>
#include <utility>

namespace aperta
{

namespace fs = std::filesystem;

namespace
{

Problem source_fault(const char* code, const FilmFile& file)
{
    return {Fault::environment, code, "", {{"name", file.name}}};
}

// To the disk, and out of memory: what is read again must come from where it will stay.
void settle(File& file)
{
    file.sync();
    ::posix_fadvise(file.descriptor(), 0, 0, POSIX_FADV_DONTNEED);
}

} // namespace

Result<Done> Payload::text(const std::string& path, std::string_view text)
{
    return write(path, [text](const PieceTaker& take) -> Result<Done> {
        take(text);
        return Done{};
    });
}

void Payload::added(const std::string& path, std::string checksum, std::int64_t bytes)
{
    checksums_[path] = std::move(checksum);
    bytes_ += bytes;
}

void Payload::tell(std::string_view phase, std::int64_t done) const
{
    go_on(progress_, {phase, done, phase == "copy" ? expected_bytes_ : 0});
}

Result<Done> ImaginedPayload::write(const std::string& path, const Writer& writer)
{
    tell("read", files());
    Hasher hasher{DigestKind::sha512};
    std::int64_t bytes = 0;
    auto written = writer([&](std::string_view piece) {
        hasher.add(piece);
        bytes += static_cast<std::int64_t>(piece.size());
    });
    if (written)
        added(path, hasher.hex(), bytes);
    return written;
}

Result<Done> ImaginedPayload::copy(const std::string& path, const fs::path&,
                                   const FilmFile& recorded)
{
    added(path, recorded.sha512, recorded.bytes);
    return Done{};
}

fs::path StagedPayload::place(const std::string& path)
{
    fs::path target = folder_ / path;
    fs::create_directories(target.parent_path());
    for (fs::path folder = target.parent_path(); folder != folder_; folder = folder.parent_path())
        folders_.insert(folder);
    return target;
}

Result<Done> StagedPayload::write(const std::string& path, const Writer& writer)
{
    tell("write", files());
    File file = File::create(place(path));
    Hasher hasher{DigestKind::sha512};
    std::int64_t bytes = 0;
    auto written = writer([&](std::string_view piece) {
        file.write(piece);
        hasher.add(piece);
        bytes += static_cast<std::int64_t>(piece.size());
    });
    settle(file);
    if (written)
        added(path, hasher.hex(), bytes);
    return written;
}

Result<Done> StagedPayload::copy(const std::string& path, const fs::path& from,
                                 const FilmFile& recorded)
{
    tell("copy", copied_);
    if (!fs::is_regular_file(fs::symlink_status(from)))
        return source_fault("transfer.source_missing", recorded);
    File file = File::create(place(path));
    Hasher hasher{DigestKind::sha512};
    std::int64_t bytes = 0;
    read_pieces(from, [&](std::span<const std::byte> piece) {
        file.write(piece);
        hasher.add(piece);
        bytes += static_cast<std::int64_t>(piece.size());
        copied_ += static_cast<std::int64_t>(piece.size());
        tell("copy", copied_);
    });
    settle(file);
    std::string checksum = hasher.hex();
    if (checksum != recorded.sha512 || bytes != recorded.bytes)
        return source_fault("transfer.source_altered", recorded);
    added(path, std::move(checksum), bytes);
    return Done{};
}

void StagedPayload::sync_folders() const
{
    std::for_each(folders_.rbegin(), folders_.rend(), sync_folder);
    sync_folder(folder_);
}

} // namespace aperta
