#include "aperta/catalogue/unit.hpp"

#include <array>
#include <span>

namespace aperta
{

namespace
{

constexpr std::array<std::string_view, 5> description_level_codes{"fonds", "series", "subseries",
                                                                  "file", "item"};
constexpr std::array<std::string_view, 14> classification_state_codes{
    "CATALOGUED", "SCHEDULED",         "IN_REVIEW",      "PROPOSED",          "SECOND_REVIEW",
    "REFERRED",   "AWAITING_DECISION", "DECLASSIFIED",   "PART_DECLASSIFIED", "DOWNGRADED",
    "MAINTAINED", "LAPSED_BY_LAW",     "RECALL_PENDING", "UNCLASSIFIED"};
constexpr std::array<std::string_view, 4> access_state_codes{"NOT_ASSESSED", "OPEN", "CLOSED_UNTIL",
                                                             "CLOSED_TITLE_ALSO"};
constexpr std::array<std::string_view, 10> custody_state_codes{
    "AT_SERVICE", "RESERVED", "PACKED",      "SEALED",     "IN_TRANSIT",
    "RECEIVED",   "ACCEPTED", "DISCREPANCY", "RECONCILED", "RETURNED"};

template <class Enum>
Result<Enum> find_code(std::span<const std::string_view> codes, std::string_view text,
                       const char* problem)
{
    for (std::size_t i = 0; i < codes.size(); ++i)
        if (codes[i] == text)
            return static_cast<Enum>(i);
    return Problem{Fault::invalid, problem, "", {{"given", std::string{text}}}};
}

} // namespace

std::string_view code_of(DescriptionLevel level)
{
    return description_level_codes.at(static_cast<std::size_t>(level));
}

std::string_view code_of(ClassificationState state)
{
    return classification_state_codes.at(static_cast<std::size_t>(state));
}

std::string_view code_of(AccessState state)
{
    return access_state_codes.at(static_cast<std::size_t>(state));
}

std::string_view code_of(CustodyState state)
{
    return custody_state_codes.at(static_cast<std::size_t>(state));
}

Result<DescriptionLevel> parse_description_level(std::string_view text)
{
    return find_code<DescriptionLevel>(description_level_codes, text, "unit.unknown_level");
}

Result<ClassificationState> parse_classification_state(std::string_view text)
{
    return find_code<ClassificationState>(classification_state_codes, text, "unit.unknown_state");
}

Result<AccessState> parse_access_state(std::string_view text)
{
    return find_code<AccessState>(access_state_codes, text, "unit.unknown_state");
}

Result<CustodyState> parse_custody_state(std::string_view text)
{
    return find_code<CustodyState>(custody_state_codes, text, "unit.unknown_state");
}

const UnitText* text_in(const std::vector<UnitText>& texts, Language wanted)
{
    for (Language language : {wanted, Language::nl, Language::fr, Language::en, Language::de})
        for (const UnitText& each : texts)
            if (each.language == language && !each.title.empty())
                return &each;
    return nullptr;
}

} // namespace aperta
