#include "findingaid/ead_words.hpp"

#include "aperta/words/words.hpp"

#include <array>
#include <initializer_list>

namespace aperta
{

namespace
{

struct Blank {
    std::string_view name; // with its braces
    std::string value;
};

std::string filled(std::string text, std::initializer_list<Blank> blanks)
{
    for (const Blank& blank : blanks) {
        const std::size_t at = text.find(blank.name);
        if (at != std::string::npos)
            text.replace(at, blank.name.size(), blank.value);
    }
    return text;
}

std::string digits(int value, std::size_t width)
{
    std::string text = std::to_string(value);
    return text.size() >= width ? text : std::string(width - text.size(), '0') + text;
}

// apeEAD 1.5 takes years 0000 to 2999 here, and no season.
std::string normal_point(const edtf::Date& date)
{
    const bool vague = date.uncertain || date.approximate || date.month_unspecified ||
                       date.day_unspecified || date.unspecified_year_digits != 0;
    const bool season = date.month && *date.month > 12;
    if (vague || season || date.year < 0 || date.year > 2999)
        return {};
    std::string text = digits(date.year, 4);
    if (date.month)
        text += "-" + digits(static_cast<int>(*date.month), 2);
    if (date.day)
        text += "-" + digits(static_cast<int>(*date.day), 2);
    return text;
}

std::string normal_end(const edtf::End& end)
{
    const auto* date = std::get_if<edtf::Date>(&end);
    return date == nullptr ? std::string{} : normal_point(*date);
}

} // namespace

std::string heading(std::string_view id, Language language)
{
    return std::string{word("finding_aid_headings", id, language)};
}

std::string normal_date(const DateSpan& dates)
{
    if (dates.undated())
        return {};
    const auto parsed = edtf::parse(dates.text);
    if (!parsed)
        return {};
    if (const auto* date = std::get_if<edtf::Date>(&*parsed))
        return normal_point(*date);
    const auto& range = std::get<edtf::Interval>(*parsed);
    const std::string start = normal_end(range.start);
    const std::string end = normal_end(range.end);
    return start.empty() || end.empty() ? std::string{} : start + "/" + end;
}

std::string spoken_day(LegalDay day, Language language)
{
    const std::chrono::year_month_day date{day};
    const auto month = static_cast<unsigned>(date.month());
    const auto number = static_cast<unsigned>(date.day());
    const bool first = language == Language::fr && number == 1;
    return filled(heading("day", language),
                  {{"{day}", std::to_string(number) + (first ? "er" : "")},
                   {"{month}", heading("month_" + std::to_string(month), language)},
                   {"{year}", std::to_string(static_cast<int>(date.year()))}});
}

std::string ncname(const ReferenceCode& reference)
{
    std::string id = "u_.";
    for (const char c : reference.text())
        if (c == '/')
            id += "_.";
        else if (c == '_')
            id += "__";
        else
            id.push_back(c);
    return id;
}

std::string form_text(const ReleasedUnit& unit, Language language)
{
    if (unit.form().empty())
        return {};
    std::string one{word("extent_forms", unit.form(), language)};
    if (unit.pieces() == 0)
        return one;
    const std::string many{
        word_field("extent_forms", unit.form(), std::string{code_of(language)} + "_plural")};
    return std::to_string(unit.pieces()) + " " + (unit.pieces() == 1 || many.empty() ? one : many);
}

std::string access_text(const AccessRestriction& access, LegalDay today, Language language)
{
    const bool ended = access.until && *access.until <= today;
    if (access.state == AccessState::open || ended)
        return heading("access_open", language);
    std::string text = access.until ? filled(heading("access_until", language),
                                             {{"{day}", spoken_day(*access.until, language)}})
                                    : heading("access_closed", language);
    if (!access.reason.empty())
        text +=
            " " +
            filled(heading("access_reason", language),
                   {{"{reason}", std::string{word("access_reasons", access.reason, language)}}});
    return text;
}

std::string decision_text(const ReleasedBy& decision, Language language)
{
    return filled(
        heading("decision", language),
        {{"{reference}", decision.reference},
         {"{day}", spoken_day(decision.day, language)},
         {"{level}", std::string{word("levels", code_of(decision.level_before), language)}}});
}

std::string held_back_text(std::int64_t count, Language language)
{
    return filled(heading(count == 1 ? "held_back_one" : "held_back", language),
                  {{"{count}", std::to_string(count)}});
}

std::string name_in(const Authority& authority, Language language)
{
    for (const Language wanted : {language, Language::nl, Language::fr, Language::en, Language::de})
        for (const AuthorityName& name : authority.names)
            if (name.language == wanted)
                return name.name;
    return authority.code;
}

std::string language_name(const std::string& code, Language language)
{
    const std::string id = "language_" + code;
    const std::string name = heading(id, language);
    return name == id ? code : name;
}

} // namespace aperta
