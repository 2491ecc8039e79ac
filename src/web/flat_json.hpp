// Reads the only JSON that is sent to us: one object whose values are text. Anything deeper, twice
// named or of another kind is refused while it is read, so that no nesting can cost memory.
#pragma once

#include "web/message.hpp"

#include <optional>
#include <string_view>

namespace aperta
{

[[nodiscard]] std::optional<Fields> parse_flat_json(std::string_view text);

} // namespace aperta
