// The sidecar keeps what FFV1 drops of each source file: its name, size, SHA-256, header, trailer
// and padding bits. One line a file, fields between tabs:
//
//   file  bytes  sha256  header  trailer  padding
//
// The last three are base64; "-" is nothing, "=" is what the line above has.
// Reading is bounded by the frame's layout: Problem film.record_damaged.
#pragma once

#include "aperta/core/result.hpp"
#include "aperta/film/scan.hpp"
#include "aperta/platform/files.hpp"
#include "film/frame_words.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace aperta
{

inline constexpr const char* sidecar_file = "source.tsv";

struct SourceFile {
    std::string file;
    std::uint64_t bytes = 0;
    std::string sha256;
    Bytes header, trailer, padding;
};

class SidecarWriter
{
public:
    explicit SidecarWriter(const std::filesystem::path& folder);
    void add(const SourceFile& source);
    void sync() { file_.sync(); }

private:
    File file_;
    std::string header_, trailer_, padding_; // of the last line
};

class SidecarReader
{
public:
    explicit SidecarReader(const std::filesystem::path& folder);
    // The next file of the shape given. Problem film.record_damaged, also at the end.
    [[nodiscard]] Result<SourceFile> next(FrameShape shape);
    // Whether nothing is left.
    [[nodiscard]] bool ended();

private:
    [[nodiscard]] std::optional<std::string> line();

    File file_;
    std::string ahead_;    // read, not yet given
    std::size_t from_ = 0; // where in it the next line begins
    bool sound_ = false;
    Bytes header_, trailer_, padding_;
};

[[nodiscard]] std::string to_base64(std::span<const std::byte> bytes);
// False when the text is not base64.
[[nodiscard]] bool from_base64(std::string_view text, Bytes& bytes);

} // namespace aperta
