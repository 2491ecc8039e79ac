// The service as main.cpp starts it: the site behind HTTP. Answers until stopped or destroyed.
// By default on 127.0.0.1 only; other machines come through a proxy that speaks TLS.
#pragma once

#include "web/http_server.hpp"
#include "web/site.hpp"

#include <cstdint>
#include <memory>
#include <string>

namespace aperta
{

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080; // 0: a free one
    bool over_tls = false;     // a proxy in front speaks TLS: cookies are marked Secure
};

class WebServer
{
public:
    // Problems: serve.port_in_use (facts: port), serve.address_unusable (facts: address).
    [[nodiscard]] static Result<std::unique_ptr<WebServer>> start(WebPorts ports,
                                                                  const ServerOptions& options);
    ~WebServer() { stop(); }
    WebServer(const WebServer&) = delete;
    WebServer& operator=(const WebServer&) = delete;

    [[nodiscard]] std::uint16_t port() const { return http_->port(); }
    void stop()
    {
        if (http_)
            http_->stop();
    }

private:
    WebServer(WebPorts ports, SiteOptions options) : site_(std::move(ports), options) {}
    Site site_;
    std::unique_ptr<HttpServer> http_; // last: it stops before the site goes
};

} // namespace aperta
