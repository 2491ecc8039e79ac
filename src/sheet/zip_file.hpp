// The parts of an XLSX or ODS file, read through libarchive within the bounds of SheetLimits. Names
// inside are only ever compared, never used as paths. What an archive says of its own sizes is
// checked against what comes out of it.
#pragma once

#include "sheet/row_source.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct archive;

namespace aperta
{

struct FreeArchive {
    void operator()(archive* handle) const;
};

class ZipFile;

// One part being read. Every part opens the file anew: an XLSX often holds its texts behind the
// cells that need them.
class ZipPart
{
public:
    ZipPart(ZipFile& file, const std::string& name);

    // 0 at the end; -1 when the file is damaged or unpacks to too much: `trouble` tells which.
    [[nodiscard]] int read(std::span<char> into);
    [[nodiscard]] std::string_view trouble() const { return trouble_; }
    [[nodiscard]] std::uint64_t done() const { return done_; }
    [[nodiscard]] std::uint64_t size() const { return size_; }

private:
    ZipFile& file_;
    std::unique_ptr<archive, FreeArchive> archive_;
    std::uint64_t size_ = 0, done_ = 0;
    std::string_view trouble_;
};

class ZipFile
{
public:
    // Answers sheet.damaged, sheet.locked, sheet.too_many_parts, sheet.too_large, sheet.bomb.
    [[nodiscard]] static Result<std::unique_ptr<ZipFile>> open(std::filesystem::path path,
                                                               const SheetLimits& limits);

    [[nodiscard]] bool has(const std::string& name) const { return sizes_.contains(name); }
    [[nodiscard]] std::uint64_t size_of(const std::string& name) const;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] const SheetLimits& limits() const { return limits_; }
    // A small part whole; "" where it is absent. Nothing beyond `most` bytes is read.
    [[nodiscard]] std::string text_of(const std::string& name, std::size_t most);

    // Counts what was unpacked, all readings together; false where that is too much.
    [[nodiscard]] bool count(std::uint64_t bytes);

private:
    ZipFile(std::filesystem::path path, const SheetLimits& limits)
        : path_(std::move(path)), limits_(limits)
    {
    }
    [[nodiscard]] std::optional<Problem> list();

    std::filesystem::path path_;
    SheetLimits limits_;
    std::map<std::string, std::uint64_t> sizes_;
    std::uint64_t unpacked_ = 0;
};

[[nodiscard]] std::unique_ptr<archive, FreeArchive> open_archive(const std::filesystem::path& path);

// The problem that a code of ZipPart or ZipFile stands for, with its facts.
[[nodiscard]] Problem zip_problem(std::string_view code, const SheetLimits& limits);

} // namespace aperta
