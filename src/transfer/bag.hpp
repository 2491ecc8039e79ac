// What the tag files of a bag say, before any payload is read.
#pragma once

#include "aperta/core/result.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace aperta
{

// What bag-info.txt of our own packages carries, so that a reader knows which rules hold.
inline constexpr std::string_view our_label = "Aperta-Package-Version";
inline constexpr std::string_view our_manifest = "manifest-sha512.txt";
inline constexpr std::string_view our_tag_manifest = "tagmanifest-sha512.txt";

struct BagManifest {
    std::string file;      // "manifest-sha512.txt"
    std::string algorithm; // "sha512"
    bool of_tags = false;
};

// One line of one manifest about one file.
struct Listing {
    std::size_t manifest = 0; // index into Bag::manifests
    std::string checksum;
};

struct Oxum {
    std::int64_t bytes = 0;
    std::int64_t files = 0;
};

struct Bag {
    std::string version; // "" when the declaration cannot be read
    std::string encoding = "UTF-8";
    bool ours = false;
    std::string number;
    std::optional<Oxum> oxum;
    std::vector<BagManifest> manifests;
    std::map<std::string, std::vector<Listing>> listed; // by path inside the bag
    Problems problems;
    Problems warnings;

    // RFC 8493 itself, not one of its drafts: every manifest lists everything, once.
    [[nodiscard]] bool strict() const { return !version.empty() && !version.starts_with("0."); }
};

[[nodiscard]] Problem bag_fault(std::string code, std::vector<Fact> facts);

// Never throws for what the bag says; Breakage when a file cannot be read.
[[nodiscard]] Bag read_bag(const std::filesystem::path& folder);

} // namespace aperta
