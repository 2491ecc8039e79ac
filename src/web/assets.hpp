// Style, script and pictures of the pages, built into the program. Their address holds a digest
// of them all, so that a browser may keep them for a year and a new version is fetched at once;
// scripts import one another by relative address and stay in step. Safe across threads.
#pragma once

#include "web/message.hpp"

#include <string>
#include <string_view>

namespace aperta
{

[[nodiscard]] std::string asset_address(std::string_view file); // "/assets/1a2b.../aperta.css"

// Nothing when there is no such file or the digest is another version's.
[[nodiscard]] std::optional<Response> asset(std::string_view digest, std::string_view file);

} // namespace aperta
