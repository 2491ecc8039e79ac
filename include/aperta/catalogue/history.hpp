// The history of a record: every change of it, field by field, with who and when. A change carries
// the highest level that its record had before or after it, and is shown only to whoever is cleared
// for that and may see the record today. Append-only: undoing is one more change.
#pragma once

#include "aperta/core/clock.hpp"
#include "aperta/core/id.hpp"
#include "aperta/core/level.hpp"
#include "aperta/core/work.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

using ChangeId = Id<struct ChangeTag>;

enum class RecordKind { unit, container, shelf, authority };
[[nodiscard]] std::string_view code_of(RecordKind kind); // "unit"

struct RecordKey {
    RecordKind kind = RecordKind::unit;
    std::int64_t id = 0;

    friend bool operator==(const RecordKey&, const RecordKey&) = default;
};

// One field as it was and as it is; "" stands for nothing. Names are those of fields.hpp for units.
struct FieldChange {
    std::string field;
    std::string before;
    std::string after;

    friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

struct RecordChange {
    ChangeId id;
    RecordKey record;
    std::int64_t version = 0; // that the record has since this change
    std::string at;           // instant as text
    std::string account;
    std::string act; // "catalogue.save", as the audit has it
    Level level = Level::unclassified;
    std::string batch; // "" when it stood alone
    ChangeId undoes;   // not stored(): an ordinary change
    std::vector<FieldChange> fields;
};

class HistoryStore
{
public:
    virtual ~HistoryStore() = default;
    virtual ChangeId add(WriteTx& tx, const RecordChange& change) = 0;
    // Newest first, before the change `before` when it is stored(). The caller has made sure that
    // the reader may see the record; changes above the clearance are left out.
    [[nodiscard]] virtual std::vector<RecordChange>
    changes_of(ReadTx& tx, RecordKey record, Level clearance, ChangeId before, int limit) = 0;
    // Those after which the record had a version above `version`, oldest first.
    [[nodiscard]] virtual std::vector<RecordChange>
    changes_since(ReadTx& tx, RecordKey record, Level clearance, std::int64_t version) = 0;
    [[nodiscard]] virtual std::optional<RecordChange> change(ReadTx& tx, ChangeId id,
                                                             Level clearance) = 0;
    // Changes of one bulk act in their order, after the change `after`.
    [[nodiscard]] virtual std::vector<RecordChange>
    batch(ReadTx& tx, std::string_view batch, Level clearance, ChangeId after, int limit) = 0;
    // Whether some change undoes this one.
    [[nodiscard]] virtual bool undone(ReadTx& tx, ChangeId id) = 0;
};

} // namespace aperta
