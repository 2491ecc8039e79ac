// Labels for boxes and reel cans as a PDF to print on sheets of stickers: Code 128 and QR of the
// barcode, series, number, and a band that says the level by word and pattern, so that it holds on
// a black and white printer and for people who tell no colours apart.
// Sizes in tenths of a millimetre from the left and upper edge of the A4 sheet.
// A label says only what it is given: what may be read by movers is decided before.
// Problems: labels.start (sheet, most), labels.font_missing (font). Breakage labels.failed.
// Safe across threads.
#pragma once

#include "aperta/core/level.hpp"
#include "aperta/core/result.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

struct Label {
    std::string barcode;
    std::string kind; // "Doos", "Boîte"
    int number = 0;
    std::string series; // reference code
    std::string title;  // of the series; may be empty
    std::string fonds;
    Level level = Level::unclassified; // high-water mark of the box
    std::string level_word;            // "GEHEIM"
};

struct LabelSheet {
    std::string id;
    int columns = 1, rows = 1;
    int left = 0, top = 0;     // of the first label
    int width = 0, height = 0; // of a label
    int across = 0, down = 0;  // from one label to the next
    bool round = false;

    [[nodiscard]] int labels() const { return columns * rows; }
};

// Hands over the PDF piece by piece, and nothing of it when there is a problem. `first` is the
// place of the first label on a sheet that is partly used, from 1, row by row.
[[nodiscard]] Result<Done> write_labels(const std::vector<Label>& labels, const LabelSheet& sheet,
                                        int first,
                                        const std::function<void(std::string_view)>& piece);

} // namespace aperta
