// What an archivist does with boxes and shelves. Each act is one transaction with its audit row; a
// refused attempt is audited too and changes nothing. What is previewed (plan_*) is computed again
// by the act, which refuses when another hand changed what it was computed from.
// Who sees which box: catalogue/container_store.hpp. Lengths in whole millimetres.
//
// Common problems: unit.not_found (also for what the actor may not see), access.role_needed,
// containers.not_a_series, containers.series_left (custody), containers.not_found,
// containers.unknown_type, containers.stale (Fault::conflict), shelf.malformed, shelf.not_found.
#pragma once

#include "aperta/access/audit.hpp"
#include "aperta/catalogue/container_store.hpp"
#include "aperta/catalogue/history.hpp"

#include <string>
#include <vector>

namespace aperta
{

struct BoxingPorts {
    Work& work;
    CatalogueStore& catalogue;
    ContainerStore& store;
    HistoryStore& history;
    AuditLog& audit;
    const Clock& clock;
    const BoxHouse& house;
};

// Most boxes, files or boxes moved in one act: what a person can look over in a preview.
inline constexpr int most_at_once = 1000;

struct NewBoxes {
    ReferenceCode series;
    int count = 0;
    std::string type;
    int expected_first = 0; // of the preview; 0: whichever is free
};
struct NewBoxesPlan {
    NumberRange numbers; // the next free ones
    Millimetres width;   // of all together
};
// Problems: containers.count, containers.numbers_changed (conflict).
[[nodiscard]] Result<NewBoxesPlan> plan_boxes(BoxingPorts ports, const Actor& actor,
                                              const NewBoxes& wanted);
[[nodiscard]] Result<NewBoxesPlan> create_boxes(BoxingPorts ports, const Actor& actor,
                                                const NewBoxes& wanted);

// A box by the address that is printed on it.
struct BoxAddress {
    ReferenceCode series;
    int number = 0;
};
struct EditBox {
    BoxAddress box;
    std::int64_t version = 0; // that was read
    int number = 0;
    std::string barcode;
    std::string type;
    Millimetres width;
};
// Problems: containers.number, .number_taken, .barcode_malformed, .barcode_taken, .width.
[[nodiscard]] Result<Container> edit_box(BoxingPorts ports, const Actor& actor,
                                         const EditBox& wanted);

struct BoxFiles {
    ReferenceCode series;
    std::vector<ReferenceCode> files; // none: every file of the series that lies in no box
    std::string type;
    std::optional<Millimetres> estimate; // thickness of a file that nobody measured
    int expected_first = 0;              // of the preview; 0: whichever is free
};
struct BoxedFile {
    UnitId unit;
    ReferenceCode reference;
    std::vector<UnitText> texts;
    Level level = Level::unclassified;
    Millimetres thickness;
    bool estimated = false;
    NumberRange boxes;
};
struct BoxingPlan {
    std::vector<BoxedFile> files;
    NumberRange numbers;
    Millimetres width; // of all boxes together
};
// Problems: containers.file_of_other_series, .already_boxed, .not_a_file, .thickness_unknown (each
// names the file), .no_files, .too_many, .holds_no_papers, .numbers_changed.
[[nodiscard]] Result<BoxingPlan> plan_boxing(BoxingPorts ports, const Actor& actor,
                                             const BoxFiles& wanted);
[[nodiscard]] Result<BoxingPlan> box_files(BoxingPorts ports, const Actor& actor,
                                           const BoxFiles& wanted);

// Problems: containers.file_of_other_series, .not_a_file, .already_in, .not_in.
[[nodiscard]] Result<Done> put_in(BoxingPorts ports, const Actor& actor, const BoxAddress& box,
                                  const ReferenceCode& file);
[[nodiscard]] Result<Done> take_out(BoxingPorts ports, const Actor& actor, const BoxAddress& box,
                                    const ReferenceCode& file);

struct MoveBoxes {
    ReferenceCode series;
    NumberRange numbers;
    std::string shelf;  // its code; the first of several
    bool along = false; // go on to the next shelves of the room when one is full
    std::string seen{}; // `fingerprint` of the preview; empty: none was looked at
};
struct ShelfShare {
    ShelfLine shelf; // as it stands before the move, without the boxes that move
    std::vector<int> numbers;
    Millimetres width;
};
struct MovePlan {
    std::vector<ShelfShare> shelves;
    std::int64_t boxes = 0;
    Millimetres width;
    std::string fingerprint;
};
// Problems: containers.range, .none_in_range, .too_many, shelf.unmeasured, shelf.full (needed,
// free: of what the actor may see), containers.plan_changed (conflict).
[[nodiscard]] Result<MovePlan> plan_move(BoxingPorts ports, const Actor& actor,
                                         const MoveBoxes& wanted);
[[nodiscard]] Result<MovePlan> move_boxes(BoxingPorts ports, const Actor& actor,
                                          const MoveBoxes& wanted);

// A shelf that is new, or one whose length is now known. Problems: shelf.length, shelf.exists.
[[nodiscard]] Result<Done> add_shelf(BoxingPorts ports, const Actor& actor, const std::string& code,
                                     std::optional<Millimetres> length);
[[nodiscard]] Result<Done> measure_shelf(BoxingPorts ports, const Actor& actor,
                                         const std::string& code, Millimetres length,
                                         std::int64_t version);

// What is not as it should be with the boxes of a series, as far as the reader may see.
struct SeriesChecks {
    std::vector<NumberRange> gaps;
    BoxCount without_shelf;
    BoxCount empty;
    std::vector<ForeignUnit> foreign; // at most 100
    std::vector<std::pair<std::string, std::vector<int>>>
        look_alike; // barcodes but for case, marks

    [[nodiscard]] bool clean() const
    {
        return gaps.empty() && without_shelf == BoxCount{} && foreign.empty() && look_alike.empty();
    }
};
[[nodiscard]] SeriesChecks check_boxes(ContainerStore& store, ReadTx& tx, UnitId series,
                                       Level clearance);

} // namespace aperta
