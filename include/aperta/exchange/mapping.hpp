// Which column of a table is what: columns are named by the fields of catalogue/fields.hpp
// ("title.nl"), by the names below, or by whatever a remembered mapping says. Pure but for the
// port.
#pragma once

#include "aperta/core/work.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

// What a unit is, beside its fields. Set when the unit is made; in a row of a unit that is there
// already they must say what is so.
inline constexpr std::string_view reference_column = "reference";
inline constexpr std::string_view parent_column = "parent";
inline constexpr std::string_view level_column = "level";
inline constexpr std::string_view own_level_column = "own_level";
inline constexpr std::string_view classification_day_column = "classification_day";
inline constexpr std::string_view originator_column = "originator";

[[nodiscard]] bool is_import_field(std::string_view field); // any of them, or a field with language

struct ColumnMapping {
    std::string title; // as in the header of the file
    std::string field; // "" passes the column over

    friend bool operator==(const ColumnMapping&, const ColumnMapping&) = default;
};

struct ImportMapping {
    std::string name;         // "" is not remembered
    bool clear_empty = false; // an empty cell empties the field; else it says nothing
    std::vector<ColumnMapping> columns;

    friend bool operator==(const ImportMapping&, const ImportMapping&) = default;
};

class MappingStore
{
public:
    virtual ~MappingStore() = default;
    // In the place of the one that had the name.
    virtual void save(WriteTx& tx, const ImportMapping& mapping) = 0;
    // Columns by title.
    [[nodiscard]] virtual std::optional<ImportMapping> mapping(ReadTx& tx,
                                                               std::string_view name) = 0;
};

} // namespace aperta
