// Arranging the tree: moving units among their siblings or to another parent, and giving new
// reference codes. The archivist's acts; each is one transaction with history and audit.
//
// Moving touches the moved units alone, never what lies below them: positions have gaps, reference
// codes stay (they are cited), and a unit that inherited its level keeps it as its own when its new
// parent has another, so that no move raises or lowers a classification.
// Problems of all: access.role_needed, unit.not_found.
#pragma once

#include "aperta/catalogue/describe.hpp"

#include <string>
#include <vector>

namespace aperta
{

struct MoveUnits {
    std::vector<ReferenceCode> units; // in the order they shall stand
    ReferenceCode parent;
    ReferenceCode before; // the sibling they shall stand before; empty: last
};

struct MovedUnits {
    std::string batch; // of the history, to undo the whole
    std::int64_t moved = 0;
};

inline constexpr std::size_t most_moved_at_once = 1'000;

// Problems: arrange.nothing, arrange.too_many (facts limit), arrange.under_itself,
// unit.wrong_parent, arrange.boxed_elsewhere (it lies in boxes of a series that it would leave),
// arrange.in_transfer (it has left its place at the service), arrange.not_a_sibling (of `before`).
[[nodiscard]] Result<MovedUnits> move_units(CataloguePorts ports, const Actor& actor,
                                            const MoveUnits& wanted);

// One place up or down among the siblings that the actor sees; at the end nothing moves.
enum class Step { up, down };
[[nodiscard]] Result<MovedUnits> step_unit(CataloguePorts ports, const Actor& actor,
                                           const ReferenceCode& unit, Step step);

struct Renumber {
    ReferenceCode parent; // its children get new codes, and what lies below them follows
    std::int64_t first = 1;
    int digits = 4; // 1 to 9: "0001"
};

struct NewCode {
    ReferenceCode from;
    ReferenceCode to;
};

// What `renumber` would do, in order, without what stays as it is. Below a child the codes that
// begin with its own follow it. Problems: renumber.taken (facts reference), renumber.film (a reel
// is kept under its code), renumber.clearance (whoever renumbers must see everything below, so the
// highest clearance is asked for, whatever lies there), renumber.too_many, reference.too_long.
[[nodiscard]] Result<std::vector<NewCode>> renumbering(CataloguePorts ports, const Actor& actor,
                                                       const Renumber& wanted);
[[nodiscard]] Result<MovedUnits> renumber(CataloguePorts ports, const Actor& actor,
                                          const Renumber& wanted);

// Takes every change of a batch back, last first, or none. Problems: history.no_batch and those
// of undo_change, naming the unit.
[[nodiscard]] Result<MovedUnits> undo_batch(CataloguePorts ports, const Actor& actor,
                                            const std::string& batch);

} // namespace aperta
