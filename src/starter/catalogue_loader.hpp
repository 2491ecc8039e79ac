// Loads the tables of the catalogue (authorities, series, boxes, files) into one transaction.
#pragma once

#include "aperta/catalogue/store.hpp"
#include "aperta/platform/table.hpp"
#include "starter/row_reader.hpp"

#include <map>
#include <string>
#include <utility>

namespace aperta
{

class CatalogueLoader
{
public:
    CatalogueLoader(WriteTx& tx, CatalogueStore& store, Problems& problems)
        : tx_(tx), store_(store), problems_(problems)
    {
    }

    void authorities(const Table& table);
    void successions(const Table& table);
    void series(const Table& table);
    void boxes(const Table& table);
    void files(const Table& table);

    // Zero, and a complaint on the row, when there is none.
    [[nodiscard]] AuthorityId authority(RowReader& row, std::string_view column);
    [[nodiscard]] UnitId unit(RowReader& row, std::string_view column);
    [[nodiscard]] std::int64_t units_loaded() const
    {
        return static_cast<std::int64_t>(known_.size());
    }
    [[nodiscard]] std::int64_t boxes_loaded() const
    {
        return static_cast<std::int64_t>(boxes_.size());
    }

private:
    struct Known { // what a child needs to know of its parent
        UnitId id;
        UnitId series;
        Level legal = Level::unclassified;
        AccessRestriction access;
        std::int64_t children = 0;
    };

    [[nodiscard]] static Unit common(RowReader& row);
    void inherit(RowReader& row, Unit& unit, Known* parent);
    [[nodiscard]] Known* parent_of(RowReader& row);
    void store(RowReader& row, Unit& unit, Known* parent);
    void place(RowReader& row, UnitId unit, UnitId series);

    WriteTx& tx_;
    CatalogueStore& store_;
    Problems& problems_;
    std::map<std::string, AuthorityId, std::less<>> authorities_;
    std::map<std::string, Known, std::less<>> known_;
    std::map<std::pair<UnitId, std::int64_t>, ContainerId> boxes_;
    std::map<std::string, ContainerId, std::less<>> barcodes_;
    std::int64_t fonds_ = 0;
};

} // namespace aperta
