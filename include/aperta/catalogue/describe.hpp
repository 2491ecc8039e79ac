// Describing: making a unit, changing its fields, and taking a change back. The archivist's acts.
// Each is one transaction with its history and its audit row; nothing is lost to a stale form.
//
// Problems of all: access.role_needed, unit.not_found, those of fields.hpp.
#pragma once

#include "aperta/access/audit.hpp"
#include "aperta/catalogue/fields.hpp"
#include "aperta/catalogue/history.hpp"
#include "aperta/catalogue/store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace aperta
{

struct CataloguePorts {
    Work& work;
    CatalogueStore& catalogue;
    HistoryStore& history;
    AuditLog& audit;
    const Clock& clock;
};

// The unit with its codes resolved; related units above the clearance are left out.
[[nodiscard]] Description described(const CataloguePorts& ports, ReadTx& tx, Unit unit,
                                    Level clearance);

struct SavedUnit {
    UnitId unit;
    std::int64_t version = 0;
    ChangeId change; // not stored(): nothing was different
};

struct SaveUnit {
    ReferenceCode unit;
    std::int64_t version = 0;       // that the writer saw
    std::vector<FieldValue> fields; // only those that were changed
};

// Problems: edit.stale (facts reference, account, at): somebody saved since, see changes_between;
// edit.stale_state: an act of another kind, such as a decision, changed the unit since.
// creators, access_points and related name codes: authority.not_found, unit.related_not_found.
[[nodiscard]] Result<SavedUnit> save_unit(CataloguePorts ports, const Actor& actor,
                                          const SaveUnit& wanted);

// Part of a larger act: in the caller's transaction, without a check of the role and without a row
// of the audit, which the caller owes. `act` and `batch` go to the history.
struct ChangeContext {
    std::string act = "catalogue.save";
    std::string batch;
    ChangeId undoes;
};
[[nodiscard]] Result<SavedUnit> save_unit_in(WriteTx& tx, const CataloguePorts& ports,
                                             const Actor& actor, const SaveUnit& wanted,
                                             const ChangeContext& context);

struct NewUnit {
    ReferenceCode parent; // empty: a fonds
    ReferenceCode reference;
    DescriptionLevel level = DescriptionLevel::file;
    std::optional<Level> own_level; // nothing: as its parent
    std::optional<LegalDay> classification_day;
    std::string originator; // authority code; "" inherits
    std::vector<FieldValue> fields;
};

// The new unit stands last among its siblings. Problems: unit.reference_taken, unit.wrong_parent
// (a file holds no series), unit.level_above_clearance, authority.not_found.
[[nodiscard]] Result<SavedUnit> describe_unit(CataloguePorts ports, const Actor& actor,
                                              const NewUnit& wanted);
[[nodiscard]] Result<SavedUnit> describe_unit_in(WriteTx& tx, const CataloguePorts& ports,
                                                 const Actor& actor, const NewUnit& wanted,
                                                 const ChangeContext& context);

// Several new units below one parent in one transaction, all or none, each put in `box` when there
// is one. A problem names its row (fact "row", from 1). Problems besides those of describe_unit:
// entry.nothing, entry.too_many (facts limit), entry.no_box (facts box).
struct NewRows {
    ReferenceCode parent;
    DescriptionLevel level = DescriptionLevel::file;
    struct Row {
        std::int64_t number = 0; // as the writer sees it
        std::string reference;   // whole code, as typed
        std::vector<FieldValue> fields;
    };
    std::vector<Row> rows;
    int box = 0; // number in the series; 0: none
};
inline constexpr std::size_t most_rows_at_once = 200;
[[nodiscard]] Result<std::int64_t> describe_rows(CataloguePorts ports, const Actor& actor,
                                                 const NewRows& wanted);

// Whether a unit of one level may hang from one of another.
[[nodiscard]] bool may_hold(DescriptionLevel parent, DescriptionLevel child);

// What was saved after `version`, oldest first: what a writer with a stale form must see.
[[nodiscard]] Result<std::vector<RecordChange>> changes_between(CataloguePorts ports,
                                                                const Actor& actor,
                                                                const ReferenceCode& reference,
                                                                std::int64_t version);

[[nodiscard]] Result<std::vector<RecordChange>> history_of(CataloguePorts ports, const Actor& actor,
                                                           const ReferenceCode& reference,
                                                           ChangeId before, int limit);

// Puts the fields of a change of a unit back as they were. Problems: history.not_found,
// history.creation_stays (nothing is deleted), history.changed_since (facts field, reference): the
// field was changed again and that change must be undone first; history.undone_already.
[[nodiscard]] Result<SavedUnit> undo_change(CataloguePorts ports, const Actor& actor,
                                            const ReferenceCode& reference, ChangeId change);

} // namespace aperta
