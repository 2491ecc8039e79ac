// The one table of what can be asked: method, address, who may, what answers. The API's rows are
// held together with docs/openapi.yaml by a test. Read only, safe across threads.
#pragma once

#include "aperta/core/actor.hpp"
#include "web/visit.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace aperta
{

// What kind of person may come here at all; the use case still judges the act.
enum class Who { anyone, signed_in, archivist, film_operator };

using Handler = Response (*)(Visit& visit);

struct Route {
    Method method;
    std::string_view pattern; // "/units/{reference}/boxes"; {reference} takes several parts
    Who who;
    Handler handler;
    std::string_view act = {}; // what the audit calls it when a role is missing
};

[[nodiscard]] std::span<const Route> routes();

// The parts of `path` by name, or nothing when it is not of the pattern.
[[nodiscard]] std::optional<Fields> parts_of(std::string_view pattern, std::string_view path);

} // namespace aperta
