#include "sheet/partial.hpp"

#include "aperta/core/breakage.hpp"
#include "aperta/platform/files.hpp"

namespace aperta
{

namespace fs = std::filesystem;

Partial::Partial(fs::path wanted) : wanted_(std::move(wanted)), partial_(wanted_)
{
    partial_ += ".partial";
    std::error_code ignored;
    fs::remove(partial_, ignored); // of a process that died
}

Partial::~Partial()
{
    std::error_code ignored;
    fs::remove(partial_, ignored);
}

fs::path Partial::folder() const
{
    return wanted_.has_parent_path() ? wanted_.parent_path() : fs::path{"."};
}

void Partial::keep()
{
    File::open_to_read(partial_).sync();
    rename_durably(partial_, wanted_);
}

void Partial::broke(const std::string& reason) const
{
    const std::string name = wanted_.filename().string();
    if (free_bytes(folder()) < (std::uint64_t{1} << 20U)) // libraries do not say why
        throw Breakage{"file.disk_full", {{"name", name}}, reason};
    throw Breakage{"file.failed", {{"name", name}, {"reason", reason}}, reason};
}

} // namespace aperta
