// When the law or the archive's own policy asks for something: terms as dated, versioned rows of
// catalog/rules/*.tsv, never as code, because the regime changed in 2022, 2023 and 2025.
//
// Everything counts from the last day a unit's dates can mean; a unit without a last day is never
// old and is listed as undated. Conventions: the anniversary of the day (29 February gives 1 March
// in a common year); a term is reached on the anniversary itself. Days are legal days, no instants.
// Pure values, safe across threads once parsed.
#pragma once

#include "aperta/core/date_span.hpp"
#include "aperta/core/level.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

enum class Effect {
    evaluate,     // a review is due; nothing changes by itself
    lapse,        // the classification ends by itself, the only one that does
    transfer_due, // to be handed to the State Archives
    access_open,  // a restriction of access ends; `condition` is the reason it was closed for
    level_exists  // the level may be given to papers classified within the rule's days
};
enum class Ground { law, policy };
enum class Rounding { none, next_first_of_january };

[[nodiscard]] std::string_view code_of(Effect effect); // "EVALUATE"
[[nodiscard]] std::string_view code_of(Ground ground); // "LAW"

// Which levels a rule is for: one of them, every classified one, or any unit at all.
struct LevelScope {
    bool unclassified_too = false;
    std::optional<Level> only;

    [[nodiscard]] bool covers(Level level) const;
};

struct Rule {
    std::string id;
    int version = 1;
    LevelScope levels;
    Effect effect = Effect::evaluate;
    Ground ground = Ground::policy;
    int years = 0;
    Rounding rounding = Rounding::none;
    std::optional<LegalDay> from, to; // of the classification, both ends included
    std::string condition;
    std::string source;      // act and article, or the policy
    bool to_confirm = false; // a jurist still has to say so
};

struct RuleSet {
    std::string name; // "BE-2025", from the file's name
    std::vector<Rule> rules;

    // The rule in force for papers of `level` classified on `classified_on`; null when none is.
    [[nodiscard]] const Rule* find(Effect effect, Level level, LegalDay classified_on,
                                   std::string_view condition = {}) const;
};

// Problems name the line: table.*, rules.unknown_effect, rules.unknown_ground, rules.unknown_level,
// rules.unknown_rounding, rules.unknown_status, rules.bad_number, rules.bad_day,
// rules.days_reversed, rules.source_missing, rules.overlap (line, other_line), rules.id_taken.
[[nodiscard]] Result<RuleSet> parse_rules(std::string_view file, std::string_view text);

// A computed day with all that gave it, so that it can be explained and computed again.
struct DueDate {
    LegalDay day;
    Ground ground = Ground::policy;
    std::string set;
    std::string rule;
    int version = 1;
    int years = 0;
    LegalDay base; // the last day, before rounding
    Level level = Level::unclassified;
    LegalDay classified_on;

    [[nodiscard]] bool overdue(LegalDay today) const { return day < today; }
    [[nodiscard]] std::int64_t days_left(LegalDay today) const { return (day - today).count(); }
    [[nodiscard]] std::string inputs() const; // "level=SECRET last_day=1944-09-03 ..."
};

struct DueDates {
    bool undated = false; // no last day: nothing is due, and lists say so
    std::optional<DueDate> evaluate, lapse, transfer;
};

// Unknown days of classification count as the last day of the papers. Problems:
// guard.g12_restricted_too_early (level, day, since).
[[nodiscard]] Result<DueDates> due_dates(const RuleSet& rules, Level level, const DateSpan& dates,
                                         std::optional<LegalDay> classified_on);

// Until the eve of the day on which the classification lapses; undated papers always are.
[[nodiscard]] bool still_classified_on(LegalDay day, const RuleSet& rules, Level level,
                                       const DateSpan& dates,
                                       std::optional<LegalDay> classified_on);

// The first open day of papers closed for `reason`; nothing without a rule or a last day.
[[nodiscard]] std::optional<DueDate> access_opens(const RuleSet& rules, const DateSpan& dates,
                                                  std::string_view reason);

// G12. Problems: guard.g12_restricted_too_early.
[[nodiscard]] Result<Done> level_existed(const RuleSet& rules, Level level, LegalDay classified_on);

// The latest last day whose term is reached on `today`: what lets the store find all papers that
// lapse with one comparison.
[[nodiscard]] LegalDay latest_base_reaching(const Rule& rule, LegalDay today);

} // namespace aperta
