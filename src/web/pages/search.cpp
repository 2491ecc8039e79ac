#include "api/search.hpp"
#include "aperta/words/words.hpp"
#include "web/facts.hpp"
#include "web/page.hpp"
#include "web/pages/pages.hpp"
#include "web/searching.hpp"
#include "web/text.hpp"

#include <algorithm>

namespace aperta
{

namespace
{

std::string search_href(const std::string& text, SearchOrder order)
{
    std::string address = "/search?q=" + percent_encoded(text);
    if (order != SearchOrder::relevance)
        address.append("&order=").append(code_of(order));
    return address;
}

void add_parts(Node parent, const std::vector<TextPart>& parts)
{
    for (const TextPart& part : parts)
        parent.add(part.marked ? "mark" : "plain", part.text);
}

void add_hit(WebPage& page, Node list, const Hit& hit, Language language)
{
    const UnitLine& line = hit.line;
    page.shows(line.legal_level);
    Node node = list.add("hit");
    node.set("reference", line.reference.text())
        .set("href", unit_href(line.reference))
        .set("description-level", word("description_levels", code_of(line.level), language))
        .set("state", word("classification_states", code_of(line.classification_state), language))
        .set("access", word("access_states", code_of(line.access.state), language));
    add_level(node, line.legal_level, language);
    add_dates(node, line.dates);
    add_parts(node.add("title"), hit.title);
    if (!hit.snippet.empty())
        add_parts(node.add("snippet"), hit.snippet);
    for (const UnitLine& step : hit.trail) {
        page.shows(step.legal_level);
        node.add("within")
            .set("reference", step.reference.text())
            .set("href", unit_href(step.reference))
            .set("title", title_in(step.texts, language));
    }
}

// What a value of a filter is called on the page; its code where it has no other name.
std::string_view value_word(const std::string& field, const std::string& value, Language language)
{
    if (field == "level")
        return word("description_levels", value, language);
    if (field == "status")
        return word("classification_states", value, language);
    return value;
}

struct Shown {
    const SearchWish& wish;
    const SearchPage& found;
    Language language;
};

const TypedFilter* chosen(const SearchQuery& query, const Facet& facet)
{
    for (const TypedFilter& filter : query.filters)
        if (filter.field == facet.field && filter.value == facet.value)
            return &filter;
    return nullptr;
}

void add_facets(Node page, const Shown& shown)
{
    std::optional<Node> group;
    std::string field;
    for (const Facet& facet : *shown.found.facets) {
        if (!group || field != facet.field) {
            field = facet.field;
            group = page.add("facet");
            group->set("field", field);
        }
        const TypedFilter* filter = chosen(shown.found.query, facet);
        const std::string text = filter != nullptr
                                     ? without_filter(shown.wish.text, *filter)
                                     : with_filter(shown.wish.text, field, facet.value);
        group->add("value")
            .set("word", value_word(field, facet.value, shown.language))
            .set_if("title", title_in(facet.titles, shown.language))
            .set("count", facet.count)
            .set("href", search_href(text, shown.wish.order))
            .flag("chosen", filter != nullptr);
    }
}

void add_found(WebPage& page, const Shown& shown)
{
    const SearchPage& found = shown.found;
    Node node = page.root().add("found");
    node.set("count", found.count).flag("more", found.more).set("order", code_of(found.order));
    for (const SearchOrder order :
         {SearchOrder::relevance, SearchOrder::reference, SearchOrder::date})
        if (order != SearchOrder::relevance || found.query.has_words())
            node.add("order")
                .set("code", code_of(order))
                .set("href", search_href(shown.wish.text, order))
                .flag("chosen", order == found.order);
    for (const TypedFilter& filter : found.query.filters)
        node.add("filter")
            .set("field", filter.field)
            .set("value", value_word(filter.field, filter.value, shown.language))
            .set("without", search_href(without_filter(shown.wish.text, filter), shown.wish.order));
    for (const Hit& hit : found.hits)
        add_hit(page, node, hit, shown.language);
    if (found.facets)
        add_facets(node, shown);
    const std::string here = search_href(shown.wish.text, shown.wish.order);
    node.set("sheet", "/search/sheet.csv" + here.substr(here.find('?')));
    if (!found.next.empty())
        node.add("next").set("href", here + "&after=" + percent_encoded(found.next));
    if (!shown.wish.after.empty())
        node.set("first", here);
}

void add_saved(Visit& visit, WebPage& page)
{
    for (const SavedSearch& each : saved_searches(search_ports(visit.ports()), visit.actor()))
        page.root()
            .add("saved")
            .set("name", each.name)
            .set("query", each.query)
            .set("href", search_href(each.query, SearchOrder::relevance));
}

Response searched(Visit& visit, const SearchWish& wish, const Result<SearchPage>& found,
                  const Problems& more)
{
    WebPage page{visit, "search", "catalogue"};
    page.has_fields({"q", "name"});
    page.root().set("query", wish.text).set("order", code_of(wish.order));
    Problems problems = more;
    if (!found)
        problems.insert(problems.begin(), found.problems().begin(), found.problems().end());
    if (!problems.empty())
        page.complain(problems);
    if (found && !found->query.empty())
        add_found(page, {wish, *found, visit.language});
    add_saved(visit, page);
    return page.finished(problems.empty() ? 200 : status_of(problems.front()));
}

// Of the form fields of this page; the name stays in its field when it is refused.
Response refused_here(Visit& visit, const Problems& problems)
{
    SearchWish wish;
    wish.text = visit.form["q"];
    auto said = problems;
    std::erase_if(said, [](const Problem& each) { return each.field == "q"; });
    return searched(visit, wish, find(visit, wish), said);
}

} // namespace

Response show_search(Visit& visit)
{
    const auto wish = wish_of(visit);
    if (!wish)
        return searched(visit, {visit.request.query["q"], {}, "", hits_of_page, false},
                        wish.problems(), {});
    SearchWish whole = *wish;
    whole.facets = true;
    return searched(visit, whole, find(visit, whole), {});
}

Response send_search_sheet(Visit& visit)
{
    const auto wish = wish_of(visit);
    if (!wish)
        return refuse(visit, wish.problems());
    std::string text = "\xEF\xBB\xBF" + csv_of(sheet_heading(visit.language)); // for spreadsheets
    const auto sent =
        search_all(search_ports(visit.ports()), reader_of(visit), *wish,
                   [&](const Hit& hit) { text += csv_of(sheet_row(hit, visit.language)); });
    if (!sent)
        return refuse(visit, sent.problems());
    Response response;
    response.type = "text/csv; charset=utf-8";
    response.set("Content-Disposition", "attachment; filename=\"search.csv\"");
    response.body = std::move(text);
    return response;
}

Response act_save_search(Visit& visit)
{
    const std::string& text = visit.form["q"];
    const auto saved = save_search(search_ports(visit.ports()), visit.actor(),
                                   std::string{trimmed(visit.form["name"])}, text);
    return saved ? redirect_to(search_href(text, SearchOrder::relevance))
                 : refused_here(visit, saved.problems());
}

Response act_forget_search(Visit& visit)
{
    const auto gone = forget_search(search_ports(visit.ports()), visit.actor(), visit.form["name"]);
    return gone ? redirect_to(search_href(visit.form["q"], SearchOrder::relevance))
                : refused_here(visit, gone.problems());
}

// A reference opens its unit, a barcode its box; anything else is searched for.
Response go_to_reference(Visit& visit)
{
    const std::string wanted{trimmed(visit.request.query["reference"])};
    if (wanted.empty())
        return redirect_to("/search");
    if (const auto reference = ReferenceCode::parse(wanted)) {
        const auto tx = visit.ports().work.read();
        if (visit.ports().catalogue.unit(*tx, *reference, visit.actor().clearance))
            return redirect_to(unit_href(*reference));
    }
    if (const auto box = scanned_box(search_ports(visit.ports()), visit.actor(), wanted))
        return redirect_to(box_href(box->series, box->number));
    return redirect_to(search_href(wanted, SearchOrder::relevance));
}

} // namespace aperta
