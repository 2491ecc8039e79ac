// The port through which boxes and shelves are kept.
//
// One rule decides what a reader sees of a box, here and in catalogue/store.hpp: the clearance must
// cover its series AND the highest level of what lies in it. A box that is hidden is in no list,
// count, sum of millimetres, shelf or room, and its barcode and number are not found. Therefore:
// - A number that is not seen is told as missing, whether the box is hidden or never was: the two
//   answers must be the same, and to keep silent about the hidden ones alone would name them.
// - Free millimetres count what the reader may see, and so does the check of capacity: a shelf
//   that looks emptier than it is costs a walk, a shelf that looks fuller tells of a secret.
// - New numbers and barcodes pass over the hidden ones. That a number was passed over is all that
//   can be learned, and two boxes with one number would be worse.
//
// Methods take the transaction they run in (core/work.hpp). Lists come in order, paged by key.
#pragma once

#include "aperta/catalogue/containers.hpp"
#include "aperta/catalogue/shelves.hpp"
#include "aperta/catalogue/store.hpp"

namespace aperta
{

// Which boxes of a series; an empty field does not narrow.
struct BoxFilter {
    UnitId series;
    NumberRange numbers{1, 0}; // last 0: to the end
    std::string type;
    std::string shelf; // begins with, "BRU-2/R03"
    bool without_shelf = false;
    bool empty = false; // nothing that the reader may see lies in it
};

// A unit that lies in a box of a series that is not its own.
struct ForeignUnit {
    int number = 0; // of the box
    ReferenceCode unit;
};

struct TypeTotals {
    std::string type;
    BoxCount boxes;
    Millimetres width;
};

class ContainerStore
{
public:
    virtual ~ContainerStore() = default;

    [[nodiscard]] virtual std::optional<Container> container(ReadTx& tx, ContainerId id,
                                                             Level clearance) = 0;
    [[nodiscard]] virtual std::optional<Container> by_barcode(ReadTx& tx, std::string_view barcode,
                                                              Level clearance) = 0;
    // By number, after `page.after`.
    [[nodiscard]] virtual std::vector<Container> list(ReadTx& tx, const BoxFilter& filter,
                                                      Level clearance, Page page) = 0;
    [[nodiscard]] virtual BoxCount count(ReadTx& tx, const BoxFilter& filter, Level clearance) = 0;
    [[nodiscard]] virtual std::vector<int> numbers(ReadTx& tx, UnitId series, Level clearance) = 0;
    [[nodiscard]] virtual std::vector<ForeignUnit> foreign(ReadTx& tx, UnitId series,
                                                           Level clearance, int limit) = 0;
    // Boxes below a unit by type; the sum is the unit's extent.
    [[nodiscard]] virtual std::vector<TypeTotals> by_type(ReadTx& tx, UnitId unit,
                                                          Level clearance) = 0;

    // These three see every level: what is taken is taken.
    [[nodiscard]] virtual int highest_number(ReadTx& tx, UnitId series) = 0;
    [[nodiscard]] virtual bool number_taken(ReadTx& tx, UnitId series, int number) = 0;
    [[nodiscard]] virtual bool barcode_taken(ReadTx& tx, std::string_view barcode) = 0;
    // Whether a unit lies in any box, and in this one.
    [[nodiscard]] virtual bool boxed(ReadTx& tx, UnitId unit) = 0;
    [[nodiscard]] virtual bool lies_in(ReadTx& tx, UnitId unit, ContainerId container) = 0;

    // The last serial of the prefix, moved on by `count`; the first new one is the answer plus 1.
    virtual std::int64_t take_serials(WriteTx& tx, std::string_view prefix, std::int64_t count) = 0;
    // Number, barcode, kind, type, width and shelf; the version grows.
    virtual void save(WriteTx& tx, const Container& container) = 0;
    virtual void take_out(WriteTx& tx, UnitId unit, ContainerId container) = 0;

    virtual ShelfId add(WriteTx& tx, const Shelf& shelf) = 0;
    virtual void save(WriteTx& tx, const Shelf& shelf) = 0; // its length; the version grows
    [[nodiscard]] virtual std::optional<ShelfLine> shelf(ReadTx& tx, std::string_view code,
                                                         Level clearance) = 0;
    [[nodiscard]] virtual std::vector<RoomLine> rooms(ReadTx& tx, Level clearance) = 0;
    // Of one room, in the order of bays and shelves ("S4" before "S10").
    [[nodiscard]] virtual std::vector<ShelfLine>
    shelves(ReadTx& tx, std::string_view building, std::string_view room, Level clearance) = 0;
};

} // namespace aperta
