// The port through which the catalogue is kept. Every read names the reader's clearance, and what
// lies above it does not exist for the answer: not in lists, counts or totals.
// Methods take the transaction they run in (core/work.hpp). Lists come in order, paged by key.
#pragma once

#include "aperta/catalogue/unit.hpp"
#include "aperta/core/work.hpp"

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace aperta
{

// A unit as a line in a list.
struct UnitLine {
    UnitId id;
    UnitId parent;
    DescriptionLevel level = DescriptionLevel::file;
    ReferenceCode reference;
    std::int64_t position = 0;
    std::vector<UnitText> texts; // titles only; scope is empty
    DateSpan dates;
    Level legal_level = Level::unclassified;
    ClassificationState classification_state = ClassificationState::catalogued;
    AccessRestriction access;
    std::int64_t children = 0; // those that the reader may see
};

// How many boxes and how many millimetres, as measured and as the boxes add up to.
struct ExtentTotals {
    BoxCount boxes;
    Millimetres computed;
    std::optional<Millimetres> measured;

    // Measured and computed are both known and differ.
    [[nodiscard]] bool discrepant() const { return measured && *measured != computed; }
    friend bool operator==(const ExtentTotals&, const ExtentTotals&) = default;
};

struct SeriesTotals {
    UnitLine series;
    ExtentTotals extent;
};

struct CatalogueTotals {
    ReferenceCode reference; // of the fonds
    ExtentTotals extent;     // sum of the series; `measured` only when every series has it
    std::vector<SeriesTotals> series;
};

struct Page {
    std::int64_t after = 0; // position (units) or number (boxes) of the last line already seen
    int limit = 100;
};

// What lies between the positions of two siblings, so that one moved there disturbs none. Moving to
// the same place twenty times uses it up; then a few dozen neighbours are spread, never all.
inline constexpr std::int64_t sibling_step = 1 << 20;

class CatalogueStore
{
public:
    virtual ~CatalogueStore() = default;

    // Describing. Breakage when a reference, barcode or box number is taken: use cases check first.
    virtual UnitId add(WriteTx& tx, const Unit& unit) = 0;
    // All of the unit but its id, parent and position, if the store still has `unit.version`; the
    // kept version is then one more. False: somebody saved since.
    [[nodiscard]] virtual bool save(WriteTx& tx, const Unit& unit) = 0;
    // Whether a unit has this code, seen by the reader or not.
    [[nodiscard]] virtual bool reference_taken(ReadTx& tx, const ReferenceCode& reference) = 0;
    // Of the last child, seen or not; 0 when there is none. A parent that is not stored(): fonds.
    [[nodiscard]] virtual std::int64_t last_position(ReadTx& tx, UnitId parent) = 0;
    // Hangs the unit from `unit.parent` at `unit.position` with `unit.own`, under the same
    // condition as save(). What lies below it is not touched.
    [[nodiscard]] virtual bool put(WriteTx& tx, const Unit& unit) = 0;
    // A free position right before `position` among all children of `parent`, seen or not; nothing
    // for `position`: after the last. Makes room among a few neighbours where there is none.
    [[nodiscard]] virtual std::int64_t room_before(WriteTx& tx, UnitId parent,
                                                   std::optional<std::int64_t> position) = 0;
    // The neighbour that the reader sees before or after `position`.
    [[nodiscard]] virtual std::optional<std::int64_t>
    neighbour(ReadTx& tx, UnitId parent, std::int64_t position, bool before, Level clearance) = 0;
    [[nodiscard]] virtual bool lies_under(ReadTx& tx, UnitId unit, UnitId ancestor) = 0;
    // Of the unit and all below it: series whose boxes they lie in; whether all are at the service.
    struct Belongings {
        std::vector<UnitId> series;
        bool at_service = true;
    };
    [[nodiscard]] virtual Belongings belongings(ReadTx& tx, UnitId unit) = 0;
    // New codes for many units at once; codes may change places. Each has its version raised.
    virtual void rename(WriteTx& tx,
                        const std::vector<std::pair<UnitId, ReferenceCode>>& codes) = 0;
    // The unit and all below it, id and code, parents first, whoever may see them.
    [[nodiscard]] virtual std::vector<std::pair<UnitId, ReferenceCode>>
    codes_below(ReadTx& tx, UnitId unit, int limit) = 0;
    // Whether a reel hangs from the unit or from something below it.
    [[nodiscard]] virtual bool holds_film(ReadTx& tx, UnitId unit) = 0;
    // Who had this code once, the latest first.
    [[nodiscard]] virtual std::optional<Unit>
    unit_formerly(ReadTx& tx, const ReferenceCode& reference, Level clearance) = 0;
    virtual ContainerId add(WriteTx& tx, const Container& container) = 0;
    virtual AuthorityId add(WriteTx& tx, const Authority& authority) = 0;
    virtual void add(WriteTx& tx, const Succession& succession) = 0;
    virtual void place(WriteTx& tx, UnitId unit, ContainerId container) = 0;

    // Reading.
    [[nodiscard]] virtual std::optional<Unit> unit(ReadTx& tx, UnitId id, Level clearance) = 0;
    [[nodiscard]] virtual std::optional<Unit> unit(ReadTx& tx, const ReferenceCode& reference,
                                                   Level clearance) = 0;
    [[nodiscard]] virtual std::vector<UnitLine> fonds(ReadTx& tx, Level clearance) = 0;
    [[nodiscard]] virtual std::vector<UnitLine> children(ReadTx& tx, UnitId parent, Level clearance,
                                                         Page page) = 0;
    // From the fonds down to and without the unit itself.
    [[nodiscard]] virtual std::vector<UnitLine> ancestors(ReadTx& tx, UnitId unit,
                                                          Level clearance) = 0;
    // The unit and everything below it, parents before children, siblings by position; `each`
    // gets the depth (0 for the unit) and answers false to stop. Streams: bounded memory.
    virtual void walk(ReadTx& tx, UnitId root, Level clearance,
                      const std::function<bool(const Unit&, int depth)>& each) = 0;

    [[nodiscard]] virtual std::vector<Container> containers(ReadTx& tx, UnitId series,
                                                            Level clearance, Page page) = 0;
    // The boxes that a unit lies in, by number.
    [[nodiscard]] virtual std::vector<Container> containers_of(ReadTx& tx, UnitId unit,
                                                               Level clearance) = 0;
    // Units placed in a box, by reference.
    [[nodiscard]] virtual std::vector<UnitLine> units_in(ReadTx& tx, ContainerId container,
                                                         Level clearance) = 0;
    [[nodiscard]] virtual std::optional<Container> container(ReadTx& tx, UnitId series, int number,
                                                             Level clearance) = 0;

    // Boxes of the unit's whole subtree (a fonds sums its series).
    [[nodiscard]] virtual ExtentTotals extent(ReadTx& tx, UnitId unit, Level clearance) = 0;
    [[nodiscard]] virtual CatalogueTotals totals(ReadTx& tx, UnitId fonds, Level clearance) = 0;

    [[nodiscard]] virtual std::optional<Authority> authority(ReadTx& tx, AuthorityId id) = 0;
    [[nodiscard]] virtual std::optional<Authority> authority(ReadTx& tx, std::string_view code) = 0;
    [[nodiscard]] virtual std::vector<Succession> successions(ReadTx& tx,
                                                              AuthorityId predecessor) = 0;
};

} // namespace aperta
