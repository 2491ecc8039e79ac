#include "web/year.hpp"

#include "aperta/words/words.hpp"
#include "web/facts.hpp"
#include "web/text.hpp"

#include <algorithm>

namespace aperta
{

namespace
{

constexpr int years_back = 5;
constexpr std::int64_t full_bar = 1000;

Result<AnnualReport> report_to_show(Visit& visit, int this_year)
{
    const DeclassificationPorts ports = declassification_ports(visit.ports());
    if (const auto wish = parse_number(visit.request.query["year"]); wish && *wish <= 9999)
        return annual_report(ports, visit.actor(), static_cast<int>(*wish));
    auto report = annual_report(ports, visit.actor(), this_year);
    for (int back = 1; back <= years_back; ++back) {
        if (!report || !report->declassified.empty())
            return report;
        auto earlier = annual_report(ports, visit.actor(), this_year - back);
        if (earlier && !earlier->declassified.empty())
            return earlier;
    }
    return report;
}

void add_series(Node year, const DeclassifiedSeries& each, std::int64_t longest, Language language)
{
    const std::int64_t share = longest > 0 ? each.moved.extent.value() * full_bar / longest : 0;
    year.add("series")
        .set("reference", each.reference.text())
        .set("href", unit_href(each.reference))
        .set("title", title_in(each.texts, language))
        .set("boxes", each.moved.boxes.value())
        .set("metres", shown_metres(each.moved.extent, language))
        .set("share", share)
        .set("act", each.act_reference)
        .set("day", to_text(each.day));
}

} // namespace

std::optional<AnnualReport> add_year(Visit& visit, WebPage& page)
{
    const int this_year = static_cast<int>(year_of(visit.ports().clock.today()));
    const auto report = report_to_show(visit, this_year);
    Node year = page.root().add("year");
    year.set("this", std::int64_t{this_year});
    if (!report) {
        year.set("number", parse_number(visit.request.query["year"]).value_or(this_year));
        year.add("problem", sentence(report.problems().front(), visit.language));
        return std::nullopt;
    }
    year.set("number", std::int64_t{report->year})
        .set("boxes", report->declassified_total.boxes.value())
        .set("metres", shown_metres(report->declassified_total.extent, visit.language));
    std::int64_t longest = 0;
    for (const DeclassifiedSeries& each : report->declassified)
        longest = std::max(longest, each.moved.extent.value());
    for (const DeclassifiedSeries& each : report->declassified)
        add_series(year, each, longest, visit.language);
    return *report;
}

} // namespace aperta
