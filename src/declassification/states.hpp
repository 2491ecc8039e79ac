// Which act may follow which state, as one table (domain rules, status axes: classification).
// An act that the table does not know from a state is refused, never guessed.
#pragma once

#include "aperta/catalogue/unit.hpp"
#include "aperta/declassification/decision.hpp"

#include <initializer_list>
#include <span>
#include <string_view>

namespace aperta
{

enum class Act {
    schedule,
    start_review,
    recommend,
    take_up,
    confirm,
    send_back,
    refer,
    hear_back,
    declassify,
    part,
    downgrade,
    maintain,
    lapse,
    recall,
    release_again,
    close_again
};

struct Transition {
    ClassificationState from;
    Act act;
    ClassificationState to;
};

[[nodiscard]] std::string_view code_of(Act act);
[[nodiscard]] Act act_of(Outcome outcome);
[[nodiscard]] std::span<const Transition> transitions();

// The state after all of `acts`. Problem: declassification.wrong_state (reference, state, act).
[[nodiscard]] Result<ClassificationState> state_after(const ReferenceCode& reference,
                                                      ClassificationState state,
                                                      std::initializer_list<Act> acts);

} // namespace aperta
