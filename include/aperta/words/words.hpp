// The words of the product per language: names of vocabulary rows (catalog/vocabularies/*.tsv) and
// the sentences of refusals (catalog/messages/problems/*.tsv), both built into the binary.
// Loaded once on first use, then read only: safe across threads.
#pragma once

#include "aperta/core/language.hpp"
#include "aperta/core/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

// The word for row `id` of vocabulary `name` ("levels", "SECRET"). A row that is not there answers
// with its id, so that a page still says something; a test keeps that from happening.
[[nodiscard]] std::string_view word(std::string_view vocabulary, std::string_view id,
                                    Language language);

// Any other column of a vocabulary row, "" when absent: word_field("gauges", "9.5mm", "pitch_um").
[[nodiscard]] std::string_view word_field(std::string_view vocabulary, std::string_view id,
                                          std::string_view column);

// Row ids of a vocabulary in the order of its file.
[[nodiscard]] std::vector<std::string_view> ids_of(std::string_view vocabulary);

// The sentence of a problem: names the record, the rule and the remedy. Blanks are written {name}
// and filled from the problem's facts; a blank without fact stays empty.
[[nodiscard]] std::string sentence(const Problem& problem, Language language);

// Whether problems/*.tsv have a row for the code; tests walk every code in the sources.
[[nodiscard]] bool has_sentence(std::string_view code);

} // namespace aperta
