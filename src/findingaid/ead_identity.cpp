#include "findingaid/ead_identity.hpp"

#include <algorithm>
#include <utility>

namespace aperta
{

namespace
{

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool file_letter(char c)
{
    return is_letter(c) || is_digit(c) || c == '.' || c == '-' || c == '_';
}

bool lawful_identifier(std::string_view text)
{
    return !text.empty() && text.size() <= 100 && text.front() != '.' &&
           std::all_of(text.begin(), text.end(), file_letter);
}

// ISO 15511:2019 as apeEAD 1.5 has it: country, hyphen, one to eleven characters of the agency.
bool lawful_isil(std::string_view text)
{
    return text.size() >= 4 && text.size() <= 14 && is_letter(text[0]) && is_letter(text[1]) &&
           text[2] == '-' && std::all_of(text.begin() + 3, text.end(), [](char c) {
               return is_letter(c) || is_digit(c) || c == ':' || c == '/' || c == '-';
           });
}

} // namespace

bool lawful_language_code(std::string_view code)
{
    return code.size() == 3 && std::all_of(code.begin(), code.end(), is_letter);
}

std::string text_of(const std::vector<FindingAidText>& texts, Language language)
{
    for (const Language wanted : {language, Language::nl, Language::fr, Language::en, Language::de})
        for (const FindingAidText& each : texts)
            if (each.language == wanted && !each.text.empty())
                return each.text;
    return {};
}

Problems identity_problems(const FindingAidIdentity& identity, Language language)
{
    Problems problems;
    const auto refuse = [&problems](std::string code, const std::string& given) {
        problems.push_back({Fault::invalid, std::move(code), "", {{"given", given}}});
    };
    if (!lawful_isil(identity.isil))
        refuse("findingaid.isil_malformed", identity.isil);
    if (identity.country.size() != 2)
        refuse("findingaid.country_malformed", identity.country);
    if (!lawful_identifier(identity.identifier))
        refuse("findingaid.identifier_malformed", identity.identifier);
    if (text_of(identity.titles, language).empty())
        refuse("findingaid.no_title", identity.identifier);
    return problems;
}

std::string eadid(const FindingAidIdentity& identity, Language language)
{
    return identity.isil + "_" + identity.identifier + "_" + std::string{iso_639_2b(language)};
}

std::string finding_aid_name(const FindingAidIdentity& identity, Language language)
{
    std::string name = eadid(identity, language) + ".ead.xml";
    std::replace_if(
        name.begin(), name.end(), [](char c) { return !file_letter(c); }, '-');
    return name;
}

} // namespace aperta
