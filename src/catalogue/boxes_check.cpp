// What is not as it should be with the boxes of a series.
#include "aperta/catalogue/boxing.hpp"

#include <map>

namespace aperta
{

namespace
{

constexpr int foreign_shown = 100;
constexpr int boxes_at_a_time = 1000;

// Two barcodes that a person, or a scanner set to capitals, takes for one.
std::string plain_barcode(const std::string& barcode)
{
    std::string plain;
    for (const char c : barcode) {
        const bool small = c >= 'a' && c <= 'z';
        const bool counts = small || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (counts)
            plain += small ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return plain;
}

} // namespace

SeriesChecks check_boxes(ContainerStore& store, ReadTx& tx, UnitId series, Level clearance)
{
    SeriesChecks checks;
    checks.gaps = gaps_in(store.numbers(tx, series, clearance));
    BoxFilter filter;
    filter.series = series;
    filter.without_shelf = true;
    checks.without_shelf = store.count(tx, filter, clearance);
    filter.without_shelf = false;
    filter.empty = true;
    checks.empty = store.count(tx, filter, clearance);
    checks.foreign = store.foreign(tx, series, clearance, foreign_shown);
    filter.empty = false;
    std::map<std::string, std::vector<int>> seen;
    std::int64_t after = 0;
    for (bool more = true; more;) {
        const auto some = store.list(tx, filter, clearance, {after, boxes_at_a_time});
        for (const Container& box : some)
            seen[plain_barcode(box.barcode)].push_back(box.number);
        more = some.size() == static_cast<std::size_t>(boxes_at_a_time);
        after = some.empty() ? 0 : some.back().number;
    }
    for (auto& [barcode, numbers] : seen)
        if (numbers.size() > 1)
            checks.look_alike.emplace_back(barcode, std::move(numbers));
    return checks;
}

} // namespace aperta
