#include "web/http_server.hpp"

#include "aperta/core/breakage.hpp"
#include "web/deadlines.hpp"
#include "web/reply.hpp"

#include <Poco/Exception.h>
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServerConnection.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerRequestImpl.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/TCPServer.h>
#include <Poco/ThreadPool.h>

#include <array>
#include <cerrno>

namespace aperta
{

namespace
{

namespace net = Poco::Net;

constexpr std::size_t most_drained = std::size_t{64} * 1024;

// One connection is served by one thread from its beginning to its end, so this finds the watch
// of the request at hand without a table.
thread_local Deadlines::Watch* current_watch = nullptr; // NOLINT: set and cleared by run() below

void extend_deadline(std::chrono::milliseconds from_now)
{
    if (current_watch != nullptr)
        current_watch->extend(from_now);
}

class RefusalHandler : public net::HTTPRequestHandler
{
public:
    explicit RefusalHandler(Refusal refusal) : refusal_(refusal) {}
    void handleRequest(net::HTTPServerRequest& request, net::HTTPServerResponse& out) override
    {
        out.setVersion(net::HTTPMessage::HTTP_1_1);
        out.setKeepAlive(false);
        send(plain_response(refusal_.status), out, Method::get);
        linger(request);
    }

private:
    // A connection closed over unread bytes is reset, and the peer may lose the answer: read a
    // little of what it still sends, and forget it.
    static void linger(net::HTTPServerRequest& request)
    {
        extend_deadline(std::chrono::seconds{2});
        auto& socket = dynamic_cast<net::HTTPServerRequestImpl&>(request).socket();
        socket.shutdownSend();
        std::array<char, 4096> forgotten{};
        for (std::size_t read = 0; read < most_drained;) {
            const int got =
                socket.receiveBytes(forgotten.data(), static_cast<int>(forgotten.size()));
            if (got <= 0)
                return;
            read += static_cast<std::size_t>(got);
        }
    }

    Refusal refusal_;
};

class AdmittedHandler : public net::HTTPRequestHandler
{
public:
    AdmittedHandler(Admitted admitted, const Responder& responder, const HttpOptions& options)
        : admitted_(std::move(admitted)), responder_(responder), options_(options)
    {
    }

    void handleRequest(net::HTTPServerRequest& in, net::HTTPServerResponse& out) override
    {
        // Poco takes the end of the input for the end of the headers.
        if (current_watch != nullptr && current_watch->over()) {
            out.setKeepAlive(false);
            send(plain_response(408), out, Method::get);
            return;
        }
        Request request = admitted_.request();
        // Read to its end before anything runs: what stays unread would be the next request.
        request.body.resize(admitted_.body_bytes());
        in.stream().read(request.body.data(), static_cast<std::streamsize>(request.body.size()));
        if (static_cast<std::uint64_t>(in.stream().gcount()) != admitted_.body_bytes()) {
            out.setKeepAlive(false);
            send(plain_response(400), out, request.method);
            return;
        }
        extend_deadline(options_.response);
        reply(answer(request), out, request.method);
        extend_deadline(options_.keep_alive + options_.request);
    }

private:
    static void reply(const Response& response, net::HTTPServerResponse& out, Method method)
    {
        try {
            send(response, out, method);
        } catch (const Breakage& broken) { // a film that is not where it should be
            log_line(broken.what());
            send(plain_response(500), out, method);
        }
    }

    Response answer(const Request& request)
    {
        try {
            return responder_(request);
        } catch (const std::exception& broken) {
            log_line(broken.what());
        } catch (...) {
            log_line("something was thrown that is no exception");
        }
        return plain_response(500);
    }

    Admitted admitted_;
    const Responder& responder_;
    const HttpOptions& options_;
};

class Factory : public net::HTTPRequestHandlerFactory
{
public:
    Factory(Responder responder, HttpOptions options)
        : responder_(std::move(responder)), options_(std::move(options))
    {
    }

