// What an XLSX file keeps beside its cells: the list of its sheets, the formats that tell a date
// from a number, and the texts that cells share. ECMA-376 part 1, 18.2, 18.4, 18.8; part 2, 9.
#pragma once

#include "sheet/cell_value.hpp"
#include "sheet/xml_pull.hpp"

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

struct XlsxSheet {
    std::string name, part;
};

struct XlsxBook {
    std::vector<XlsxSheet> sheets;
    std::string shared_part, styles_part; // "" where absent
    bool from_1904 = false;
};

[[nodiscard]] Result<XlsxBook> read_book(ZipFile& file);

// How each cell format shows its number, by the index that cells name.
[[nodiscard]] Result<std::vector<Shown>> read_styles(ZipFile& file, const std::string& part);

// Texts in blocks that are never moved: memory is what the texts take, not twice that.
class SharedTexts
{
public:
    [[nodiscard]] static Result<SharedTexts> read(ZipFile& file, const std::string& part);

    [[nodiscard]] std::size_t size() const { return texts_.size(); }
    [[nodiscard]] std::string_view operator[](std::size_t at) const;
    [[nodiscard]] bool too_long(std::size_t at) const { return too_long_.contains(at); }

private:
    [[nodiscard]] bool add(std::string_view text, const SheetLimits& limits);

    struct Place {
        std::uint32_t block, from, size;
    };
    std::vector<std::string> blocks_;
    std::vector<Place> texts_;
    std::set<std::size_t> too_long_;
    std::size_t bytes_ = 0;
};

// The text of a string item that has just opened: its runs, without the phonetic ones.
void rich_text(XmlPull& xml, std::string& into);

} // namespace aperta
