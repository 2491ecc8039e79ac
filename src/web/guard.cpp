#include "web/guard.hpp"

#include "web/text.hpp"

#include <Poco/Net/HTTPServerRequest.h>

#include <algorithm>
#include <optional>

namespace aperta
{

namespace
{

bool is_token(std::string_view name) // RFC 9110, 5.6.2
{
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !name.empty() && std::all_of(name.begin(), name.end(), [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               marks.find(c) != std::string_view::npos;
    });
}

bool has_control(std::string_view value)
{
    return std::any_of(value.begin(), value.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20U && c != '\t') || byte == 0x7FU;
    });
}

struct Headers {
    Fields fields;
    int lengths = 0;
    int encodings = 0;
    int hosts = 0;
};

std::variant<Headers, Refusal> read_headers(const Poco::Net::HTTPServerRequest& request,
                                            const GuardLimits& limits)
{
    Headers headers;
    std::size_t bytes = 0;
    for (const auto& [name, value] : request) {
        bytes += name.size() + value.size() + 4;
        if (!is_token(name) || has_control(value))
            return Refusal{400};
        if (value.size() > limits.field || bytes > limits.fields)
            return Refusal{431};
        std::string lower = lower_case(name);
        headers.lengths += lower == "content-length" ? 1 : 0;
        headers.encodings += lower == "transfer-encoding" ? 1 : 0;
        headers.hosts += lower == "host" ? 1 : 0;
        headers.fields.add(std::move(lower), value);
    }
    return headers;
}

std::optional<Method> method_of(const std::string& name)
{
    if (name == "GET")
        return Method::get;
    if (name == "HEAD")
        return Method::head;
    if (name == "POST")
        return Method::post;
    if (name == "DELETE")
        return Method::del;
    return std::nullopt;
}

// How many bytes of body there are, or why the question has no single answer.
std::variant<std::uint64_t, Refusal> length_of(const Headers& headers, Method method,
                                               const GuardLimits& limits)
{
    if (headers.lengths > 1 || (headers.lengths == 1 && headers.encodings > 0))
        return Refusal{400};
    if (headers.encodings > 0 || (method == Method::post && headers.lengths == 0))
        return Refusal{411};
    if (headers.lengths == 0)
        return std::uint64_t{0};
    const auto length = parse_number(headers.fields["content-length"]);
    if (!length)
        return Refusal{400};
    if (static_cast<std::uint64_t>(*length) > limits.body)
        return Refusal{413};
    return static_cast<std::uint64_t>(*length);
}

Fields cookies_in(const std::string& header)
{
    Fields cookies;
    for (std::string_view pair : split(header, ';')) {
        const std::size_t at = pair.find('=');
        if (at != std::string_view::npos)
            cookies.add(std::string{trimmed(pair.substr(0, at))},
                        std::string{trimmed(pair.substr(at + 1))});
    }
    return cookies;
}

bool read_target(const std::string& target, Request& request)
{
    const bool odd = std::any_of(target.begin(), target.end(), [](char c) {
        return static_cast<unsigned char>(c) <= 0x20U || static_cast<unsigned char>(c) >= 0x7FU;
    });
    if (odd || !target.starts_with('/') || target.starts_with("//"))
        return false;
    const std::string_view whole{target};
    const std::size_t mark = whole.find('?');
    auto path = percent_decoded(whole.substr(0, mark));
    if (!path || !is_clean_text(*path))
        return false;
    request.path = std::move(*path);
    request.target = target;
    if (mark != std::string_view::npos)
        request.query = parse_fields(whole.substr(mark + 1));
    return true;
}

} // namespace

std::variant<Admitted, Refusal> admit(const Poco::Net::HTTPServerRequest& incoming,
                                      const GuardLimits& limits)
{
    const std::string& version = incoming.getVersion();
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return Refusal{505};
    if (incoming.getURI().size() > limits.target)
        return Refusal{414};
    auto read = read_headers(incoming, limits);
    if (const auto* refusal = std::get_if<Refusal>(&read))
        return *refusal;
    auto& headers = std::get<Headers>(read);
    if (headers.hosts > 1 || (headers.hosts == 0 && version == "HTTP/1.1"))
        return Refusal{400};
    const auto method = method_of(incoming.getMethod());
    if (!method)
        return Refusal{501};
    const auto length = length_of(headers, *method, limits);
    if (const auto* refusal = std::get_if<Refusal>(&length))
        return *refusal;
    Request request;
    request.method = *method;
    if (!read_target(incoming.getURI(), request))
        return Refusal{400};
    request.cookies = cookies_in(headers.fields["cookie"]);
    request.headers = std::move(headers.fields);
    request.address = incoming.clientAddress().host().toString();
    return Admitted{std::move(request), std::get<std::uint64_t>(length)};
}

} // namespace aperta
