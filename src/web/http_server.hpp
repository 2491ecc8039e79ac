// The only place that speaks HTTP: Poco's parser and threads behind the guard (guard.hpp) and the
// deadlines (deadlines.hpp). What answers is a function from Request to Response that knows
// neither. Whatever it throws becomes a plain 500, never an empty reply.
//
// 64 threads with a queue of 128 connections, 10 s for a read or write, 5 s idle between requests
// (measured: more threads gain nothing). Without a proxy in front, at most 64 clients are served
// at once; deploy with one. Threads: the responder is called from many at once.
#pragma once

#include "aperta/core/result.hpp"
#include "web/guard.hpp"
#include "web/message.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace aperta
{

struct HttpOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0; // 0: a free one
    int threads = 64;
    int queue = 128;
    std::chrono::milliseconds timeout{10'000};   // of one read or write
    std::chrono::milliseconds keep_alive{5'000}; // idle between two requests
    std::chrono::milliseconds request{30'000};   // from the first wait to the body's last byte
    std::chrono::milliseconds response{600'000}; // to the last byte sent: a film takes a while
    GuardLimits guard;
};

using Responder = std::function<Response(const Request&)>;

class HttpServer
{
public:
    // Problems: serve.port_in_use (facts: port), serve.address_unusable (facts: address).
    [[nodiscard]] static Result<std::unique_ptr<HttpServer>> start(Responder responder,
                                                                   const HttpOptions& options);
    virtual ~HttpServer() = default;
    [[nodiscard]] virtual std::uint16_t port() const = 0;
    // Takes no more connections, ends those there are and waits for their threads.
    virtual void stop() = 0;
};

// Standard error, one line, without control characters. Never bodies, tokens or titles.
void log_line(std::string_view text);

} // namespace aperta
