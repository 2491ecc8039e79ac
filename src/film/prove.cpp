#include "aperta/film/digitise.hpp"

#include "aperta/platform/files.hpp"
#include "film/problems.hpp"
#include "film/rebuild.hpp"
#include "film/source_feed.hpp"

#include <system_error>

namespace aperta
{

namespace fs = std::filesystem;

namespace
{

void write_rebuilt(const fs::path& folder, const RebuiltFile& rebuilt)
{
    File file = File::create(folder / rebuilt.source.file);
    file.write(std::span<const std::byte>{rebuilt.source.header});
    file.write(rebuilt.words);
    file.write(std::span<const std::byte>{rebuilt.source.trailer});
    file.sync();
}

} // namespace

Result<std::vector<std::string>> prove(MediaRunner& runner, const fs::path& folder,
                                       FrameShape shape, std::int64_t frames,
                                       const ProgressSink& progress)
{
    std::vector<std::string> hashes;
    const auto each = [&hashes](const RebuiltFile& rebuilt) {
        hashes.push_back(picture_hash(rebuilt.planes));
    };
    const fs::path absolute = fs::absolute(folder);
    if (auto proof = rebuild(runner, {absolute, shape, frames}, progress, each); !proof)
        return proof.problems();
    return hashes;
}

Result<std::int64_t> restore_scan(MediaRunner& runner, const fs::path& accepted,
                                  const fs::path& out, const ProgressSink& progress)
{
    if (fs::exists(out))
        return Problem{
            Fault::conflict, "film.target_exists", "out", {{"name", out.filename().string()}}};
    const auto record = verify_accepted(accepted, progress);
    if (!record)
        return record.problems();
    fs::path partial = fs::absolute(out);
    partial += ".partial";
    fs::remove_all(partial);
    fs::create_directories(partial);
    const fs::path absolute = fs::absolute(accepted);
    const auto each = [&partial](const RebuiltFile& rebuilt) { write_rebuilt(partial, rebuilt); };
    const auto rebuilt = rebuild(runner, {absolute, record->shape, record->frames}, progress, each);
    if (!rebuilt) {
        fs::remove_all(partial);
        return rebuilt.problems();
    }
    sync_folder(partial);
    rename_durably(partial, fs::absolute(out));
    return record->frames;
}

} // namespace aperta
