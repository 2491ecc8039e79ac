// The folded words of units beside the catalogue (unit_words), and the full-text tables that follow
// them. Whoever adds a unit or changes what it says calls index_unit in the same transaction; a
// change of level needs no call.
#pragma once

#include "aperta/catalogue/unit.hpp"
#include "aperta/search/store.hpp"
#include "store/connection.hpp"

namespace aperta
{

// The unit's own texts as given; names of creators and access points as the
// store has them.
void index_unit(Connection& connection, const Unit& unit);
void index_unit(Connection& connection, UnitId unit); // as the store has it

// For a change of an authority's names.
void index_units_of(Connection& connection, AuthorityId named);

// Up to `limit` units behind `after`, as the store has them.
ReindexStep index_units(Connection& connection, UnitId after, int limit);

// Brings the full-text tables up with unit_words; every writing transaction does it before it
// commits. Costs one look where nothing changed.
void settle_search(Connection& connection);
// The same for a store into which unit_words was copied, while its full-text tables are empty.
void settle_copied_search(Connection& connection);

// The words of a catalogue that is older than the index, once; in a transaction of its own.
void fill_search(Connection& connection);

} // namespace aperta
