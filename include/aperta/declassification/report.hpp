// The yearly account to Parliament and the daily work list. Both are computed, never typed: boxes
// and millimetres come from what each decision froze and from the boxes on the shelf.
// Levels above the reader's clearance, and what carries them, are not in the answer.
#pragma once

#include "aperta/declassification/review.hpp"

#include <map>
#include <vector>

namespace aperta
{

struct LevelYear {
    HeldByLevel opening; // on 1 January
    HeldByLevel newly_classified;
    HeldByLevel lowered_to;   // from a higher level
    HeldByLevel lowered_from; // to a lower level that is still one
    HeldByLevel declassified;
    HeldByLevel lapsed;
    HeldByLevel closing; // on 31 December
};

struct DeclassifiedSeries {
    UnitId series;
    ReferenceCode reference;
    std::vector<UnitText> texts; // titles, the public one where the true one is sensitive
    HeldByLevel moved;
    std::string act_reference;
    LegalDay day;
};

struct Evaluations {
    std::int64_t due_by_law = 0, due_by_policy = 0;         // that fall due in the year
    std::int64_t overdue_by_law = 0, overdue_by_policy = 0; // at its end, or today if earlier
    std::int64_t undated = 0;
};

struct AnnualReport {
    int year = 0;
    std::map<Level, LevelYear> levels;
    LevelYear total;
    std::map<Outcome, std::int64_t> decisions;
    std::vector<DeclassifiedSeries> declassified; // by day, then reference
    HeldByLevel declassified_total;
    Evaluations evaluations;
};

// Holds per level, in boxes and in millimetres: opening + newly classified + lowered to - lowered
// from - declassified - lapsed = closing. Problems: report.invariant_broken (level, year, expected,
// found), report.year_out_of_range (year).
[[nodiscard]] Result<AnnualReport> annual_report(DeclassificationPorts ports, const Actor& actor,
                                                 int year);

struct DueLine {
    UnitLine unit;
    DueDate due;
    std::int64_t days_left = 0; // below zero: overdue
};

struct UnderWay {
    UnitLine unit;
    Review review;
    std::int64_t days = 0; // since it was started
};

struct DueLines {
    std::vector<DueLine> by_law, by_policy; // overdue first; at most `limit` of each
    std::vector<UnderWay> under_way;        // the oldest first
    std::int64_t undated = 0;
};

// Series and what has a level of its own below them, due by `today` plus a year.
[[nodiscard]] DueLines due_work(DeclassificationPorts ports, const Actor& actor, LegalDay today,
                                int limit);

} // namespace aperta
