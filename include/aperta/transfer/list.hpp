// The transfer list (overbrengingslijst, bordereau de versement) and the lists that go with it, as
// spreadsheets: CSV after RFC 4180 in UTF-8, every text in quotes, a text that a spreadsheet would
// take for a formula (= + - @, tab, CR) behind an apostrophe. Extents in whole millimetres and, for
// people, in metres with the language's decimal mark. Pure but for reading the view.
#pragma once

#include "aperta/declassification/released.hpp"
#include "aperta/transfer/transfer.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

struct ListedBox {
    int number = 0;
    Millimetres width;
    std::optional<LegalDay> first, last; // of the units in it; the series' where none is dated
    std::vector<std::string> decisions;  // act references of what is in it, in order
};

// One decision as it reached a series: how many of its units it opened.
struct ListedDecision {
    std::string reference;
    LegalDay day;
    Level level_before = Level::unclassified; // the highest
    std::int64_t units = 0;
};

struct ListedSeries {
    TransferLine line;
    std::vector<PublicText> texts;
    DateSpan dates;
    std::vector<ListedBox> boxes; // by number
    std::optional<Millimetres> measured;
    std::vector<ListedDecision> decisions; // by reference, then day
    std::int64_t held_back = 0;

    [[nodiscard]] Millimetres counted() const;
};

// Reads the view of one series to its end; memory grows with its boxes, not with its units.
[[nodiscard]] ListedSeries listed_series(const ReleasedView& view, const TransferLine& line);

// One line for each box, one for each series and one for the whole.
[[nodiscard]] std::string transfer_list_csv(const std::vector<ListedSeries>& series,
                                            Language language);

// Declared, counted and measured beside one another, with a remark where they differ.
[[nodiscard]] std::string reconciliation_csv(const std::vector<ListedSeries>& series,
                                             Language language);

[[nodiscard]] std::string decisions_csv(const std::vector<ListedSeries>& series, Language language);

// A text as one field of such a file.
[[nodiscard]] std::string csv_text(std::string_view text);

} // namespace aperta
