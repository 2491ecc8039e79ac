#include "declassification/states.hpp"

#include <algorithm>
#include <array>

namespace aperta
{

namespace
{

using enum ClassificationState;

constexpr std::array state_table{
    Transition{catalogued, Act::schedule, scheduled},
    Transition{maintained, Act::schedule, scheduled},
    Transition{downgraded, Act::schedule, scheduled},
    Transition{scheduled, Act::start_review, in_review},
    Transition{in_review, Act::recommend, proposed},
    Transition{proposed, Act::take_up, second_review},
    Transition{second_review, Act::send_back, in_review},
    Transition{second_review, Act::refer, referred},
    Transition{referred, Act::hear_back, second_review},
    Transition{second_review, Act::confirm, awaiting_decision},
    Transition{awaiting_decision, Act::declassify, declassified},
    Transition{awaiting_decision, Act::part, part_declassified},
    Transition{awaiting_decision, Act::downgrade, downgraded},
    Transition{awaiting_decision, Act::maintain, maintained},
    Transition{declassified, Act::recall, recall_pending},
    Transition{recall_pending, Act::release_again, declassified},
    Transition{recall_pending, Act::close_again, maintained},
    // The hundred-year day comes to a unit in whatever state it is still classified.
    Transition{catalogued, Act::lapse, lapsed_by_law},
    Transition{scheduled, Act::lapse, lapsed_by_law},
    Transition{in_review, Act::lapse, lapsed_by_law},
    Transition{proposed, Act::lapse, lapsed_by_law},
    Transition{second_review, Act::lapse, lapsed_by_law},
    Transition{referred, Act::lapse, lapsed_by_law},
    Transition{awaiting_decision, Act::lapse, lapsed_by_law},
    Transition{maintained, Act::lapse, lapsed_by_law},
    Transition{downgraded, Act::lapse, lapsed_by_law},
    Transition{recall_pending, Act::lapse, lapsed_by_law},
};

constexpr std::array<std::string_view, 16> act_codes{
    "schedule", "start_review", "recommend",     "take_up",    "confirm",   "send_back",
    "refer",    "hear_back",    "declassify",    "part",       "downgrade", "maintain",
    "lapse",    "recall",       "release_again", "close_again"};

} // namespace

std::string_view code_of(Act act)
{
    return act_codes.at(static_cast<std::size_t>(act));
}

Act act_of(Outcome outcome)
{
    constexpr std::array acts{Act::declassify, Act::part, Act::downgrade, Act::maintain,
                              Act::lapse};
    return acts.at(static_cast<std::size_t>(outcome));
}

std::span<const Transition> transitions()
{
    return state_table;
}

Result<ClassificationState> state_after(const ReferenceCode& reference, ClassificationState state,
                                        std::initializer_list<Act> acts)
{
    for (const Act act : acts) {
        const auto* const found =
            std::find_if(state_table.begin(), state_table.end(), [&](const Transition& each) {
                return each.from == state && each.act == act;
            });
        if (found == state_table.end())
            return Problem{Fault::conflict,
                           "declassification.wrong_state",
                           "",
                           {{"reference", reference.text()},
                            {"state", std::string{code_of(state)}},
                            {"act", std::string{code_of(act)}}}};
        state = found->to;
    }
    return state;
}

} // namespace aperta
