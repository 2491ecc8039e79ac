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

SidecarReader::SidecarReader(const std::filesystem::path& folder) : lines_(folder / sidecar_file)
{
    std::string columns;
    std::getline(lines_, columns);
    if (columns + "\n" != sidecar_columns)
        lines_.setstate(std::ios::failbit);
}

Result<SourceFile> SidecarReader::next(FrameShape shape)
{
    std::string line;
    std::array<std::string_view, 6> fields;
    if (!std::getline(lines_, line) || !split_fields(line, fields))
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
    return lines_.good() && lines_.peek() == std::ifstream::traits_type::eof();
}

} // namespace aperta
