#include "web/file_answer.hpp"

#include "web/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <variant>

namespace aperta
{

namespace
{

struct ByteRange {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
};
struct Whole {
};
struct Unsatisfiable {
};
using Wanted = std::variant<Whole, ByteRange, Unsatisfiable>;

Wanted wanted_of(std::string_view header, std::uint64_t bytes)
{
    constexpr std::string_view unit = "bytes=";
    if (!header.starts_with(unit) || header.find(',') != std::string_view::npos)
        return Whole{};
    header.remove_prefix(unit.size());
    const std::size_t dash = header.find('-');
    if (dash == std::string_view::npos)
        return Whole{};
    const auto first = parse_number(header.substr(0, dash));
    const auto last = parse_number(header.substr(dash + 1));
    if ((!first && dash != 0) || (!last && dash + 1 != header.size()) || (!first && !last))
        return Whole{};
    if (bytes == 0)
        return Unsatisfiable{};
    if (!first) { // the last so many bytes
        const auto length = std::min(static_cast<std::uint64_t>(*last), bytes);
        return length == 0 ? Wanted{Unsatisfiable{}} : ByteRange{bytes - length, bytes - 1};
    }
    const auto from = static_cast<std::uint64_t>(*first);
    const auto to = last ? std::min(static_cast<std::uint64_t>(*last), bytes - 1) : bytes - 1;
    if (last && *last < *first)
        return Whole{};
    return from >= bytes ? Wanted{Unsatisfiable{}} : ByteRange{from, to};
}

} // namespace

Response file_answer(const Request& request, const FileToSend& file)
{
    Response response;
    response.type = file.type;
    const std::string tag = "\"" + file.tag + "\"";
    response.set("ETag", tag);
    response.set("Accept-Ranges", "bytes");
    response.set("Cache-Control", "private, no-cache"); // kept, but asked for each time
    if (request.headers["if-none-match"] == tag) {
        response.status = 304;
        return response;
    }
    const std::string& condition = request.headers["if-range"];
    const bool same = condition.empty() || condition == tag;
    const Wanted wanted = same ? wanted_of(request.headers["range"], file.bytes) : Whole{};
    if (std::holds_alternative<Unsatisfiable>(wanted)) {
        response.status = 416;
        response.set("Content-Range", fmt::format("bytes */{}", file.bytes));
        return response;
    }
    if (const auto* range = std::get_if<ByteRange>(&wanted)) {
        response.status = 206;
        response.set("Content-Range",
                     fmt::format("bytes {}-{}/{}", range->first, range->last, file.bytes));
        response.body = FilePart{file.file, range->first, range->last - range->first + 1};
        return response;
    }
    response.body = FilePart{file.file, 0, file.bytes};
    return response;
}

} // namespace aperta
