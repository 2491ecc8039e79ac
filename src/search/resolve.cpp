#include "search/resolve.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aperta
{

namespace
{

Problem unknown(const char* code, const char* fact, std::string given)
{
    return {Fault::invalid, code, "q", {{fact, std::move(given)}}};
}

std::string written(const WantedContainer& wanted)
{
    return wanted.barcode.empty() ? fmt::format("{}#{}", wanted.series.text(), wanted.number)
                                  : wanted.barcode;
}

// The values with the most hits; among equals the first of the order given.
template <class Key>
std::vector<std::pair<Key, std::int64_t>> most_frequent(const std::map<Key, std::int64_t>& counts)
{
    std::vector<std::pair<Key, std::int64_t>> list(counts.begin(), counts.end());
    std::stable_sort(list.begin(), list.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    return list;
}

template <class Key, class Name>
void add_values(std::vector<Facet>& facets, const char* field,
                const std::map<Key, std::int64_t>& counts, Name name)
{
    std::size_t added = 0;
    for (const auto& [key, count] : most_frequent(counts)) {
        if (added == most_facet_values)
            return;
        Facet facet{field, {}, {}, count};
        if (!name(key, facet))
            continue;
        facets.push_back(std::move(facet));
        ++added;
    }
}

bool by_count_and_name(const Facet& a, const Facet& b)
{
    return a.count != b.count ? a.count > b.count : a.value < b.value;
}

void add_records(const SearchPorts& ports, ReadTx& tx, const FacetCounts& counts, Level clearance,
                 std::vector<Facet>& facets)
{
    const auto begin = facets.size();
    add_values(facets, "series", counts.series, [&](UnitId id, Facet& facet) {
        const auto lines = ports.index.lines(tx, {id}, clearance);
        if (lines.empty())
            return false;
        facet.value = lines.front().reference.text();
        facet.titles = lines.front().texts;
        return true;
    });
    const auto boxes = facets.size();
    add_values(facets, "container", counts.containers, [&](ContainerId id, Facet& facet) {
        const auto box = ports.index.box(tx, id, clearance);
        if (box)
            facet.value = fmt::format("{}#{}", box->series.text(), box->number);
        return box.has_value();
    });
    const auto at = [&facets](std::size_t offset) {
        return facets.begin() + static_cast<std::ptrdiff_t>(offset);
    };
    std::sort(at(begin), at(boxes), by_count_and_name);
    std::sort(at(boxes), facets.end(), by_count_and_name);
}

} // namespace

std::optional<BoxPlace> box_wanted(const SearchPorts& ports, ReadTx& tx,
                                   const WantedContainer& wanted, Level clearance)
{
    if (!wanted.barcode.empty())
        return ports.index.box(tx, wanted.barcode, clearance);
    const auto series = ports.catalogue.unit(tx, wanted.series, clearance);
    if (!series)
        return std::nullopt;
    const auto box = ports.catalogue.container(tx, series->id, wanted.number, clearance);
    if (!box)
        return std::nullopt;
    return BoxPlace{box->id, series->reference, box->number, box->barcode};
}

Result<SearchCriteria> resolve(const SearchPorts& ports, ReadTx& tx, SearchQuery query,
                               Level clearance)
{
    SearchCriteria criteria;
    Problems problems;
    for (const ReferenceCode& reference : query.series)
        if (const auto series = ports.catalogue.unit(tx, reference, clearance))
            criteria.series.push_back(series->id);
        else
            problems.push_back(unknown("search.unknown_series", "reference", reference.text()));
    for (const WantedContainer& wanted : query.containers)
        if (const auto box = box_wanted(ports, tx, wanted, clearance))
            criteria.containers.push_back(box->id);
        else
            problems.push_back(unknown("search.unknown_container", "container", written(wanted)));
    if (!problems.empty())
        return problems;
    criteria.query = std::move(query);
    criteria.clearance = clearance;
    return criteria;
}

std::vector<Facet> named_facets(const SearchPorts& ports, ReadTx& tx, const FacetCounts& counts,
                                Level clearance)
{
    std::vector<Facet> facets;
    const auto coded = [](auto key, Facet& facet) {
        facet.value = code_of(key);
        return true;
    };
    add_values(facets, "level", counts.levels, coded);
    add_values(facets, "status", counts.states, coded);
    add_values(facets, "language", counts.languages, [](const std::string& key, Facet& facet) {
        facet.value = key;
        return true;
    });
    const auto decades = facets.size();
    add_values(facets, "date", counts.decades, [](int decade, Facet& facet) {
        facet.value = fmt::format("{:04}/{:04}", std::max(decade, 1), decade + 9);
        return true;
    });
    std::sort(facets.begin() + static_cast<std::ptrdiff_t>(decades), facets.end(),
              [](const Facet& a, const Facet& b) { return a.value < b.value; });
    add_records(ports, tx, counts, clearance, facets);
    return facets;
}

} // namespace aperta
