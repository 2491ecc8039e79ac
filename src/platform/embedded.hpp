// The table that the build writes (cmake/embed.cmake): every embedded file, sorted by path.
#pragma once

#include <span>
#include <string_view>

namespace aperta
{

struct EmbeddedResource {
    std::string_view path;
    std::string_view bytes;
};

[[nodiscard]] std::span<const EmbeddedResource> embedded_resources();

} // namespace aperta
