#include "sheet/zip_file.hpp"

#include "aperta/core/breakage.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <new>

namespace aperta
{

namespace
{

constexpr std::size_t zip_piece = std::size_t{64} << 10U;

std::string entry_name(archive_entry* entry)
{
    const char* name = archive_entry_pathname_utf8(entry);
    if (name == nullptr)
        name = archive_entry_pathname(entry);
    return name == nullptr ? std::string{} : std::string{name};
}

std::uint64_t entry_size(archive_entry* entry)
{
    return archive_entry_size_is_set(entry) != 0
               ? static_cast<std::uint64_t>(std::max<std::int64_t>(archive_entry_size(entry), 0))
               : 0;
}

} // namespace

void FreeArchive::operator()(archive* handle) const
{
    archive_read_free(handle);
}

std::unique_ptr<archive, FreeArchive> open_archive(const std::filesystem::path& path)
{
    std::unique_ptr<archive, FreeArchive> handle{archive_read_new()};
    if (!handle)
        throw std::bad_alloc{};
    archive_read_support_format_zip_seekable(handle.get());
    if (archive_read_open_filename(handle.get(), path.c_str(), zip_piece) != ARCHIVE_OK)
        handle.reset();
    return handle;
}

Problem zip_problem(std::string_view code, const SheetLimits& limits)
{
    std::uint64_t limit = 0;
    if (code == "sheet.too_large")
        limit = limits.unpacked_bytes >> 20U;
    else if (code == "sheet.bomb")
        limit = limits.ratio;
    else if (code == "sheet.too_many_parts")
        limit = limits.archive_parts;
    return sheet_problem(code, limit == 0 ? std::vector<Fact>{}
                                          : std::vector<Fact>{{"limit", std::to_string(limit)}});
}

Result<std::unique_ptr<ZipFile>> ZipFile::open(std::filesystem::path path,
                                               const SheetLimits& limits)
{
    std::unique_ptr<ZipFile> file{new ZipFile{std::move(path), limits}};
    if (auto problem = file->list())
        return *std::move(problem);
    return file;
}

std::optional<Problem> ZipFile::list()
{
    const auto handle = open_archive(path_);
    std::uint64_t declared = 0;
    archive_entry* entry = nullptr;
    int status = handle ? ARCHIVE_OK : ARCHIVE_FATAL;
    while (status == ARCHIVE_OK || status == ARCHIVE_WARN) {
        status = archive_read_next_header(handle.get(), &entry);
        if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
            break;
        if (archive_entry_is_encrypted(entry) != 0)
            return zip_problem("sheet.locked", limits_);
        if (!sizes_.emplace(entry_name(entry), entry_size(entry)).second)
            return zip_problem("sheet.damaged", limits_); // which of the two would another read?
        declared += entry_size(entry);
        if (sizes_.size() > limits_.archive_parts)
            return zip_problem("sheet.too_many_parts", limits_);
        if (declared > limits_.unpacked_bytes)
            return zip_problem("sheet.too_large", limits_);
    }
    if (status != ARCHIVE_EOF || sizes_.empty())
        return zip_problem("sheet.damaged", limits_);
    const std::uint64_t packed = std::max<std::uint64_t>(std::filesystem::file_size(path_), 1);
    if (declared > limits_.ratio_from_bytes && declared / packed > limits_.ratio)
        return zip_problem("sheet.bomb", limits_);
    return std::nullopt;
}

std::uint64_t ZipFile::size_of(const std::string& name) const
{
    const auto found = sizes_.find(name);
    return found == sizes_.end() ? 0 : found->second;
}

bool ZipFile::count(std::uint64_t bytes)
{
    unpacked_ += bytes;
    return unpacked_ <= 2 * limits_.unpacked_bytes; // a part may be read twice
}

std::string ZipFile::text_of(const std::string& name, std::size_t most)
{
    std::string text(most, '\0');
    ZipPart part{*this, name};
    std::size_t got = 0;
    while (got < most) {
        const int more = part.read(std::span{text}.subspan(got));
        if (more <= 0)
            break;
        got += static_cast<std::size_t>(more);
    }
    text.resize(got);
    return text;
}

ZipPart::ZipPart(ZipFile& file, const std::string& name)
    : file_(file), archive_(open_archive(file.path())), size_(file.size_of(name))
{
    archive_entry* entry = nullptr;
    while (archive_ && archive_read_next_header(archive_.get(), &entry) >= ARCHIVE_WARN)
        if (entry_name(entry) == name)
            return;
    trouble_ = "sheet.damaged";
}

int ZipPart::read(std::span<char> into)
{
    if (!trouble_.empty())
        return -1;
    const auto got = archive_read_data(archive_.get(), into.data(), into.size());
    if (got < 0) {
        trouble_ = "sheet.damaged";
        return -1;
    }
    const auto bytes = static_cast<std::uint64_t>(got);
    done_ += bytes;
    if (size_ > 0 && done_ > size_)
        trouble_ = "sheet.damaged"; // says less of itself than it holds
    else if (!file_.count(bytes))
        trouble_ = "sheet.too_large";
    return trouble_.empty() ? static_cast<int>(got) : -1;
}

} // namespace aperta
