// Values that columns hold as text or number, checked on the way in: a column that holds what the
// product never writes means a damaged or forged file. Throws Breakage store.damaged.
#pragma once

#include "aperta/core/breakage.hpp"
#include "aperta/core/clock.hpp"
#include "aperta/core/level.hpp"
#include "store/connection.hpp"

#include <optional>
#include <string_view>

namespace aperta
{

// Exactly the form of to_text(Instant), else nothing.
[[nodiscard]] std::optional<Instant> parse_instant(std::string_view text);

[[nodiscard]] Instant instant_in(const Statement& row, int column);
[[nodiscard]] Level level_in(const Statement& row, int column);

// The value of a parse that cannot fail on what the product wrote.
template <class T>
[[nodiscard]] T as_written(Result<T> parsed)
{
    if (!parsed)
        throw Breakage{"store.damaged", {}, "a value that is not: " + parsed.problems()[0].code};
    return std::move(parsed).value();
}

} // namespace aperta
