// The guard at the door. Poco 1.11 answers whatever its parser takes: two Content-Lengths, both
// kinds of length, negative ones, a space before the colon, RFC 2047 words that decode to line
// breaks; and it runs a body that nobody read as the next request. A request that can be read in
// two ways is refused here, and its connection closed.
//
// An Admitted is the only way to a page, and only `admit` makes one. Standards: RFC 9112 (2022)
// sections 5, 6 and 11.2; RFC 9110 (2022) sections 5.5 and 5.6.2. Pure; safe across threads.
#pragma once

#include "web/message.hpp"

#include <cstddef>
#include <cstdint>
#include <variant>

namespace Poco::Net
{
class HTTPServerRequest;
} // namespace Poco::Net

namespace aperta
{

struct GuardLimits {
    std::size_t target = 2048;      // bytes of the request target
    std::size_t field = 4096;       // bytes of one header's value
    std::size_t fields = 16'384;    // bytes of all headers
    std::uint64_t body = 1'048'576; // a description in four languages; nothing is longer
};

class Admitted
{
public:
    // What was asked, without its body; `body_bytes` are still to be read from the connection.
    [[nodiscard]] const Request& request() const { return request_; }
    [[nodiscard]] std::uint64_t body_bytes() const { return body_bytes_; }

private:
    friend std::variant<Admitted, struct Refusal>
    admit(const Poco::Net::HTTPServerRequest& incoming, const GuardLimits& limits);
    Admitted(Request request, std::uint64_t body_bytes)
        : request_(std::move(request)), body_bytes_(body_bytes)
    {
    }
    Request request_;
    std::uint64_t body_bytes_;
};

struct Refusal {
    int status = 400;
};

[[nodiscard]] std::variant<Admitted, Refusal> admit(const Poco::Net::HTTPServerRequest& incoming,
                                                    const GuardLimits& limits = {});

} // namespace aperta
