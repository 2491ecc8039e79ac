#include "aperta/transfer/list.hpp"

#include "aperta/sheet/csv_field.hpp"
#include "aperta/words/words.hpp"

#include <initializer_list>

namespace aperta
{

namespace
{

std::string list_word(std::string_view id, Language language)
{
    return std::string{word("transfer_list_headings", id, language)};
}

// Fields are given as they stand in the file: texts through csv_text, numbers bare.
std::string csv_line(std::initializer_list<std::string> fields)
{
    std::string line;
    for (const std::string& field : fields) {
        line += line.empty() ? "" : ",";
        line += field;
    }
    return line + "\r\n";
}

std::string csv_heading(std::initializer_list<std::string_view> ids, Language language)
{
    std::string line;
    for (const std::string_view id : ids) {
        line += line.empty() ? "" : ",";
        line += csv_text(list_word(id, language));
    }
    return line + "\r\n";
}

std::string number(std::int64_t value)
{
    return std::to_string(value);
}

std::string metres(Millimetres extent, Language language)
{
    return csv_text(in_metres(extent, decimal_mark(language)));
}

std::string series_title(const ListedSeries& series, Language wanted)
{
    for (const Language language : {wanted, Language::nl, Language::fr, Language::en, Language::de})
        for (const PublicText& text : series.texts)
            if (text.language == language)
                return text.title;
    return {};
}

// Years are what a list of boxes needs; the finding aid has the days.
std::string years(std::optional<LegalDay> first, std::optional<LegalDay> last)
{
    if (!first || !last)
        return {};
    const int from = static_cast<int>(year_of(*first));
    const int to = static_cast<int>(year_of(*last));
    return from == to ? std::to_string(from) : std::to_string(from) + "-" + std::to_string(to);
}

std::string joined_decisions(const std::vector<std::string>& references)
{
    std::string text;
    for (const std::string& each : references)
        text += (text.empty() ? "" : "; ") + each;
    return text;
}

std::string remark(const ListedSeries& series, Language language)
{
    std::string text;
    const auto add = [&](std::string_view id) {
        text += (text.empty() ? "" : " ") + list_word(id, language);
    };
    const auto boxes = static_cast<std::int64_t>(series.boxes.size());
    if (series.counted() != series.line.declared || boxes != series.line.declared_boxes.value())
        add("remark_declared");
    if (series.measured && *series.measured != series.counted())
        add("remark_measured");
    if (!series.measured)
        add("remark_not_measured");
    if (text.empty())
        add("remark_agrees");
    return text;
}

} // namespace

// One line a record: some programs split a field at a line end even inside its quotes.
std::string csv_text(std::string_view text)
{
    std::string field = csv_field(text);
    for (char& c : field)
        if (c == '\n' || c == '\r')
            c = ' ';
    return field;
}

std::string transfer_list_csv(const std::vector<ListedSeries>& series, Language language)
{
    std::string csv = csv_heading(
        {"kind", "series", "title", "box", "dates", "millimetres", "metres", "decision"}, language);
    std::int64_t all_boxes = 0;
    Millimetres all;
    for (const ListedSeries& each : series) {
        const std::string reference = csv_text(each.line.series.text());
        const std::string title = csv_text(series_title(each, language));
        for (const ListedBox& box : each.boxes)
            csv += csv_line({csv_text(list_word("kind_box", language)), reference, title,
                             number(box.number), csv_text(years(box.first, box.last)),
                             number(box.width.value()), metres(box.width, language),
                             csv_text(joined_decisions(box.decisions))});
        const auto boxes = static_cast<std::int64_t>(each.boxes.size());
        csv += csv_line({csv_text(list_word("kind_series", language)), reference, title,
                         number(boxes), csv_text(years(each.dates.first, each.dates.last)),
                         number(each.counted().value()), metres(each.counted(), language),
                         csv_text("")});
        all_boxes += boxes;
        all += each.counted();
    }
    csv += csv_line({csv_text(list_word("kind_total", language)), csv_text(""), csv_text(""),
                     number(all_boxes), csv_text(""), number(all.value()), metres(all, language),
                     csv_text("")});
    return csv;
}

std::string reconciliation_csv(const std::vector<ListedSeries>& series, Language language)
{
    std::string csv = csv_heading({"series", "declared_boxes", "counted_boxes", "declared_mm",
                                   "counted_mm", "measured_mm", "difference_mm", "remark"},
                                  language);
    for (const ListedSeries& each : series) {
        const Millimetres counted = each.counted();
        csv +=
            csv_line({csv_text(each.line.series.text()), number(each.line.declared_boxes.value()),
                      number(static_cast<std::int64_t>(each.boxes.size())),
                      number(each.line.declared.value()), number(counted.value()),
                      each.measured ? number(each.measured->value()) : std::string{},
                      each.measured ? number((*each.measured - counted).value()) : std::string{},
                      csv_text(remark(each, language))});
    }
    return csv;
}

std::string decisions_csv(const std::vector<ListedSeries>& series, Language language)
{
    std::string csv = csv_heading({"series", "decision", "day", "level_before", "units"}, language);
    for (const ListedSeries& each : series)
        for (const ListedDecision& decision : each.decisions)
            csv += csv_line({csv_text(each.line.series.text()), csv_text(decision.reference),
                             csv_text(to_text(decision.day)),
                             csv_text(word("levels", code_of(decision.level_before), language)),
                             number(decision.units)});
    return csv;
}

} // namespace aperta
