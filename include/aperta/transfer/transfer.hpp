// A transfer to the State Archives: which series, with how many boxes and millimetres declared,
// and how far it has come. The port through which transfers and the packages built for them are
// kept. Plain values; methods take the transaction they run in (core/work.hpp).
#pragma once

#include "aperta/core/clock.hpp"
#include "aperta/core/extent.hpp"
#include "aperta/core/id.hpp"
#include "aperta/core/language.hpp"
#include "aperta/core/level.hpp"
#include "aperta/core/reference_code.hpp"
#include "aperta/core/result.hpp"
#include "aperta/core/work.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

enum class TransferState {
    draft,
    listed,
    submitted,
    corrections,
    approved,
    packed,
    shipped,
    received,
    acknowledged,
    closed,
    cancelled
};

[[nodiscard]] std::string_view code_of(TransferState state); // "DRAFT", as in vocabularies
// Problem: transfer.unknown_state (given).
[[nodiscard]] Result<TransferState> parse_transfer_state(std::string_view text);

// From here on a package is on its way: nothing may be built or changed any more.
[[nodiscard]] bool still_here(TransferState state);

// Still claims its series: they may not stand in another transfer (G7).
[[nodiscard]] bool still_open(TransferState state);

struct TransferText {
    Language language = Language::nl;
    std::string text;
};

// The text in `wanted`, else in the first of nl, fr, en, de; "" when there is none.
[[nodiscard]] std::string_view text_in(const std::vector<TransferText>& texts, Language wanted);

struct TransferLine {
    ReferenceCode series;
    BoxCount declared_boxes;
    Millimetres declared;
};

struct Transfer {
    TransferId id;
    std::string number;     // "TR-2025-0001": letters, digits, ".", "-" and "_" only
    std::string repository; // ISIL (ISO 15511) of who receives
    std::vector<TransferText> repository_names;
    std::vector<TransferText> titles;
    TransferState state = TransferState::draft;
    std::vector<TransferLine> lines; // in the order of the list
};

// A number names a folder on disk. Problem: transfer.number_malformed (given).
[[nodiscard]] Result<Done> check_number(std::string_view number);

enum class PackageState { built, handed_over, received };
[[nodiscard]] std::string_view code_of(PackageState state); // "BUILT"

// `tag_manifest_sha512` is the one line that commits to every byte of the package; deed and
// receipt repeat it.
struct TransferPackage {
    TransferId transfer;
    std::string tag_manifest_sha512;
    std::string built_at; // instant as text
    std::int64_t files = 0;
    std::int64_t bytes = 0;
    PackageState state = PackageState::built;
};

// A transfer of which one series lies above the reader's clearance does not exist for the answer.
class TransferStore
{
public:
    virtual ~TransferStore() = default;

    // Breakage when the number is taken or a series is not in the catalogue: callers check first.
    virtual TransferId add(WriteTx& tx, const Transfer& transfer) = 0;
    virtual void save_state(WriteTx& tx, TransferId id, TransferState state) = 0;
    virtual void add(WriteTx& tx, const TransferPackage& package) = 0;

    [[nodiscard]] virtual std::optional<Transfer> transfer(ReadTx& tx, std::string_view number,
                                                           Level clearance) = 0;
    [[nodiscard]] virtual std::vector<Transfer> transfers(ReadTx& tx, Level clearance) = 0;
    // In the order they were built.
    [[nodiscard]] virtual std::vector<TransferPackage> packages(ReadTx& tx, TransferId id,
                                                                Level clearance) = 0;
    // Number of another open transfer with this series, or "". Sees all, for a guard asks it.
    [[nodiscard]] virtual std::string open_transfer_of(ReadTx& tx, const ReferenceCode& series,
                                                       TransferId besides) = 0;
};

} // namespace aperta
