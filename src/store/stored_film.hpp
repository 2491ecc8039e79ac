// The film's port in SQL. The clearance is part of every statement, so that a hidden row
// never reaches the process. Thread contract: that of the transaction handed in.
#pragma once

#include "aperta/film/store.hpp"

namespace aperta
{

class StoredFilm : public FilmStore
{
public:
    ReelId add(WriteTx& tx, const Reel& reel) override;
    void add(WriteTx& tx, ReelId reel, const DigitisationAttempt& attempt) override;
    void accept(WriteTx& tx, ReelId reel, int attempt,
                const std::vector<Rendition>& renditions) override;

    std::optional<Reel> reel(ReadTx& tx, const ReferenceCode& reference, Level clearance) override;
    std::vector<Reel> reels(ReadTx& tx, Level clearance) override;
    std::vector<DigitisationAttempt> attempts(ReadTx& tx, ReelId reel, Level clearance) override;
    std::vector<Rendition> renditions(ReadTx& tx, ReelId reel, Level clearance) override;
};

} // namespace aperta
