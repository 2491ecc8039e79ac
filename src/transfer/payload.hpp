// Where the contents of a package go: to the disk, or only through the hasher to learn what they
// would be. Paths are inside the bag, "data/...". Files are added once each.
#pragma once

#include "aperta/core/progress.hpp"
#include "aperta/core/result.hpp"
#include "aperta/transfer/package.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace aperta
{

class Payload
{
public:
    explicit Payload(const ProgressSink& progress) : progress_(progress) {}
    virtual ~Payload() = default;
    Payload(const Payload&) = delete;
    Payload& operator=(const Payload&) = delete;

    using Writer = std::function<Result<Done>(const PieceTaker&)>;
    [[nodiscard]] virtual Result<Done> write(const std::string& path, const Writer& writer) = 0;
    [[nodiscard]] virtual Result<Done>
    copy(const std::string& path, const std::filesystem::path& from, const FilmFile& recorded) = 0;

    [[nodiscard]] Result<Done> text(const std::string& path, std::string_view text);

    [[nodiscard]] const std::map<std::string, std::string>& checksums() const { return checksums_; }
    [[nodiscard]] std::int64_t bytes() const { return bytes_; }
    [[nodiscard]] std::int64_t files() const
    {
        return static_cast<std::int64_t>(checksums_.size());
    }
    void expect_bytes(std::int64_t bytes) { expected_bytes_ = bytes; } // for the progress

protected:
    void added(const std::string& path, std::string checksum, std::int64_t bytes);
    void tell(std::string_view phase, std::int64_t done) const; // throws Stopped
    [[nodiscard]] std::int64_t expected_bytes() const { return expected_bytes_; }

private:
    const ProgressSink& progress_;
    std::map<std::string, std::string> checksums_;
    std::int64_t bytes_ = 0;
    std::int64_t expected_bytes_ = 0;
};

// Nothing is written, no film is read: its recorded checksum stands for it.
class ImaginedPayload : public Payload
{
public:
    using Payload::Payload;
    Result<Done> write(const std::string& path, const Writer& writer) override;
    Result<Done> copy(const std::string& path, const std::filesystem::path& from,
                      const FilmFile& recorded) override;
};

class StagedPayload : public Payload
{
public:
    StagedPayload(std::filesystem::path folder, const ProgressSink& progress)
        : Payload(progress), folder_(std::move(folder))
    {
    }
    Result<Done> write(const std::string& path, const Writer& writer) override;
    Result<Done> copy(const std::string& path, const std::filesystem::path& from,
                      const FilmFile& recorded) override;
    // Every folder that got a file reaches the disk, the deepest first.
    void sync_folders() const;

private:
    std::filesystem::path place(const std::string& path);

    std::filesystem::path folder_;
    std::set<std::filesystem::path> folders_;
    std::int64_t copied_ = 0;
};

} // namespace aperta
