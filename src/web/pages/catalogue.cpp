#include "aperta/words/words.hpp"
#include "web/facts.hpp"
#include "web/page.hpp"
#include "web/pages/pages.hpp"
#include "web/reading.hpp"
#include "web/text.hpp"

namespace aperta
{

namespace
{

void add_series(WebPage& page, Node fonds, const SeriesTotals& each, Language language)
{
    page.shows(each.series.legal_level);
    Node node = fonds.add("series");
    node.set("reference", each.series.reference.text())
        .set("href", unit_href(each.series.reference))
        .set("boxes-href", boxes_href(each.series.reference))
        .set("title", title_in(each.series.texts, language))
        .set("state",
             word("classification_states", code_of(each.series.classification_state), language))
        .set("access", word("access_states", code_of(each.series.access.state), language));
    add_level(node, each.series.legal_level, language);
    add_dates(node, each.series.dates);
    add_extent(node, each.extent, language);
}

} // namespace

Response show_series_list(Visit& visit)
{
    const auto all = read_totals(visit);
    WebPage page{visit, "series_list", "catalogue"};
    for (const CatalogueTotals& totals : all) {
        Node fonds = page.root().add("fonds");
        fonds.set("reference", totals.reference.text())
            .set("href", unit_href(totals.reference))
            .set("title", totals.reference.text());
        const auto tx = visit.ports().work.read();
        if (const auto unit =
                visit.ports().catalogue.unit(*tx, totals.reference, visit.actor().clearance)) {
            page.shows(unit->legal_level);
            fonds.set("title", title_in(unit->texts, visit.language));
        }
        add_extent(fonds, totals.extent, visit.language);
        for (const SeriesTotals& each : totals.series)
            add_series(page, fonds, each, visit.language);
    }
    return page.finished();
}

} // namespace aperta
