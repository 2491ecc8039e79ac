// Boxes and shelves over a Connection; the rule of who sees a box (catalogue/container_store.hpp)
// is part of every statement. Thread contract: that of the transaction handed in.
#pragma once

#include "aperta/catalogue/container_store.hpp"

namespace aperta
{

class StoredContainers : public ContainerStore
{
public:
    std::optional<Container> container(ReadTx& tx, ContainerId id, Level clearance) override;
    std::optional<Container> by_barcode(ReadTx& tx, std::string_view barcode,
                                        Level clearance) override;
    std::vector<Container> list(ReadTx& tx, const BoxFilter& filter, Level clearance,
                                Page page) override;
    BoxCount count(ReadTx& tx, const BoxFilter& filter, Level clearance) override;
    std::vector<int> numbers(ReadTx& tx, UnitId series, Level clearance) override;
    std::vector<ForeignUnit> foreign(ReadTx& tx, UnitId series, Level clearance,
                                     int limit) override;
    std::vector<TypeTotals> by_type(ReadTx& tx, UnitId unit, Level clearance) override;

    int highest_number(ReadTx& tx, UnitId series) override;
    bool number_taken(ReadTx& tx, UnitId series, int number) override;
    bool barcode_taken(ReadTx& tx, std::string_view barcode) override;
    bool boxed(ReadTx& tx, UnitId unit) override;
    bool lies_in(ReadTx& tx, UnitId unit, ContainerId container) override;

    std::int64_t take_serials(WriteTx& tx, std::string_view prefix, std::int64_t count) override;
    void save(WriteTx& tx, const Container& container) override;
    void take_out(WriteTx& tx, UnitId unit, ContainerId container) override;

    ShelfId add(WriteTx& tx, const Shelf& shelf) override;
    void save(WriteTx& tx, const Shelf& shelf) override;
    std::optional<ShelfLine> shelf(ReadTx& tx, std::string_view code, Level clearance) override;
    std::vector<RoomLine> rooms(ReadTx& tx, Level clearance) override;
    std::vector<ShelfLine> shelves(ReadTx& tx, std::string_view building, std::string_view room,
                                   Level clearance) override;
};

} // namespace aperta
