#include "web/server.hpp"

namespace aperta
{

Result<std::unique_ptr<WebServer>> WebServer::start(WebPorts ports, const ServerOptions& options)
{
    std::unique_ptr<WebServer> server{
        new WebServer{std::move(ports), SiteOptions{options.over_tls}}}; // NOLINT: private
    HttpOptions http;
    http.address = options.address;
    http.port = options.port;
    auto started = HttpServer::start(
        [site = &server->site_](const Request& request) { return site->respond(request); }, http);
    if (!started)
        return started.problems();
    server->http_ = std::move(started).value();
    return server;
}

} // namespace aperta
