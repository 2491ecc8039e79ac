// Files that are whole or absent. Everything that must survive a power cut goes through here:
// write under another name, fsync, rename, fsync the folder.
// Throws Breakage: file.disk_full (facts: name), file.failed (facts: name, reason). Names in facts
// are file names, never whole paths.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace aperta
{

// An open file descriptor that closes itself.
class File
{
public:
    [[nodiscard]] static File open_to_read(const std::filesystem::path& path);
    // Must not exist yet.
    [[nodiscard]] static File create(const std::filesystem::path& path);

    File(File&& other) noexcept;
    File& operator=(File&& other) noexcept;
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File();

    [[nodiscard]] std::size_t read(std::span<std::byte> into); // 0 at the end
    void write(std::span<const std::byte> bytes);
    void write(std::string_view text);
    void sync(); // to the disk
    [[nodiscard]] int descriptor() const { return descriptor_; }

private:
    File(int descriptor, std::string name) : descriptor_(descriptor), name_(std::move(name)) {}
    int descriptor_ = -1;
    std::string name_;
};

[[nodiscard]] std::string read_text(const std::filesystem::path& path);

// Calls `each` with consecutive pieces of at most 1 MiB; returns the size of the file.
std::uint64_t read_pieces(const std::filesystem::path& path,
                          const std::function<void(std::span<const std::byte>)>& each);

// The file appears whole under its name or not at all.
void write_whole(const std::filesystem::path& path, std::string_view text);

void sync_folder(const std::filesystem::path& folder);

// rename(2) followed by a sync of the folder it happened in.
void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);

[[nodiscard]] std::uint64_t free_bytes(const std::filesystem::path& folder);

// Holds a data directory for one writing process (flock on `lock` inside). Released on
// destruction or death. `taken` answers false when another process holds it.
class FolderLock
{
public:
    explicit FolderLock(const std::filesystem::path& folder);
    [[nodiscard]] bool taken() const { return taken_; }

private:
    File file_;
    bool taken_ = false;
};

} // namespace aperta
