// A client that sends exactly the bytes it is told to, for what no library would ever send.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace aperta
{

class RawClient
{
public:
    explicit RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const timeval patience{8, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    ~RawClient() { ::close(socket_); }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    [[nodiscard]] bool connected() const { return connected_; }

    // False once the other side has gone.
    bool send(std::string_view bytes)
    {
        return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
               static_cast<ssize_t>(bytes.size());
    }

    // What has come, at least one byte unless the other side has gone.
    [[nodiscard]] std::string read_some()
    {
        char piece[4096];
        const auto got = ::recv(socket_, piece, sizeof piece, 0);
        return got <= 0 ? std::string{} : std::string(piece, static_cast<std::size_t>(got));
    }

    // Everything until the other side closes.
    [[nodiscard]] std::string read_to_end()
    {
        std::string all;
        char piece[4096];
        for (;;) {
            const auto got = ::recv(socket_, piece, sizeof piece, 0);
            if (got <= 0)
                return all;
            all.append(piece, static_cast<std::size_t>(got));
        }
    }

private:
    int socket_;
    bool connected_ = false;
};

// "HTTP/1.1 400 Bad Request..." gives 400; 0 when nothing was answered.
[[nodiscard]] inline int status_in(std::string_view answer)
{
    if (answer.size() < 12 || !answer.starts_with("HTTP/1."))
        return 0;
    return std::stoi(std::string{answer.substr(9, 3)});
}

[[nodiscard]] inline int answers_in(std::string_view bytes)
{
    int count = 0;
    for (std::size_t at = bytes.find("HTTP/1.1 "); at != std::string_view::npos;
         at = bytes.find("HTTP/1.1 ", at + 1))
        ++count;
    return count;
}

} // namespace aperta
