#include "aperta/transfer/verify.hpp"

#include "aperta/platform/files.hpp"
#include "transfer/bag.hpp"
#include "transfer/fixity.hpp"
#include "transfer/stop.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <utility>

namespace aperta
{

namespace fs = std::filesystem;

namespace
{

// Every file below the bag by its path inside, with its size. Links and devices lead out of the
// bag or are no files at all.
struct FilesFound {
    std::map<std::string, std::int64_t> sizes;
    std::vector<std::string> unsafe;
    std::int64_t payload_bytes = 0;
    std::int64_t payload_files = 0;
    std::int64_t bytes = 0;
};

FilesFound files_found(const fs::path& folder)
{
    FilesFound found;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        const std::string path = entry.path().lexically_relative(folder).generic_string();
        const fs::file_type type = entry.symlink_status().type();
        if (type == fs::file_type::directory)
            continue;
        if (type != fs::file_type::regular) {
            found.unsafe.push_back(path);
            continue;
        }
        const auto size = static_cast<std::int64_t>(entry.file_size());
        found.sizes.emplace(path, size);
        found.bytes += size;
        const bool payload = path.starts_with("data/");
        found.payload_bytes += payload ? size : 0;
        found.payload_files += payload ? 1 : 0;
    }
    std::sort(found.unsafe.begin(), found.unsafe.end());
    return found;
}

class BagCheck
{
public:
    BagCheck(const fs::path& folder, const ProgressSink& progress)
        : folder_(folder), progress_(progress), bag_(read_bag(folder)), found_(files_found(folder))
    {
    }

    Bag run()
    {
        structure();
        completeness();
        fixity();
        if (bag_.oxum &&
            (bag_.oxum->bytes != found_.payload_bytes || bag_.oxum->files != found_.payload_files))
            fault("transfer.oxum_differs", {{"bytes", std::to_string(found_.payload_bytes)},
                                            {"files", std::to_string(found_.payload_files)}});
        return std::move(bag_);
    }
    [[nodiscard]] const FilesFound& found() const { return found_; }

private:
    void fault(std::string code, std::vector<Fact> facts)
    {
        bag_.problems.push_back(bag_fault(std::move(code), std::move(facts)));
    }

    void structure()
    {
        if (!fs::is_directory(fs::symlink_status(folder_ / "data")))
            fault("transfer.no_payload", {{"name", "data"}});
        for (const std::string& path : found_.unsafe)
            fault("transfer.unsafe_file", {{"name", path}});
    }

    void completeness()
    {
        for (const auto& [path, listings] : bag_.listed)
            if (!found_.sizes.contains(path))
                fault("transfer.file_missing", {{"name", path}, {"file", manifests_of(listings)}});
        for (const auto& [path, size] : found_.sizes) {
            const auto listed = bag_.listed.find(path);
            const std::size_t times = listed == bag_.listed.end() ? 0 : listed->second.size();
            if (times < times_wanted(path))
                fault("transfer.file_not_listed", {{"name", path}});
        }
    }

    // In how many manifests a file must stand.
    [[nodiscard]] std::size_t times_wanted(const std::string& path) const
    {
        if (!path.starts_with("data/"))
            return bag_.ours && path != our_tag_manifest ? 1 : 0;
        const auto of_payload =
            std::count_if(bag_.manifests.begin(), bag_.manifests.end(),
                          [](const BagManifest& each) { return !each.of_tags; });
        return bag_.strict() ? static_cast<std::size_t>(of_payload) : 1;
    }

    [[nodiscard]] std::string manifests_of(const std::vector<Listing>& listings) const
    {
        std::string names;
        for (const Listing& each : listings)
            names += (names.empty() ? "" : ", ") + bag_.manifests[each.manifest].file;
        return names;
    }

    void fixity()
    {
        for (const auto& [path, listings] : bag_.listed) {
            if (!found_.sizes.contains(path))
                continue;
            std::vector<std::string> algorithms;
            for (const Listing& each : listings)
                algorithms.push_back(bag_.manifests[each.manifest].algorithm);
            const std::vector<std::string> checksums = checksums_of(path, algorithms);
            std::vector<Listing> differing;
            for (std::size_t i = 0; i < listings.size(); ++i)
                if (listings[i].checksum != checksums[i])
                    differing.push_back(listings[i]);
            if (!differing.empty())
                fault("transfer.file_altered", {{"name", path}, {"file", manifests_of(differing)}});
        }
    }

    std::vector<std::string> checksums_of(const std::string& path,
                                          const std::vector<std::string>& algorithms)
    {
        Fixity fixity{algorithms};
        read_pieces(folder_ / path, [&](std::span<const std::byte> piece) {
            fixity.add(piece);
            read_ += static_cast<std::int64_t>(piece.size());
            go_on(progress_, {"verify", read_, found_.bytes});
        });
        return fixity.hex();
    }

    const fs::path& folder_;
    const ProgressSink& progress_;
    Bag bag_;
    FilesFound found_;
    std::int64_t read_ = 0;
};

std::string tag_manifest_checksum(const fs::path& folder)
{
    const fs::path path = folder / our_tag_manifest;
    if (!fs::is_regular_file(fs::symlink_status(path)))
        return {};
    Fixity fixity{{"sha512"}};
    fixity.add(read_text(path));
    return fixity.hex().front();
}

} // namespace

Result<VerifiedPackage> verify_package(const fs::path& folder, const ProgressSink& progress,
                                       std::string_view receipt)
{
    const fs::path name =
        folder.has_filename() ? folder.filename() : folder.parent_path().filename();
    if (!fs::is_directory(folder))
        return Problem{Fault::not_found, "transfer.not_a_folder", "", {{"name", name.string()}}};
    try {
        BagCheck check{folder, progress};
        Bag bag = check.run();
        const std::string checksum = tag_manifest_checksum(folder);
        if (!receipt.empty() && receipt != checksum)
            bag.problems.push_back(
                bag_fault("transfer.receipt_differs", {{"name", std::string{our_tag_manifest}}}));
        if (!bag.problems.empty())
            return bag.problems;
        return VerifiedPackage{name.string(),
                               bag.version,
                               bag.ours,
                               bag.ours ? bag.number : "",
                               check.found().payload_files,
                               check.found().payload_bytes,
                               checksum,
                               bag.warnings};
    } catch (const Stopped&) {
        return stopped_problem();
    } catch (const fs::filesystem_error& error) {
        throw as_breakage(error);
    }
}

} // namespace aperta
