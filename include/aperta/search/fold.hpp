// Text as it is indexed and searched: compatibility decomposition (Unicode NFKD), marks removed,
// Latin letters written in ASCII, lower case; words divided by whatever is not a letter or a digit.
// So "Łódź", "straße", "œuvre", "ﬁche" and "ё" are found without their marks, and "l'armée" and
// "'s-Gravenhage" by their parts. Each code point folds alone, so that a folded word can be traced
// back to the bytes it came from.
// Bytes that are not UTF-8 divide words. Pure; safe across threads.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

struct FoldedWord {
    std::string text;
    std::size_t from = 0; // first byte in the original
    std::size_t past = 0; // byte after the last

    friend bool operator==(const FoldedWord&, const FoldedWord&) = default;
};

[[nodiscard]] std::vector<FoldedWord> folded_words(std::string_view text);

// The words with one space between them.
[[nodiscard]] std::string folded(std::string_view text);

} // namespace aperta
