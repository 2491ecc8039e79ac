// Loads the tables that are not the catalogue's own: who works here, who may decide, what belongs
// to others, and the reels. All in the caller's transaction; complaints name file and line.
#pragma once

#include "aperta/access/people.hpp"
#include "aperta/declassification/store.hpp"
#include "aperta/film/store.hpp"
#include "aperta/transfer/transfer.hpp"
#include "starter/catalogue_loader.hpp"

namespace aperta
{

void load_people(WriteTx& tx, PeopleStore& people, const Table& table, Problems& problems);
void load_delegations(WriteTx& tx, DeclassificationStore& store, CatalogueLoader& catalogue,
                      const Table& table, Problems& problems);
void load_equities(WriteTx& tx, DeclassificationStore& store, CatalogueLoader& catalogue,
                   const Table& table, Problems& problems);
std::int64_t load_reels(WriteTx& tx, FilmStore& film, CatalogueLoader& catalogue,
                        const Table& table, Problems& problems);
std::int64_t load_transfers(WriteTx& tx, TransferStore& store, CatalogueLoader& catalogue,
                            const Table& table, Problems& problems);

} // namespace aperta
