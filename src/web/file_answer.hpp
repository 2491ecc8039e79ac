// A file, or the part of it that was asked for (RFC 9110, 2022, section 14): what a player needs
// to jump within a film. One range only; anything else is answered with the whole.
#pragma once

#include "web/message.hpp"

#include <filesystem>
#include <string>
#include <string_view>

namespace aperta
{

struct FileToSend {
    std::filesystem::path file;
    std::uint64_t bytes = 0;
    std::string type;
    std::string tag; // changes with the content; without quotes
};

[[nodiscard]] Response file_answer(const Request& request, const FileToSend& file);

} // namespace aperta
