#include "aperta/platform/files.hpp"

#include "aperta/core/breakage.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>
#include <vector>

namespace aperta
{

namespace fs = std::filesystem;

namespace
{

constexpr std::size_t piece_size = std::size_t{1} << 20U;

[[noreturn]] void file_broke(const std::string& name, int error)
{
    const std::string reason = std::system_category().message(error);
    if (error == ENOSPC || error == EDQUOT)
        throw Breakage{"file.disk_full", {{"name", name}}, reason};
    throw Breakage{"file.failed", {{"name", name}, {"reason", reason}}, reason};
}

int open_or_break(const fs::path& path, int flags)
{
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC, 0640); // NOLINT: C interface
    if (descriptor < 0)
        file_broke(path.filename().string(), errno);
    return descriptor;
}

} // namespace

File File::open_to_read(const fs::path& path)
{
    return {open_or_break(path, O_RDONLY), path.filename().string()};
}

File File::create(const fs::path& path)
{
    return {open_or_break(path, O_WRONLY | O_CREAT | O_EXCL), path.filename().string()};
}

File::File(File&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), name_(std::move(other.name_))
{
}

File& File::operator=(File&& other) noexcept
{
    std::swap(descriptor_, other.descriptor_);
    std::swap(name_, other.name_);
    return *this;
}

File::~File()
{
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

std::size_t File::read(std::span<std::byte> into)
{
    for (;;) {
        const ssize_t got = ::read(descriptor_, into.data(), into.size());
        if (got >= 0)
            return static_cast<std::size_t>(got);
        if (errno != EINTR)
            file_broke(name_, errno);
    }
}

void File::write(std::span<const std::byte> bytes)
{
    while (!bytes.empty()) {
        const ssize_t put = ::write(descriptor_, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            file_broke(name_, errno);
        bytes = bytes.subspan(static_cast<std::size_t>(put));
    }
}

void File::write(std::string_view text)
{
    write(std::as_bytes(std::span{text}));
}

void File::sync()
{
    if (::fsync(descriptor_) != 0)
        file_broke(name_, errno);
}

std::string read_text(const fs::path& path)
{
    std::string text;
    read_pieces(path, [&text](std::span<const std::byte> piece) {
        text.append(reinterpret_cast<const char*>(piece.data()),
                    piece.size()); // NOLINT: bytes are text
    });
    return text;
}

std::uint64_t read_pieces(const fs::path& path,
                          const std::function<void(std::span<const std::byte>)>& each)
{
    File file = File::open_to_read(path);
    // A package of twenty thousand small files would otherwise clear as many megabytes.
    std::error_code unknown;
    const std::uintmax_t size = fs::file_size(path, unknown);
    const std::size_t room =
        unknown ? piece_size : std::clamp<std::uintmax_t>(size, 4'096, piece_size);
    std::vector<std::byte> piece(room);
    std::uint64_t total = 0;
    while (const std::size_t got = file.read(piece)) {
        each(std::span<const std::byte>{piece}.first(got));
        total += got;
    }
    return total;
}

void write_whole(const fs::path& path, std::string_view text)
{
    fs::path partial = path;
    partial += ".partial";
    std::error_code ignored;
    fs::remove(partial, ignored);
    try {
        File file = File::create(partial);
        file.write(text);
        file.sync();
    } catch (const Breakage&) {
        fs::remove(partial, ignored);
        throw;
    }
    rename_durably(partial, path);
}

void sync_folder(const fs::path& folder)
{
    File handle = File::open_to_read(folder);
    handle.sync();
}

void rename_durably(const fs::path& from, const fs::path& to)
{
    if (::rename(from.c_str(), to.c_str()) != 0)
        file_broke(to.filename().string(), errno);
    sync_folder(to.has_parent_path() ? to.parent_path() : fs::path{"."});
}

std::uint64_t free_bytes(const fs::path& folder)
{
    std::error_code error;
    const fs::space_info space = fs::space(folder, error);
    if (error)
        file_broke(folder.filename().string(), error.value());
    return space.available;
}

namespace
{

File open_lock_file(const fs::path& folder)
{
    const fs::path path = folder / "lock";
    if (!fs::exists(path))
        write_whole(path, "");
    return File::open_to_read(path);
}

} // namespace

FolderLock::FolderLock(const fs::path& folder) : file_(open_lock_file(folder))
{
    taken_ = ::flock(file_.descriptor(), LOCK_EX | LOCK_NB) == 0;
    if (!taken_ && errno != EWOULDBLOCK)
        file_broke("lock", errno);
}

} // namespace aperta
