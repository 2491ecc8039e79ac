#include "aperta/declassification/decision.hpp"

#include <array>
#include <span>

namespace aperta
{

namespace
{

constexpr std::array<std::string_view, 5> outcome_codes{"declassify", "part", "downgrade",
                                                        "maintain", "lapse"};
constexpr std::array<std::string_view, 4> review_kind_codes{"evaluation", "request", "re_review",
                                                            "qa"};
constexpr std::array<std::string_view, 4> answer_codes{"none", "consent", "partial", "refused"};

template <class Enum>
Result<Enum> coded(std::span<const std::string_view> codes, std::string_view text,
                   const char* problem)
{
    for (std::size_t i = 0; i < codes.size(); ++i)
        if (codes[i] == text)
            return static_cast<Enum>(i);
    return Problem{Fault::invalid, problem, "", {{"given", std::string{text.substr(0, 80)}}}};
}

} // namespace

std::string_view code_of(Outcome outcome)
{
    return outcome_codes.at(static_cast<std::size_t>(outcome));
}

std::string_view code_of(ReviewKind kind)
{
    return review_kind_codes.at(static_cast<std::size_t>(kind));
}

std::string_view code_of(EquityAnswer answer)
{
    return answer_codes.at(static_cast<std::size_t>(answer));
}

Result<Outcome> parse_outcome(std::string_view text)
{
    const auto by_people = std::span{outcome_codes}.first(4); // lapse is the clock's
    return coded<Outcome>(by_people, text, "declassification.unknown_outcome");
}

Result<ReviewKind> parse_review_kind(std::string_view text)
{
    return coded<ReviewKind>(review_kind_codes, text, "declassification.unknown_review_kind");
}

Result<EquityAnswer> parse_equity_answer(std::string_view text)
{
    return coded<EquityAnswer>(answer_codes, text, "declassification.unknown_answer");
}

bool is_reason(std::string_view letter)
{
    return letter.size() == 1 && letter.front() >= 'a' && letter.front() <= 'k';
}

} // namespace aperta
