#include "web/reply.hpp"

#include "web/http_server.hpp"

#include "aperta/platform/files.hpp"

#include <Poco/Net/HTTPServerResponse.h>

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <optional>
#include <ostream>

namespace aperta
{

namespace
{

using Poco::Net::HTTPResponse;
using Poco::Net::HTTPServerResponse;

constexpr std::size_t piece_bytes = std::size_t{64} * 1024;

constexpr std::array<std::pair<const char*, const char*>, 6> every_answer{{
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "
     "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
}};

// False when the file is shorter than was promised.
bool send_file(const File& file, const FilePart& part, std::ostream& out)
{
    std::string piece(piece_bytes, '\0');
    std::uint64_t at = part.offset;
    std::uint64_t left = part.length;
    while (left > 0 && out.good()) {
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(left, piece.size()));
        const auto got = ::pread(file.descriptor(), piece.data(), wanted, static_cast<off_t>(at));
        if (got <= 0)
            return false;
        out.write(piece.data(), got);
        at += static_cast<std::uint64_t>(got);
        left -= static_cast<std::uint64_t>(got);
    }
    return true;
}

// Before the first byte of an answer, for afterwards nothing can be taken back.
std::optional<File> open_part(const FilePart* part)
{
    return part != nullptr ? std::optional{File::open_to_read(part->file)} : std::nullopt;
}

void set_headers(const Response& response, HTTPServerResponse& out)
{
    out.setStatusAndReason(static_cast<HTTPResponse::HTTPStatus>(response.status));
    for (const auto& [name, value] : every_answer)
        out.set(name, value);
    for (const auto& [name, value] : response.headers)
        out.add(name, value);
    if (response.header("Cache-Control").empty())
        out.set("Cache-Control", "no-store");
    out.setContentType(response.type);
}

} // namespace

Response plain_response(int status)
{
    Response response;
    response.status = status;
    response.type = "text/plain; charset=utf-8";
    response.body = fmt::format(
        "{} {}\n", status,
        HTTPResponse::getReasonForStatus(static_cast<HTTPResponse::HTTPStatus>(status)));
    return response;
}

void send(const Response& response, HTTPServerResponse& out, Method method)
{
    const auto* part = std::get_if<FilePart>(&response.body);
    const std::optional<File> file = open_part(part);
    set_headers(response, out);
    const std::string_view text = response.text();
    out.setContentLength64(part != nullptr ? static_cast<Poco::Int64>(part->length)
                                           : static_cast<Poco::Int64>(text.size()));
    std::ostream& stream = out.send();
    if (method == Method::head)
        return;
    // An answer cut short ends its connection, else the next answer would fill it up.
    if (part != nullptr)
        out.setKeepAlive(send_file(*file, *part, stream) && out.getKeepAlive());
    else
        stream.write(text.data(), static_cast<std::streamsize>(text.size()));
    stream.flush();
}

void log_line(std::string_view text)
{
    std::string line = "aperta: ";
    std::transform(text.begin(), text.end(), std::back_inserter(line), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20U || byte == 0x7FU ? '?' : c;
    });
    line += '\n';
    // One write, so that lines of two threads do not mix; a full log must not stop the service.
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.data(), line.size());
}

} // namespace aperta