    net::HTTPRequestHandler* createRequestHandler(const net::HTTPServerRequest& request) override
    {
        auto verdict = admit(request, options_.guard);
        if (const auto* refusal = std::get_if<Refusal>(&verdict))
            return new RefusalHandler{*refusal}; // NOLINT: Poco owns it
        return new AdmittedHandler{std::get<Admitted>(std::move(verdict)), responder_, options_};
    }

private:
    Responder responder_;
    HttpOptions options_;
};

class WatchedConnection : public net::HTTPServerConnection
{
public:
    WatchedConnection(const net::StreamSocket& socket, net::HTTPServerParams::Ptr params,
                      net::HTTPRequestHandlerFactory::Ptr factory, Deadlines& deadlines,
                      std::chrono::milliseconds request)
        : HTTPServerConnection(socket, std::move(params), std::move(factory)),
          deadlines_(deadlines), request_(request)
    {
    }

    void run() override
    {
        Deadlines::Watch watch{deadlines_, socket().impl()->sockfd(), request_};
        current_watch = &watch;
        try {
            HTTPServerConnection::run();
        } catch (const Poco::DataException&) {
            // Poco stumbled over a length before the guard was asked, and has closed its socket.
            watch.say("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        } catch (const std::exception&) { // NOLINT: the peer went away; nobody is left to tell
        }
        current_watch = nullptr;
    }

private:
    Deadlines& deadlines_;
    std::chrono::milliseconds request_;
};

class ConnectionFactory : public net::TCPServerConnectionFactory
{
public:
    ConnectionFactory(net::HTTPServerParams::Ptr params,
                      net::HTTPRequestHandlerFactory::Ptr factory, Deadlines& deadlines,
                      std::chrono::milliseconds request)
        : params_(std::move(params)), factory_(std::move(factory)), deadlines_(deadlines),
          request_(request)
    {
    }
    net::TCPServerConnection* createConnection(const net::StreamSocket& socket) override
    {
        return new WatchedConnection{socket, params_, factory_, deadlines_, request_}; // NOLINT
    }

private:
    net::HTTPServerParams::Ptr params_;
    net::HTTPRequestHandlerFactory::Ptr factory_;
    Deadlines& deadlines_;
    std::chrono::milliseconds request_;
};

net::HTTPServerParams::Ptr params_of(const HttpOptions& options)
{
    net::HTTPServerParams::Ptr params = new net::HTTPServerParams; // NOLINT: Poco counts
    params->setMaxThreads(options.threads);
    params->setMaxQueued(options.queue);
    params->setTimeout({std::chrono::microseconds{options.timeout}.count()});
    params->setKeepAlive(true);
    params->setKeepAliveTimeout({std::chrono::microseconds{options.keep_alive}.count()});
    params->setMaxKeepAliveRequests(10'000);
    return params;
}

class PocoServer : public HttpServer
{
public:
    PocoServer(Responder responder, const HttpOptions& options, const net::ServerSocket& socket)
        : pool_("web", 2, options.threads),
          server_(connections(std::move(responder), options), pool_, socket, params_of(options)),
          port_(socket.address().port())
    {
        server_.start();
    }
    ~PocoServer() override { halt(); }
    PocoServer(const PocoServer&) = delete;
    PocoServer& operator=(const PocoServer&) = delete;

    [[nodiscard]] std::uint16_t port() const override { return port_; }
    void stop() override { halt(); }

private:
    net::TCPServerConnectionFactory::Ptr connections(Responder responder,
                                                     const HttpOptions& options)
    {
        return new ConnectionFactory{params_of(options), new Factory{std::move(responder), options},
                                     deadlines_, options.request};
    }

    void halt()
    {
        server_.stop();
        deadlines_.shut_all();
        pool_.joinAll();
    }

    Deadlines deadlines_;
    Poco::ThreadPool pool_;
    net::TCPServer server_;
    std::uint16_t port_;
};

} // namespace

Result<std::unique_ptr<HttpServer>> HttpServer::start(Responder responder,
                                                      const HttpOptions& options)
{
    try {
        net::ServerSocket socket;
        // The address may be taken over from a service just stopped; the port may not be shared.
        socket.bind(net::SocketAddress{options.address, options.port}, true, false);
        socket.listen(options.queue);
        return std::unique_ptr<HttpServer>{
            std::make_unique<PocoServer>(std::move(responder), options, socket)};
    } catch (const Poco::Exception& refused) {
        if (refused.code() == EADDRINUSE)
            return Problem{Fault::environment,
                           "serve.port_in_use",
                           "port",
                           {{"port", std::to_string(options.port)}}};
        return Problem{Fault::environment,
                       "serve.address_unusable",
                       "address",
                       {{"address", options.address}, {"port", std::to_string(options.port)}}};
    }
}

} // namespace aperta
