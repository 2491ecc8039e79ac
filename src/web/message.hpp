// What a request asks and what is answered, as plain values without the HTTP library, so that a
// page can be tested without a socket. Names of headers and cookies that matter only; the guard
// (guard.hpp) has refused everything that could be read in two ways before a Request exists.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace aperta
{

enum class Method { get, head, post, del };

// Decoded query or form fields; the first of a name counts.
class Fields
{
public:
    void add(std::string name, std::string value)
    {
        fields_.emplace(std::move(name), std::move(value));
    }
    // "" when absent.
    [[nodiscard]] const std::string& operator[](std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const { return fields_.contains(name); }
    [[nodiscard]] const std::map<std::string, std::string, std::less<>>& all() const
    {
        return fields_;
    }

private:
    std::map<std::string, std::string, std::less<>> fields_;
};

struct Request {
    Method method = Method::get;
    std::string path = "/"; // percent-decoded, well-formed UTF-8
    std::string target;     // as it came, for links back to this view
    Fields query;
    Fields cookies;
    Fields headers; // names in lower case
    std::string body;
    std::string address; // of the network

    // The body read as a form; empty when it is none.
    [[nodiscard]] Fields form() const;
};

// Part of a file, sent in pieces: film is too large for memory.
struct FilePart {
    std::filesystem::path file;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
};

struct Response {
    int status = 200;
    std::string type = "text/html; charset=utf-8";
    std::vector<std::pair<std::string, std::string>> headers;
    std::variant<std::string, std::string_view, FilePart> body = std::string{};

    void set(std::string name, std::string value)
    {
        headers.emplace_back(std::move(name), std::move(value));
    }
    [[nodiscard]] std::string_view header(std::string_view name) const; // "" when absent
    // The body where it is text; nothing of a file.
    [[nodiscard]] std::string_view text() const;
};

[[nodiscard]] Response redirect_to(std::string location); // 303 See Other
[[nodiscard]] Response json_response(int status, std::string body);

} // namespace aperta
