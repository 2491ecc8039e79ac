#include "store/pooled_work.hpp"
#include "store/stored_containers.hpp"

namespace aperta
{

namespace
{

constexpr const char* insert_shelf =
    "INSERT INTO shelf(building, room, bay, shelf, code, length_mm) VALUES (?,?,?,?,?,?)"
    " RETURNING id";
constexpr const char* update_shelf =
    "UPDATE shelf SET length_mm = ?, version = version + 1 WHERE id = ?";

#define APERTA_ON_SHELF                                                                            \
    " FROM container c JOIN unit s ON s.id = c.series_id"                                          \
    " WHERE c.content_level <= ?1 AND s.legal_level <= ?1"

// A shelf with the boxes on it that a reader cleared for ?1 may see.
#define APERTA_SHELF_LINES                                                                         \
    "SELECT h.id, h.building, h.room, h.bay, h.shelf, h.length_mm, h.version,"                     \
    " (SELECT count(*)" APERTA_ON_SHELF " AND c.shelf_id = h.id),"                                 \
    " (SELECT coalesce(sum(c.width_mm), 0)" APERTA_ON_SHELF " AND c.shelf_id = h.id) FROM shelf h"
constexpr const char* select_shelf = APERTA_SHELF_LINES " WHERE h.code = ?2";
// By length and then by letter: S4 before S10.
constexpr const char* select_shelves_of_room =
    APERTA_SHELF_LINES " WHERE h.building = ?2 AND h.room = ?3"
                       " ORDER BY length(h.bay), h.bay, length(h.shelf), h.shelf";
constexpr const char* select_rooms =
    "SELECT h.building, h.room, count(DISTINCT h.bay), count(*), count(*) - count(h.length_mm),"
    " coalesce(sum(l.boxes), 0), coalesce(sum(h.length_mm), 0), coalesce(sum(l.used), 0),"
    " coalesce(sum(CASE WHEN h.length_mm > coalesce(l.used, 0)"
    " THEN h.length_mm - coalesce(l.used, 0) ELSE 0 END), 0)"
    " FROM shelf h LEFT JOIN (SELECT c.shelf_id, count(*) AS boxes,"
    " sum(c.width_mm) AS used" APERTA_ON_SHELF
    " AND c.shelf_id IS NOT NULL GROUP BY c.shelf_id) l ON l.shelf_id = h.id"
    " GROUP BY h.building, h.room"
    " ORDER BY length(h.building), h.building, length(h.room), h.room";

ShelfLine shelf_row(const Statement& row)
{
    ShelfLine line;
    line.shelf = {row.id<ShelfId>(0), row.text(1), row.text(2), row.text(3), row.text(4), {}, 1};
    if (!row.null(5))
        line.shelf.length = Millimetres{row.integer(5)};
    line.shelf.version = row.integer(6);
    line.boxes = row.integer(7);
    line.used = Millimetres{row.integer(8)};
    return line;
}

} // namespace

ShelfId StoredContainers::add(WriteTx& tx, const Shelf& shelf)
{
    auto insert = connection_of(tx).prepare(insert_shelf);
    insert.bind(shelf.building).bind(shelf.room).bind(shelf.bay).bind(shelf.shelf);
    insert.bind(shelf.code()).bind(shelf.length);
    const ShelfId id = insert.step() ? insert.id<ShelfId>(0) : ShelfId{};
    while (insert.step()) {
    }
    return id;
}

void StoredContainers::save(WriteTx& tx, const Shelf& shelf)
{
    connection_of(tx).prepare(update_shelf).bind(shelf.length).bind(shelf.id).run();
}

std::optional<ShelfLine> StoredContainers::shelf(ReadTx& tx, std::string_view code, Level clearance)
{
    auto select = connection_of(tx).prepare(select_shelf);
    select.bind(static_cast<int>(clearance)).bind(code);
    return select.step() ? std::optional{shelf_row(select)} : std::nullopt;
}

std::vector<RoomLine> StoredContainers::rooms(ReadTx& tx, Level clearance)
{
    std::vector<RoomLine> rooms;
    auto select = connection_of(tx).prepare(select_rooms);
    select.bind(static_cast<int>(clearance));
    while (select.step())
        rooms.push_back({select.text(0), select.text(1), select.integer(2), select.integer(3),
                         select.integer(4), select.integer(5), Millimetres{select.integer(6)},
                         Millimetres{select.integer(7)}, Millimetres{select.integer(8)}});
    return rooms;
}

std::vector<ShelfLine> StoredContainers::shelves(ReadTx& tx, std::string_view building,
                                                 std::string_view room, Level clearance)
{
    std::vector<ShelfLine> lines;
    auto select = connection_of(tx).prepare(select_shelves_of_room);
    select.bind(static_cast<int>(clearance)).bind(building).bind(room);
    while (select.step())
        lines.push_back(shelf_row(select));
    return lines;
}

} // namespace aperta
