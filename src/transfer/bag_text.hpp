// The small texts of a bag: tag files in their encoding, manifest lines, paths. Pure.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

// The bytes of a tag file as UTF-8; nothing when they are not in `encoding` or we do not read it.
// We read UTF-8, US-ASCII, ISO-8859-1 and UTF-16.
[[nodiscard]] std::optional<std::string> decoded(std::string_view bytes, std::string_view encoding);
[[nodiscard]] bool known_encoding(std::string_view encoding);

// Lines end in LF, CR or CRLF (RFC 8493, section 2.1.3); the last may lack its end.
[[nodiscard]] std::vector<std::string_view> bag_lines(std::string_view text);

struct ManifestLine {
    std::size_t line = 0;
    std::string checksum; // lower case
    std::string path;     // without "./", escapes resolved
    bool starred = false; // written by md5sum in binary mode
    bool dotted = false;  // began with "./"
};

struct ManifestText {
    std::vector<ManifestLine> lines;
    std::vector<std::size_t> malformed; // numbers of lines that are none
};

// `escapes`: %0A, %0D and %25 are resolved, as 1.0 has it and the drafts had not.
[[nodiscard]] ManifestText parse_manifest(std::string_view text, std::size_t digits, bool escapes);

// Our own spelling of a manifest: "<checksum>  <path>\n", in order of path.
[[nodiscard]] std::string manifest_text(const std::map<std::string, std::string>& checksums);

// Stays inside the bag, whatever the reader does with "~", "..", or a leading slash.
[[nodiscard]] bool safe_path(std::string_view path);

// Labels and values of bag-info.txt in order; folded lines are joined.
struct BagInfoEntry {
    std::string label;
    std::string value;
};
[[nodiscard]] std::vector<BagInfoEntry> parse_bag_info(std::string_view text);

} // namespace aperta
