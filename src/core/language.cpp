#include "aperta/core/language.hpp"

#include <string>

namespace aperta
{

namespace
{

struct LanguageCodes {
    std::string_view short_code;
    std::string_view bibliographic;
};

constexpr std::array<LanguageCodes, 4> language_codes{
    {{"en", "eng"}, {"nl", "dut"}, {"fr", "fre"}, {"de", "ger"}}};

} // namespace

std::string_view code_of(Language language)
{
    return language_codes.at(static_cast<std::size_t>(language)).short_code;
}

std::string_view iso_639_2b(Language language)
{
    return language_codes.at(static_cast<std::size_t>(language)).bibliographic;
}

Result<Language> parse_language(std::string_view text)
{
    for (Language each : all_languages)
        if (text == code_of(each) || text == iso_639_2b(each))
            return each;
    return Problem{Fault::invalid, "language.unknown", "language", {{"given", std::string{text}}}};
}

} // namespace aperta
