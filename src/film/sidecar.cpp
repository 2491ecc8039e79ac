#include "film/sidecar.hpp"

#include "film/problems.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace aperta
{

namespace
{

// The largest header, trailer and padding in base64 stay below it.
constexpr std::size_t longest_line = std::size_t{256} << 20U;

constexpr std::string_view sidecar_columns = "file\tbytes\tsha256\theader\ttrailer\tpadding\n";

// The text of a field, or the sign that it repeats; remembers what it wrote.
std::string_view field_text(const Bytes& bytes, std::string& last)
{
    std::string text = bytes.empty() ? "-" : to_base64(bytes);
    if (text == last)
        return "=";
    last = std::move(text);
    return last;
}

bool read_field(std::string_view text, Bytes& last)
{
    if (text == "=")
        return true;
    if (text == "-") {
        last.clear();
        return true;
    }
    return from_base64(text, last);
}

Problem sidecar_damaged()
{
    return attempt_problem("film.record_damaged", {{"what", sidecar_file}});
}

bool split_fields(std::string_view line, std::array<std::string_view, 6>& fields)
{
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const std::size_t tab = line.find('\t');
        fields.at(i) = line.substr(0, tab);
        if ((tab == std::string_view::npos) != (i + 1 == fields.size()))
            return false;
        line.remove_prefix(std::min(line.size(), fields.at(i).size() + 1));
    }
    return true;
}

bool fits(const SourceFile& source, FrameShape shape)
{
    if (source.file.empty() || source.file.front() == '.' ||
        source.file.find('/') != std::string::npos)
        return false; // it will name a file when the scan is restored
    const std::size_t whole = (shape.pixels() + 3) / 4;
    return (source.padding.empty() || source.padding.size() == whole) &&
           source.bytes == source.header.size() + shape.pixels() * 4 + source.trailer.size();
}

} // namespace

SidecarWriter::SidecarWriter(const std::filesystem::path& folder)
    : file_(File::create(folder / sidecar_file))
{
    file_.write(sidecar_columns);
}

void SidecarWriter::add(const SourceFile& source)
{
    std::string line = source.file + "\t" + std::to_string(source.bytes) + "\t" + source.sha256;
    line += "\t";
    line += field_text(source.header, header_);
    line += "\t";
    line += field_text(source.trailer, trailer_);
    line += "\t";
    line += field_text(source.padding, padding_);
    line += "\n";
    file_.write(line);
}

SidecarReader::SidecarReader(const std::filesystem::path& folder)
    : file_(File::open_to_read(folder / sidecar_file))
{
    const auto columns = line();
    sound_ = columns && *columns + "\n" == sidecar_columns;
}

// Up to the next line feed; what stands behind the last one is no line.
std::optional<std::string> SidecarReader::line()
{
    std::array<char, std::size_t{1} << 16U> piece{};
    std::size_t end = ahead_.find('\n', from_);
    while (end == std::string::npos) {
        ahead_.erase(0, from_);
        from_ = 0;
        const std::size_t searched = ahead_.size();
        const std::size_t got = file_.read(std::as_writable_bytes(std::span{piece}));
        if (got == 0 || searched > longest_line)
            return std::nullopt;
        ahead_.append(piece.data(), got);
        end = ahead_.find('\n', searched);
    }
    std::string line = ahead_.substr(from_, end - from_);
    from_ = end + 1;
    return line;
}

Result<SourceFile> SidecarReader::next(FrameShape shape)
{
    std::array<std::string_view, 6> fields;
    const auto text = sound_ ? line() : std::nullopt;
    if (!text || !split_fields(*text, fields))
        return sidecar_damaged();
    SourceFile source{std::string{fields[0]}, 0, std::string{fields[2]}, {}, {}, {}};
    std::from_chars(fields[1].data(), fields[1].data() + fields[1].size(), source.bytes);
    if (!read_field(fields[3], header_) || !read_field(fields[4], trailer_) ||
        !read_field(fields[5], padding_))
        return sidecar_damaged();
    source.header = header_;
    source.trailer = trailer_;
    source.padding = padding_;
    if (!fits(source, shape))
        return sidecar_damaged();
    return source;
}

bool SidecarReader::ended()
{
    return sound_ && !line() && ahead_.size() == from_;
}

} // namespace aperta
