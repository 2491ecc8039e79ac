// The record of an accepted attempt, kept beside what it tells of so that the folder explains and
// proves itself without the database: lines of a name and fields between tabs, the last one the
// SHA-256 of all above it.
#pragma once

#include "aperta/film/digitise.hpp"

namespace aperta
{

inline constexpr const char* record_file = "record.tsv";
inline constexpr const char* frame_list_file = "frames.tsv";

[[nodiscard]] std::string record_text(const Digitised& digitised);

// Problem film.record_damaged.
[[nodiscard]] Result<Digitised> parse_record(std::string_view text);

// One file of the accepted folder, measured; Breakage when it cannot be read.
[[nodiscard]] Rendition measured(const std::filesystem::path& folder, RenditionKind kind,
                                 std::string file, std::int64_t frames);

} // namespace aperta
