#include "web/facts.hpp"

#include "aperta/core/legal_day.hpp"
#include "aperta/words/words.hpp"
#include "web/text.hpp"

#include <fmt/format.h>

#include <array>

namespace aperta
{

namespace
{

std::string day_or_nothing(const std::optional<LegalDay>& day)
{
    return day ? to_text(*day) : std::string{};
}

bool under_way(JobState state)
{
    return state == JobState::queued || state == JobState::running;
}

void add_instant(Node& node, const char* name, const char* shown, const std::string& instant)
{
    node.set_if(name, instant).set_if(shown, shown_instant(instant));
}

} // namespace

std::string unit_href(const ReferenceCode& reference)
{
    return "/units/" + percent_encoded(reference.text());
}

std::string boxes_href(const ReferenceCode& series)
{
    return unit_href(series) + "/boxes";
}

std::string box_href(const ReferenceCode& series, std::int64_t number)
{
    return boxes_href(series) + "/" + std::to_string(number);
}

std::string reel_href(const ReferenceCode& reel)
{
    return "/film/" + percent_encoded(reel.text());
}

std::string_view own_name(Language language)
{
    constexpr std::array<std::string_view, 4> names{"English", "Nederlands", "Français", "Deutsch"};
    return names.at(static_cast<std::size_t>(language));
}

std::string_view title_in(const std::vector<UnitText>& texts, Language language)
{
    const UnitText* text = text_in(texts, language);
    return text != nullptr ? std::string_view{text->title} : std::string_view{};
}

std::string_view name_in(const Authority& authority, Language language)
{
    for (const AuthorityName& each : authority.names)
        if (each.language == language)
            return each.name;
    return authority.names.empty() ? std::string_view{authority.code}
                                   : std::string_view{authority.names.front().name};
}

std::string shown_metres(Millimetres extent, Language language)
{
    return in_metres(extent, decimal_mark(language));
}

std::string shown_bytes(std::uint64_t bytes, Language language)
{
    constexpr std::array units{"kB", "MB", "GB", "TB"};
    std::uint64_t tenths = bytes / 100; // of a kB
    std::size_t unit = 0;
    while (tenths >= 10'000 && unit + 1 < units.size()) {
        tenths /= 1000;
        ++unit;
    }
    return fmt::format("{}{}{} {}", tenths / 10, decimal_mark(language), tenths % 10,
                       units.at(unit));
}

std::string shown_instant(std::string_view instant)
{
    constexpr std::size_t to_the_minute = 16;
    std::string shown{instant.substr(0, to_the_minute)};
    if (shown.size() == to_the_minute)
        shown[10] = ' ';
    return shown.empty() ? shown : shown + " UTC";
}

void add_level(Node node, Level level, Language language)
{
    node.set("level", code_of(level)).set("level-word", word("levels", code_of(level), language));
}

void add_dates(Node node, const DateSpan& dates)
{
    node.set_if("dates", dates.text)
        .set_if("first", day_or_nothing(dates.first))
        .set_if("last", day_or_nothing(dates.last));
}

void add_extent(Node node, const ExtentTotals& extent, Language language)
{
    node.set("boxes", extent.boxes.value()).set("metres", shown_metres(extent.computed, language));
    if (extent.measured)
        node.set("measured", shown_metres(*extent.measured, language));
    if (extent.discrepant())
        node.set("difference", shown_metres(extent.computed - *extent.measured, language));
}

void add_line(WebPage& page, Node list, const UnitLine& line, Language language)
{
    page.shows(line.legal_level);
    Node node = list.add("unit");
    node.set("reference", line.reference.text())
        .set("href", unit_href(line.reference))
        .set("title", title_in(line.texts, language))
        .set("state", word("classification_states", code_of(line.classification_state), language))
        .set("access", word("access_states", code_of(line.access.state), language));
    add_level(node, line.legal_level, language);
    add_dates(node, line.dates);
    if (line.children > 0)
        node.set("children", line.children)
            .set("api", "/api/v1" + unit_href(line.reference) + "/children");
}

Node add_job(Node list, const Job& job, Language language)
{
    Node node = list.add("job");
    const std::string number = std::to_string(job.id.value());
    node.set("number", number)
        .set("href", "/jobs/" + number)
        .set("api", "/api/v1/jobs/" + number)
        .set("cancel", "/jobs/" + number + "/cancel")
        .set("kind", word("job_kinds", job.kind, language))
        .set("subject", job.subject)
        .set("state", word("job_states", code_of(job.state), language))
        .set("state-code", code_of(job.state))
        .set("account", job.account)
        .set("attempt", std::int64_t{job.attempt})
        .set_if("result", job.result)
        .flag("under-way", under_way(job.state))
        .flag("cancel-asked", job.cancel_asked);
    if (under_way(job.state))
        node.set_if("phase", job.phase.empty() ? "" : word("phases", job.phase, language));
    if (job.total > 0)
        node.set("done", job.done).set("total", job.total);
    add_instant(node, "asked", "asked-shown", job.asked_at);
    add_instant(node, "started", "started-shown", job.started_at);
    add_instant(node, "ended", "ended-shown", job.ended_at);
    if (!job.code.empty())
        node.add("problem", sentence({Fault::environment, job.code, "", job.facts}, language));
    return node;
}

void add_next(Node list, const Onward& onward)
{
    if (onward.shown < static_cast<std::size_t>(page_limit))
        return;
    Node next = list.add("next");
    next.set("href", fmt::format("{}?after={}", onward.address, onward.last))
        .set("limit", std::int64_t{page_limit});
    if (onward.after > 0)
        next.set("first", onward.address);
}

} // namespace aperta
