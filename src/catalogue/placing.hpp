// Hanging one unit in its place, with what the history keeps of it.
#pragma once

#include "aperta/catalogue/describe.hpp"

#include <string>

namespace aperta
{

// Names a bulk act in the history: the act and the instant, made single by a number.
[[nodiscard]] std::string new_batch(const CataloguePorts& ports, WriteTx& tx, const char* act);

struct PlaceWanted {
    const Unit& parent;
    std::int64_t position = 0;
};

// The caller has checked that it may. Breakage store.failed when the unit changed in this very
// transaction.
ChangeId hang(WriteTx& tx, const CataloguePorts& ports, const Actor& actor, Unit& unit,
              const PlaceWanted& place, const ChangeContext& context);

// Puts a unit back where a move had it. Problems: unit.not_found for a parent that is out of sight.
[[nodiscard]] Result<SavedUnit> hang_back(WriteTx& tx, const CataloguePorts& ports,
                                          const Actor& actor, Unit unit, const RecordChange& change,
                                          const ChangeContext& context);

// Gives one unit its former code. Problems: unit.reference_taken.
[[nodiscard]] Result<SavedUnit> name_back(WriteTx& tx, const CataloguePorts& ports,
                                          const Actor& actor, Unit unit, const RecordChange& change,
                                          const ChangeContext& context);

// Any change of a unit, whatever act it was. Problems as undo_change.
[[nodiscard]] Result<SavedUnit> undo_in(WriteTx& tx, const CataloguePorts& ports,
                                        const Actor& actor, const ReferenceCode& reference,
                                        const RecordChange& change, const ChangeContext& context);

} // namespace aperta
