// The port through which reels, attempts at digitising them and what was accepted are kept. Reels
// whose unit lies above the reader's clearance do not exist for the answer.
// Methods take the transaction they run in (core/work.hpp).
#pragma once

#include "aperta/core/work.hpp"
#include "aperta/film/digitise.hpp"

#include <optional>
#include <string>
#include <vector>

namespace aperta
{

// One try, as it went: kept for ever, whether it was accepted or not.
struct DigitisationAttempt {
    int number = 0; // from 1, within the reel
    std::string account;
    std::string started_at, ended_at; // instants as text
    std::string code;                 // why it was refused; empty when it was accepted
    std::int64_t expected_frames = 0;
    std::int64_t frames = 0;
    SourceInventory source;
    std::string engine, limits;
    bool sandboxed = false;
    std::vector<std::string> commands;

    [[nodiscard]] bool accepted() const { return code.empty(); }
};

class FilmStore
{
public:
    virtual ~FilmStore() = default;

    // Breakage when the reference or the scan folder is taken: use cases check first.
    virtual ReelId add(WriteTx& tx, const Reel& reel) = 0;
    virtual void add(WriteTx& tx, ReelId reel, const DigitisationAttempt& attempt) = 0;
    // What the accepted attempt made; once for each reel.
    virtual void accept(WriteTx& tx, ReelId reel, int attempt,
                        const std::vector<Rendition>& renditions) = 0;

    [[nodiscard]] virtual std::optional<Reel> reel(ReadTx& tx, const ReferenceCode& reference,
                                                   Level clearance) = 0;
    [[nodiscard]] virtual std::vector<Reel> reels(ReadTx& tx, Level clearance) = 0;
    [[nodiscard]] virtual std::vector<DigitisationAttempt> attempts(ReadTx& tx, ReelId reel,
                                                                    Level clearance) = 0;
    // Master first; empty when nothing was accepted yet.
    [[nodiscard]] virtual std::vector<Rendition> renditions(ReadTx& tx, ReelId reel,
                                                            Level clearance) = 0;
};

} // namespace aperta
