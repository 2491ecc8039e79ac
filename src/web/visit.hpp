// One request on its way through the site: what was asked, by whom, in which language. Lives on
// the stack of one thread.
#pragma once

#include "aperta/core/actor.hpp"
#include "web/site.hpp"

#include <optional>
#include <string>

namespace aperta
{

inline constexpr const char* session_cookie = "aperta_session";
inline constexpr const char* language_cookie = "aperta_language";
inline constexpr const char* form_cookie = "aperta_form"; // the token of forms before sign-in

struct Visit {
    Site& site;
    const Request& request;
    std::optional<SessionActor> session;
    Language language = Language::en;
    Fields parts; // of the path: "reference", "number", "file"
    Fields form;  // of a POST

    [[nodiscard]] const WebPorts& ports() const { return site.ports(); }
    // Only on routes for people who are signed in.
    [[nodiscard]] const Actor& actor() const { return session->actor; }
    [[nodiscard]] bool api() const;

    // Problems: unit.not_found, as for whatever is not there to be seen.
    [[nodiscard]] Result<ReferenceCode> reference() const;
    [[nodiscard]] std::int64_t number() const; // 0 when it is none
};

// The page's or the API's refusal, by the first problem's fault.
[[nodiscard]] Response refuse(Visit& visit, const Problems& problems);
[[nodiscard]] int status_of(const Problem& problem);

// A page that says what went wrong; `problems` may be empty.
[[nodiscard]] Response error_page(Visit& visit, int status, const Problems& problems);

} // namespace aperta
