// What a review and a decision leave behind. Plain values: nothing here reads a clock or a store.
//
// People are named by their account, the bodies they act for by AuthorityId. A determination and a
// unit held back are never changed once stored (G13); a correction is a new one that supersedes.
#pragma once

#include "aperta/catalogue/unit.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

using ReviewId = Id<struct ReviewTag>;
using EquityId = Id<struct EquityTag>;
using DelegationId = Id<struct DelegationTag>;

enum class Outcome { declassify, part, downgrade, maintain, lapse };
enum class ReviewKind { evaluation, request, re_review, qa };
enum class EquityAnswer { none, consent, partial, refused };

[[nodiscard]] std::string_view code_of(Outcome outcome);     // "declassify"
[[nodiscard]] std::string_view code_of(ReviewKind kind);     // "re_review"
[[nodiscard]] std::string_view code_of(EquityAnswer answer); // "consent"
// Problems: declassification.unknown_outcome, .unknown_review_kind, .unknown_answer (given).
// "lapse" is no outcome that a person can name: only the clock lapses.
[[nodiscard]] Result<Outcome> parse_outcome(std::string_view text);
[[nodiscard]] Result<ReviewKind> parse_review_kind(std::string_view text);
[[nodiscard]] Result<EquityAnswer> parse_equity_answer(std::string_view text);

// The protected interests of article 3 of the act of 11 December 1998: "a" to "k".
[[nodiscard]] bool is_reason(std::string_view letter);

// The originator's power to decide, lent to a person. Both days are included.
struct Delegation {
    DelegationId id;
    AuthorityId authority; // who lends it
    std::string delegate;  // account
    Level up_to = Level::unclassified;
    LegalDay from;
    LegalDay to;
    std::string reference;
};

// Information in a unit that belongs to another: a foreign service, NATO, the EU, a third agency.
struct Equity {
    EquityId id;
    UnitId unit;
    AuthorityId owner;
    std::optional<LegalDay> sent;
    EquityAnswer answer = EquityAnswer::none; // no answer is not consent
    std::optional<LegalDay> answered;
    std::string document;
};

// A unit that stays classified when what holds it is declassified: a sheet stands in its place in
// the box and the paper lies at `location`.
struct HeldBack {
    UnitId unit;
    std::string reason; // letter
    std::string sheet;  // number of the placeholder sheet; without one nothing may pass (G5)
    std::string location;
    std::string recorded_by;
    LegalDay recorded_on;
};

// What the reviewer proposes. `reviewed_up_to`: papers classified above it were not looked at, and
// the decision may not reach them (G5); the unit's own level when not said.
struct Proposal {
    Outcome outcome = Outcome::maintain;
    Level level_after = Level::unclassified;
    Level reviewed_up_to = Level::unclassified;
    std::vector<std::string> reasons;
    std::string narrative;
    std::optional<LegalDay> next_review;
    bool equities_checked = false; // undocumented means not done (G3)
};

// One cycle over one unit, from its scheduling to the decision that closes it.
struct Review {
    ReviewId id;
    UnitId unit;
    ReviewKind kind = ReviewKind::evaluation;
    ClassificationState state = ClassificationState::scheduled;
    LegalDay started;
    Proposal proposal;
    std::string recommender; // account
    std::optional<LegalDay> recommended_on;
    std::string second_reviewer; // account
    std::optional<LegalDay> confirmed_on;
    std::string returned_because; // of the last return
};

// An act that changed or kept a classification. With Outcome::lapse it is the clock's: it has no
// unit and no people, but the rule that gave it.
struct Determination {
    DeterminationId id;
    UnitId unit;
    ReviewId review;
    Outcome outcome = Outcome::maintain;
    Level level_before = Level::unclassified; // of the unit itself
    Level level_after = Level::unclassified;
    std::vector<std::string> reasons;
    std::string narrative; // empty to readers below level_before
    std::optional<LegalDay> next_review;
    std::string recommender;
    std::string second_reviewer;
    std::string authority;   // account of who decided
    AuthorityId decided_for; // the body that lent the power
    DelegationId delegation;
    std::string act_reference;
    LegalDay day;
    DeterminationId supersedes;
    std::string rule_set, rule, inputs; // with lapse
    int rule_version = 0;
    int rule_years = 0;
};

// A box as the decision found and left it; the annual report counts these, not today's boxes.
struct CoveredBox {
    ContainerId container;
    UnitId series;
    int number = 0;
    Level before = Level::unclassified;
    Level after = Level::unclassified;
    Millimetres width;
};

} // namespace aperta
