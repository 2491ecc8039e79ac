#include "transfer/bag.hpp"

#include "aperta/platform/files.hpp"
#include "transfer/bag_text.hpp"
#include "transfer/fixity.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace aperta
{

namespace fs = std::filesystem;

namespace
{

constexpr std::array<std::string_view, 6> known_versions{"0.93", "0.94", "0.95",
                                                         "0.96", "0.97", "1.0"};

// The value of `line` when it is exactly "<label>: <value>" (RFC 8493, section 2.1.1: no other
// white space), or nothing.
std::optional<std::string_view> declared(std::string_view line, std::string_view label)
{
    const std::string start = std::string{label} + ": ";
    if (!line.starts_with(start) || line.size() == start.size() || line.back() == ' ')
        return std::nullopt;
    return line.substr(start.size());
}

void read_declaration(Bag& bag, const fs::path& folder)
{
    const fs::path path = folder / "bagit.txt";
    if (!fs::is_regular_file(fs::symlink_status(path))) {
        bag.problems.push_back(bag_fault("transfer.no_declaration", {{"name", "bagit.txt"}}));
        return;
    }
    const std::string text = read_text(path);
    const auto lines = bag_lines(text);
    const auto version =
        lines.size() == 2 ? declared(lines[0], "BagIt-Version") : std::optional<std::string_view>{};
    const auto encoding = lines.size() == 2 ? declared(lines[1], "Tag-File-Character-Encoding")
                                            : std::optional<std::string_view>{};
    if (!version || !encoding) {
        bag.problems.push_back(
            bag_fault("transfer.declaration_malformed", {{"name", "bagit.txt"}}));
        return;
    }
    if (std::find(known_versions.begin(), known_versions.end(), *version) == known_versions.end())
        bag.problems.push_back(bag_fault(
            "transfer.version_unknown", {{"name", "bagit.txt"}, {"given", std::string{*version}}}));
    else
        bag.version = *version;
    if (!known_encoding(*encoding))
        bag.problems.push_back(
            bag_fault("transfer.encoding_unknown",
                      {{"name", "bagit.txt"}, {"given", std::string{*encoding}}}));
    else
        bag.encoding = *encoding;
}

// "manifest-sha512.txt" and "tagmanifest-sha512.txt" in the root of the bag.
std::optional<BagManifest> manifest_named(const std::string& file)
{
    const bool of_tags = file.starts_with("tagmanifest-");
    if (!file.ends_with(".txt") || (!of_tags && !file.starts_with("manifest-")))
        return std::nullopt;
    const std::size_t start = of_tags ? 12 : 9;
    if (file.size() < start + 4)
        return std::nullopt;
    return BagManifest{file, file.substr(start, file.size() - start - 4), of_tags};
}

void note_oddities(Bag& bag, const BagManifest& manifest, const ManifestLine& line)
{
    const std::vector<Fact> facts{{"file", manifest.file}, {"name", line.path}};
    if (line.starred)
        bag.warnings.push_back(bag_fault("transfer.entry_starred", facts));
    if (line.dotted)
        bag.warnings.push_back(bag_fault("transfer.entry_dotted", facts));
}

bool unlawful_path(const BagManifest& manifest, const std::string& path)
{
    return !safe_path(path) || path.starts_with("data/") == manifest.of_tags;
}

void add_listing(Bag& bag, std::size_t index, const ManifestLine& line)
{
    const BagManifest& manifest = bag.manifests[index];
    const std::vector<Fact> facts{
        {"file", manifest.file}, {"name", line.path}, {"line", std::to_string(line.line)}};
    if (unlawful_path(manifest, line.path)) {
        bag.problems.push_back(bag_fault("transfer.unsafe_path", facts));
        return;
    }
    note_oddities(bag, manifest, line);
    std::vector<Listing>& listings = bag.listed[line.path];
    const auto before =
        std::find_if(listings.begin(), listings.end(),
                     [index](const Listing& each) { return each.manifest == index; });
    if (before == listings.end()) {
        listings.push_back({index, line.checksum});
        return;
    }
    const bool tolerated = !bag.strict() && before->checksum == line.checksum;
    (tolerated ? bag.warnings : bag.problems)
        .push_back(bag_fault("transfer.duplicate_entry", facts));
}

// Ours are held to their spelling too: a changed letter that means the same is still a change.
void check_spelling(Bag& bag, std::size_t index, const std::string& text)
{
    const BagManifest& manifest = bag.manifests[index];
    std::map<std::string, std::string> checksums;
    for (const auto& [path, listings] : bag.listed)
        for (const Listing& each : listings)
            if (each.manifest == index)
                checksums.emplace(path, each.checksum);
    if (manifest_text(checksums) != text)
        bag.problems.push_back(bag_fault("transfer.manifest_respelled",
                                         {{"name", manifest.file}, {"file", manifest.file}}));
}

void read_manifest(Bag& bag, const fs::path& folder, std::size_t index)
{
    const BagManifest manifest = bag.manifests[index];
    const std::string bytes = read_text(folder / manifest.file);
    const auto text = decoded(bytes, bag.encoding);
    if (!text) {
        bag.problems.push_back(
            bag_fault("transfer.not_in_encoding",
                      {{"name", manifest.file}, {"file", manifest.file}, {"given", bag.encoding}}));
        return;
    }
    const ManifestText parsed =
        parse_manifest(*text, checksum_digits(manifest.algorithm), bag.strict());
    for (const std::size_t line : parsed.malformed)
        bag.problems.push_back(bag_fault(
            "transfer.manifest_malformed",
            {{"name", manifest.file}, {"file", manifest.file}, {"line", std::to_string(line)}}));
    for (const ManifestLine& line : parsed.lines)
        add_listing(bag, index, line);
    if (bag.ours)
        check_spelling(bag, index, bytes);
}

std::vector<std::string> files_in_root(const fs::path& folder)
{
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder))
        if (entry.symlink_status().type() == fs::file_type::regular)
            names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

void read_manifests(Bag& bag, const fs::path& folder)
{
    for (const std::string& file : files_in_root(folder)) {
        auto manifest = manifest_named(file);
        if (!manifest)
            continue;
        const std::string algorithm = known_algorithm(manifest->algorithm);
        if (algorithm.empty()) {
            bag.problems.push_back(
                bag_fault("transfer.algorithm_unknown", {{"name", file}, {"file", file}}));
            continue;
        }
        manifest->algorithm = algorithm;
        bag.manifests.push_back(std::move(*manifest));
    }
    const auto ours_is_there = [&bag](bool of_tags, std::string_view file) {
        return std::any_of(bag.manifests.begin(), bag.manifests.end(), [&](const auto& each) {
            return each.of_tags == of_tags && (!bag.ours || each.file == file);
        });
    };
    if (!ours_is_there(false, our_manifest))
        bag.problems.push_back(bag_fault("transfer.no_manifest", {}));
    if (bag.ours && !ours_is_there(true, our_tag_manifest))
        bag.problems.push_back(
            bag_fault("transfer.no_tag_manifest", {{"name", std::string{our_tag_manifest}}}));
    for (std::size_t index = 0; index < bag.manifests.size(); ++index)
        read_manifest(bag, folder, index);
}

std::optional<Oxum> parse_oxum(std::string_view text)
{
    Oxum oxum;
    const char* end = text.data() + text.size(); // NOLINT: from_chars works with pointers
    const auto bytes = std::from_chars(text.data(), end, oxum.bytes);
    if (bytes.ec != std::errc{} || bytes.ptr == end || *bytes.ptr != '.')
        return std::nullopt;
    const auto files = std::from_chars(bytes.ptr + 1, end, oxum.files); // NOLINT
    if (files.ec != std::errc{} || files.ptr != end)
        return std::nullopt;
    return oxum;
}

void read_bag_info(Bag& bag, const fs::path& folder)
{
    for (const char* name : {"bag-info.txt", "package-info.txt"}) { // the second before 0.96
        const fs::path path = folder / name;
        if (!fs::is_regular_file(fs::symlink_status(path)))
            continue;
        const auto text = decoded(read_text(path), bag.encoding);
        for (const BagInfoEntry& each : parse_bag_info(text.value_or(std::string{}))) {
            if (each.label == our_label)
                bag.ours = true;
            if (each.label == "External-Identifier")
                bag.number = each.value;
            if (each.label == "Payload-Oxum")
                bag.oxum = parse_oxum(each.value);
        }
    }
}

// We never fetch. What the list names must lie in the bag already, and inside it.
void read_fetch_list(Bag& bag, const fs::path& folder)
{
    const fs::path path = folder / "fetch.txt";
    if (!fs::exists(fs::symlink_status(path)))
        return;
    if (bag.ours)
        bag.problems.push_back(bag_fault("transfer.fetch_refused", {{"name", "fetch.txt"}}));
    const std::string text = decoded(read_text(path), bag.encoding).value_or(std::string{});
    std::size_t number = 0;
    for (const std::string_view line : bag_lines(text)) {
        ++number;
        const std::size_t size = line.find_first_of(" \t");
        const std::size_t name =
            size == std::string_view::npos ? size : line.find_first_of(" \t", size + 1);
        const std::string_view target =
            name == std::string_view::npos ? std::string_view{} : line.substr(name + 1);
        if (!line.empty() && (!safe_path(target) || !target.starts_with("data/")))
            bag.problems.push_back(
                bag_fault("transfer.unsafe_path", {{"file", "fetch.txt"},
                                                   {"name", std::string{target}},
                                                   {"line", std::to_string(number)}}));
    }
    bag.warnings.push_back(bag_fault("transfer.fetch_ignored", {{"name", "fetch.txt"}}));
}

} // namespace

Problem bag_fault(std::string code, std::vector<Fact> facts)
{
    return {Fault::invalid, std::move(code), "", std::move(facts)};
}

Bag read_bag(const fs::path& folder)
{
    Bag bag;
    read_declaration(bag, folder);
    read_bag_info(bag, folder);
    read_manifests(bag, folder);
    read_fetch_list(bag, folder);
    return bag;
}

} // namespace aperta
