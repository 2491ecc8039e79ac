#include "aperta/platform/files.hpp"
#include "aperta/findingaid/apeead.hpp"
#include "aperta/platform/digest.hpp"

#include <system_error>

namespace aperta
{

namespace fs = std::filesystem;

namespace
{

// A file under its working name; gone unless it was published.
class PartialFile
{
public:
    PartialFile(const fs::path& folder, const std::string& name)
        : path_(folder / name), partial_(folder / (name + ".partial"))
    {
        std::error_code ignored;
        fs::remove(partial_, ignored); // left by a run that was cut off
    }
    PartialFile(PartialFile&&) noexcept = default;
    PartialFile(const PartialFile&) = delete;
    PartialFile& operator=(const PartialFile&) = delete;
    PartialFile& operator=(PartialFile&&) = delete;
    ~PartialFile()
    {
        std::error_code ignored;
        if (!published_)
            fs::remove(partial_, ignored);
    }

    [[nodiscard]] const fs::path& working_path() const { return partial_; }
    void publish()
    {
        rename_durably(partial_, path_);
        published_ = true;
    }

private:
    fs::path path_;
    fs::path partial_;
    bool published_ = false;
};

Result<WrittenFile> write_partial(const PartialFile& file, const ReleasedView& view,
                                  const FindingAidIdentity& identity, Language language)
{
    File to = File::create(file.working_path());
    Hasher hasher{DigestKind::sha512};
    std::int64_t bytes = 0;
    const auto written = write_apeead(view, identity, language, [&](std::string_view piece) {
        to.write(piece);
        hasher.add(piece);
        bytes += static_cast<std::int64_t>(piece.size());
    });
    if (!written)
        return written.problems();
    to.sync();
    return WrittenFile{finding_aid_name(identity, language), bytes, hasher.hex()};
}

} // namespace

Result<std::vector<WrittenFile>> write_finding_aid(const ReleasedView& view,
                                                   const FindingAidIdentity& identity,
                                                   const std::vector<Language>& languages,
                                                   const fs::path& folder)
{
    std::vector<PartialFile> partial;
    partial.reserve(languages.size());
    std::vector<WrittenFile> written;
    for (const Language language : languages) {
        partial.emplace_back(folder, finding_aid_name(identity, language));
        auto one = write_partial(partial.back(), view, identity, language);
        if (!one)
            return one.problems();
        written.push_back(std::move(*one));
    }
    for (PartialFile& file : partial) // all of them, or none
        file.publish();
    return written;
}

} // namespace aperta
