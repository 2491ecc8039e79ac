// How the pages say what the capabilities know: addresses, titles, metres, levels, units as lines.
// Pure; safe across threads.
#pragma once

#include "aperta/catalogue/store.hpp"
#include "aperta/jobs/job.hpp"
#include "web/page.hpp"
#include "web/xml_tree.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

inline constexpr int page_limit = 100; // lines of a list

[[nodiscard]] std::string unit_href(const ReferenceCode& reference);
[[nodiscard]] std::string box_href(const ReferenceCode& series, std::int64_t number);
[[nodiscard]] std::string boxes_href(const ReferenceCode& series);
[[nodiscard]] std::string reel_href(const ReferenceCode& reel);

// What a language calls itself: "Français".
[[nodiscard]] std::string_view own_name(Language language);

// "" when there is none in any language.
[[nodiscard]] std::string_view title_in(const std::vector<UnitText>& texts, Language language);
// The name in the language, else the first there is, else the code.
[[nodiscard]] std::string_view name_in(const Authority& authority, Language language);

[[nodiscard]] std::string shown_metres(Millimetres extent, Language language); // "1,5"
[[nodiscard]] std::string shown_bytes(std::uint64_t bytes, Language language); // "1,5 GB"
// The day and the minute of an instant in the store's form.
[[nodiscard]] std::string shown_instant(std::string_view instant);

void add_level(Node node, Level level, Language language); // level, level-word
void add_dates(Node node, const DateSpan& dates);          // dates, first, last
// boxes, metres, measured, difference
void add_extent(Node node, const ExtentTotals& extent, Language language);

// A line of the table of units, and the page's level line with it.
void add_line(WebPage& page, Node list, const UnitLine& line, Language language);

Node add_job(Node list, const Job& job, Language language);

// Of a full page of a list: where it goes on. `after` of this page tells whether there is a start
// to go back to.
struct Onward {
    std::string address;
    std::int64_t after = 0;
    std::int64_t last = 0;
    std::size_t shown = 0;
};
void add_next(Node list, const Onward& onward);

} // namespace aperta
