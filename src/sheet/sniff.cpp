#include "sheet/sniff.hpp"

#include "aperta/platform/files.hpp"
#include "sheet/zip_file.hpp"

#include <algorithm>
#include <array>

namespace aperta
{

namespace
{

using namespace std::string_view_literals;

constexpr std::size_t sniff_size = 8192;
constexpr std::string_view zip_mark = "PK\x03\x04";
// A compound file: an Excel file of before 2007, or one with a password.
constexpr std::string_view compound_mark = "\xD0\xCF\x11\xE0";
constexpr std::array other_marks{"PK\x05\x06"sv,
                                 "%PDF"sv,
                                 R"({\rtf)"sv,
                                 "\x1F\x8B"sv,
                                 "<?xml"sv,
                                 "<html"sv,
                                 "<!DOC"sv,
                                 "<table"sv,
                                 "7z\xBC\xAF"sv,
                                 "\x7F"
                                 "ELF"sv};
constexpr std::string_view ods_type = "application/vnd.oasis.opendocument.spreadsheet";

std::string first_bytes(const std::filesystem::path& path)
{
    File file = File::open_to_read(path);
    std::string bytes(sniff_size, '\0');
    bytes.resize(file.read(std::as_writable_bytes(std::span{bytes})));
    return bytes;
}

Result<Sniffed> sniff_archive(const std::filesystem::path& path, const SheetLimits& limits)
{
    auto archive = ZipFile::open(path, limits);
    if (!archive)
        return archive.problems();
    Sniffed sniffed{SheetFormat::xlsx, std::move(*archive)};
    ZipFile& file = *sniffed.archive;
    if (file.has("mimetype")) {
        const std::string type = file.text_of("mimetype", 200);
        sniffed.format = SheetFormat::ods;
        if (type == ods_type || type == std::string{ods_type} + "-template")
            return sniffed;
    } else if (file.has("[Content_Types].xml") && file.has("_rels/.rels")) {
        return sniffed;
    }
    return sheet_problem("sheet.wrong_kind");
}

} // namespace

Result<Sniffed> sniff(const std::filesystem::path& path, const SheetLimits& limits)
{
    const std::string start = first_bytes(path);
    if (start.empty())
        return sheet_problem("sheet.empty");
    if (start.starts_with(zip_mark))
        return sniff_archive(path, limits);
    if (start.starts_with(compound_mark))
        return sheet_problem("sheet.locked");
    const bool other = std::any_of(std::begin(other_marks), std::end(other_marks),
                                   [&](std::string_view mark) { return start.starts_with(mark); });
    const bool utf16 = start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF");
    const bool utf32 = start.starts_with("\xFF\xFE\0\0"sv);
    if (other || utf32 || (!utf16 && start.find('\0') != std::string::npos))
        return sheet_problem("sheet.wrong_kind");
    return Sniffed{};
}

} // namespace aperta
