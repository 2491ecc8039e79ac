#include "store/stored_declassification_rows.hpp"

namespace aperta
{

Outcome outcome_in(const Statement& row, int column)
{
    const std::string text = row.text(column);
    return text == code_of(Outcome::lapse) ? Outcome::lapse : as_written(parse_outcome(text));
}

Determination determination_row(const Statement& row)
{
    Determination act;
    act.id = row.id<DeterminationId>(0);
    act.unit = row.id<UnitId>(1);
    act.review = row.id<ReviewId>(2);
    act.outcome = outcome_in(row, 3);
    act.level_before = level_in(row, 4);
    act.level_after = level_in(row, 5);
    act.reasons = letters_in(row.text(6));
    act.narrative = row.text(7);
    act.next_review = row.day(8);
    act.recommender = row.text(9);
    act.second_reviewer = row.text(10);
    act.authority = row.text(11);
    act.decided_for = row.id<AuthorityId>(12);
    act.delegation = row.id<DelegationId>(13);
    act.act_reference = row.text(14);
    act.day = row.day(15).value_or(LegalDay{});
    act.supersedes = row.id<DeterminationId>(16);
    act.rule_set = row.text(17);
    act.rule = row.text(18);
    act.rule_version = static_cast<int>(row.integer(19));
    act.rule_years = static_cast<int>(row.integer(20));
    act.inputs = row.text(21);
    return act;
}

Equity equity_row(const Statement& row)
{
    return {row.id<EquityId>(0),
            row.id<UnitId>(1),
            row.id<AuthorityId>(2),
            row.day(3),
            as_written(parse_equity_answer(row.text(4))),
            row.day(5),
            row.text(6)};
}

std::string letters_of(const std::vector<std::string>& reasons)
{
    std::string text;
    for (const std::string& each : reasons)
        text += (text.empty() ? "" : ",") + each;
    return text;
}

std::vector<std::string> letters_in(const std::string& text)
{
    std::vector<std::string> letters;
    for (const char c : text)
        if (c != ',')
            letters.emplace_back(1, c);
    return letters;
}

HeldByLevel held_in(const Statement& row, int boxes_column)
{
    return {BoxCount{row.integer(boxes_column)}, Millimetres{row.integer(boxes_column + 1)}};
}

} // namespace aperta
