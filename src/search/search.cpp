#include "aperta/search/search.hpp"

#include "aperta/platform/digest.hpp"
#include "search/resolve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace aperta
{

namespace
{

constexpr std::array<std::string_view, 3> order_codes{"relevance", "reference", "date"};
constexpr char place_mark = '~'; // no reference holds one

Problem stale_page()
{
    return {Fault::invalid, "search.stale_page", "after", {}};
}

std::string written(const SearchPlace& place, const UnitLine& line, SearchOrder order)
{
    switch (order) {
    case SearchOrder::relevance:
        return fmt::format("{}{}{}", place.score, place_mark, line.reference.text());
    case SearchOrder::date:
        return fmt::format("{}{}{}", place.day, place_mark, line.reference.text());
    case SearchOrder::reference:
        break;
    }
    return fmt::format("{}{}", place_mark, line.reference.text());
}

// A place is written with the reference, not the row: rows count what is hidden too.
Result<SearchPlace> read_place(const SearchPorts& ports, ReadTx& tx, const std::string& text,
                               Level clearance)
{
    const std::size_t mark = text.find(place_mark);
    if (mark == std::string::npos)
        return stale_page();
    const auto reference = ReferenceCode::parse(std::string_view{text}.substr(mark + 1));
    const auto unit =
        reference ? ports.catalogue.unit(tx, *reference, clearance) : std::optional<Unit>{};
    if (!unit)
        return stale_page();
    SearchPlace place{0, text.substr(0, mark), reference->text(), unit->id};
    std::from_chars(text.data(), text.data() + mark, place.score);
    return place;
}

bool any_marked(const std::vector<TextPart>& parts)
{
    return std::any_of(parts.begin(), parts.end(), [](const TextPart& p) { return p.marked; });
}

// What of the texts shows why this is a hit: the scope in the reader's language first.
std::vector<TextPart> telling_snippet(const UnitLine& line, const UnitText* shown,
                                      const SearchQuery& query)
{
    if (shown != nullptr)
        if (auto parts = snippet(shown->scope, query); !parts.empty())
            return parts;
    for (const UnitText& text : line.texts) {
        if (&text == shown)
            continue;
        for (const std::string* each : {&text.title, &text.scope})
            if (auto parts = snippet(*each, query); any_marked(parts))
                return parts;
    }
    return {};
}

Hit hit_of(UnitLine line, const SearchQuery& query, Language language)
{
    Hit hit;
    const UnitText* shown = text_in(line.texts, language);
    if (shown != nullptr)
        hit.title = marked_text(shown->title, query);
    hit.snippet = telling_snippet(line, shown, query);
    hit.line = std::move(line);
    return hit;
}

// Siblings share their way up.
class Trails
{
public:
    Trails(SearchStore& index, ReadTx& tx, Level clearance)
        : index_(index), tx_(tx), clearance_(clearance)
    {
    }

    const std::vector<UnitLine>& of(const UnitLine& line)
    {
        auto [found, fresh] = known_.try_emplace(line.parent);
        if (fresh && line.parent.stored())
            found->second = index_.trail(tx_, line.id, clearance_);
        return found->second;
    }

private:
    SearchStore& index_;
    ReadTx& tx_;
    Level clearance_;
    std::map<UnitId, std::vector<UnitLine>> known_;
};

struct Asked {
    SearchCriteria criteria;
    SearchRange range;
    Language language = Language::en;
};

// Fills the page from one transaction, so that hits and count are of one moment.
void read_hits(const SearchPorts& ports, ReadTx& tx, const Asked& asked, SearchPage& page)
{
    SearchRange range = asked.range;
    ++range.limit; // one more tells whether there is a next page
    auto places = ports.index.find(tx, asked.criteria, range);
    const bool goes_on = places.size() > static_cast<std::size_t>(asked.range.limit);
    if (goes_on)
        places.pop_back();
    std::vector<UnitId> ids;
    ids.reserve(places.size());
    for (const SearchPlace& place : places)
        ids.push_back(place.unit);
    auto lines = ports.index.lines(tx, ids, asked.criteria.clearance);
    if (goes_on && lines.size() == places.size())
        page.next = written(places.back(), lines.back(), asked.range.order);
    Trails trails{ports.index, tx, asked.criteria.clearance};
    for (UnitLine& line : lines) {
        page.highest = std::max(page.highest, line.legal_level);
        Hit hit = hit_of(std::move(line), asked.criteria.query, asked.language);
        hit.trail = trails.of(hit.line);
        for (const UnitLine& step : hit.trail)
            page.highest = std::max(page.highest, step.legal_level);
        page.hits.push_back(std::move(hit));
    }
}

Result<Asked> asked_for(const SearchPorts& ports, ReadTx& tx, const Actor& reader,
                        const SearchWish& wish)
{
    if (!ports.index.answers(tx))
        return Problem{Fault::guard, "search.not_on_this_engine", "", {}};
    auto query = parse_search(wish.text);
    if (!query)
        return query.problems();
    Asked asked;
    asked.language = reader.language;
    asked.range.order = wish.order;
    asked.range.limit = wish.limit;
    if (wish.order == SearchOrder::relevance && !query->has_words())
        asked.range.order = SearchOrder::reference;
    auto criteria = resolve(ports, tx, std::move(query).value(), reader.clearance);
    if (!criteria)
        return criteria.problems();
    asked.criteria = std::move(criteria).value();
    if (wish.after.empty())
        return asked;
    auto place = read_place(ports, tx, wish.after, reader.clearance);
    if (!place)
        return place.problems();
    asked.range.after = std::move(place).value();
    return asked;
}

void put_on_record(const SearchPorts& ports, const Actor& reader, const SearchWish& wish,
                   const SearchPage& page)
{
    if (page.highest == Level::unclassified)
        return;
    const auto tx = ports.work.write();
    ports.audit.append(
        *tx,
        done(ports.clock, reader, "catalogue.search", "",
             fmt::format("query={} count={}{} shown={} level={}", sha256_hex(wish.text), page.count,
                         page.more ? "+" : "", page.hits.size(), code_of(page.highest))));
    tx->commit();
}

} // namespace

std::string_view code_of(SearchOrder order)
{
    return order_codes.at(static_cast<std::size_t>(order));
}

Result<SearchOrder> parse_search_order(std::string_view text)
{
    for (std::size_t i = 0; i < order_codes.size(); ++i)
        if (text == order_codes.at(i))
            return static_cast<SearchOrder>(i);
    if (text.empty())
        return SearchOrder::relevance;
    constexpr std::size_t shown = 80;
    return Problem{Fault::invalid,
                   "search.bad_order",
                   "order",
                   {{"given", std::string{text.substr(0, shown)}}}};
}

Result<SearchPage> search(const SearchPorts& ports, const Actor& reader, const SearchWish& wish)
{
    SearchPage page;
    {
        const auto tx = ports.work.read();
        const auto asked = asked_for(ports, *tx, reader, wish);
        if (!asked)
            return asked.problems();
        page.query = asked->criteria.query;
        page.order = asked->range.order;
        if (page.query.empty())
            return page;
        read_hits(ports, *tx, *asked, page);
        page.count = ports.index.count(*tx, asked->criteria, counted_exactly + 1);
        page.more = page.count > counted_exactly;
        page.count = std::min(page.count, counted_exactly);
        if (wish.facets)
            if (const auto counts = ports.index.facets(*tx, asked->criteria))
                page.facets = named_facets(ports, *tx, *counts, reader.clearance);
    }
    put_on_record(ports, reader, wish, page);
    return page;
}

Result<Done> search_all(const SearchPorts& ports, const Actor& reader, const SearchWish& wish,
                        const std::function<void(const Hit&)>& each)
{
    constexpr int at_a_time = 1000;
    SearchPage whole;
    {
        const auto tx = ports.work.read();
        auto asked = asked_for(ports, *tx, reader, wish);
        if (!asked)
            return asked.problems();
        whole.count = asked->criteria.query.empty()
                          ? 0
                          : ports.index.count(*tx, asked->criteria, most_ranked + 1);
        if (whole.count > most_ranked)
            return Problem{Fault::invalid,
                           "search.too_many_rows",
                           "q",
                           {{"limit", std::to_string(most_ranked)}}};
        asked->range.limit = at_a_time;
        for (bool more = whole.count > 0; more;) {
            SearchPage part;
            read_hits(ports, *tx, *asked, part);
            whole.highest = std::max(whole.highest, part.highest);
            std::move(part.hits.begin(), part.hits.end(), std::back_inserter(whole.hits));
            more = !part.next.empty();
            if (more)
                asked->range.after = *read_place(ports, *tx, part.next, reader.clearance);
        }
    }
    put_on_record(ports, reader, wish, whole);
    for (const Hit& hit : whole.hits)
        each(hit);
    return Done{};
}

} // namespace aperta
