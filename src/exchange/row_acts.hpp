// One row of an import as an act on the catalogue: a unit made, or the fields of one changed. Runs
// inside the import's transaction.
#pragma once

#include "aperta/exchange/import.hpp"
#include "exchange/columns.hpp"

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace aperta
{

class RowActs
{
public:
    struct Around { // what all rows share
        const CataloguePorts& ports;
        const Actor& actor;
        const ImportColumns& columns;
        bool clear_empty = false;
        ChangeContext context;
    };
    RowActs(WriteTx& tx, const Around& around, RowProblems& problems)
        : tx_(tx), around_(around), problems_(problems)
    {
    }

    void take(const SheetRow& row);
    // A row that cannot be taken: what hangs from it is not told again.
    void pass_over(const SheetRow& row);

    [[nodiscard]] const Imported& counts() const { return counts_; }

private:
    void change(const SheetRow& row, const Unit& unit);
    void make(const SheetRow& row, const ReferenceCode& reference);
    [[nodiscard]] std::vector<FieldValue> fields(const SheetRow& row, bool with_empty) const;
    [[nodiscard]] Result<NewUnit> wanted(const SheetRow& row, const ReferenceCode& reference) const;
    [[nodiscard]] Problems fixed(const SheetRow& row, const Unit& unit);
    [[nodiscard]] const std::string& reference_of(UnitId unit);
    [[nodiscard]] std::string originator_of(const Unit& unit);
    void refuse(const Problems& problems, const SheetRow& row);

    WriteTx& tx_;
    const Around& around_;
    RowProblems& problems_;
    Imported counts_;
    std::string new_fonds_;
    std::unordered_set<std::string> failed_;              // codes of rows that were refused
    std::unordered_map<std::int64_t, std::string> codes_; // of parents, by id
};

} // namespace aperta
