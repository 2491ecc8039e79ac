// Text with the words that were searched for marked in it. Pure; safe across threads.
#pragma once

#include "aperta/search/query.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

struct TextPart {
    std::string text;
    bool marked = false;

    friend bool operator==(const TextPart&, const TextPart&) = default;
};

// The whole text in pieces.
[[nodiscard]] std::vector<TextPart> marked_text(std::string_view text, const SearchQuery& query);

// Some words around the first that is marked, "…" where it is cut; empty when none is.
[[nodiscard]] std::vector<TextPart> snippet(std::string_view text, const SearchQuery& query);

} // namespace aperta
