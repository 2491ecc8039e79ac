#include "store/stored_containers.hpp"
#include "store/pooled_work.hpp"
#include "store/stored_rows.hpp"
#include "store/stored_values.hpp"

namespace aperta
{

namespace
{

// Of the boxes `b` that a reader cleared for ?2 may see, with their series `s`.
#define APERTA_SEEN_BOXES                                                                          \
    " FROM container b JOIN unit s ON s.id = b.series_id"                                          \
    " WHERE s.legal_level <= ?2 AND b.content_level <= ?2"

constexpr const char* select_box_by_id =
    "SELECT " APERTA_CONTAINER_COLUMNS APERTA_SEEN_BOXES " AND b.id = ?1";
constexpr const char* select_box_by_barcode =
    "SELECT " APERTA_CONTAINER_COLUMNS APERTA_SEEN_BOXES " AND b.barcode = ?1";

// ?1 series, ?3 and ?4 numbers, ?5 type, ?6 beginning of the shelf, ?7 without shelf, ?8 empty.
#define APERTA_FILTERED_BOXES                                                                      \
    APERTA_SEEN_BOXES                                                                              \
    " AND b.series_id = ?1 AND b.number >= ?3"                                                     \
    " AND (CAST(?4 AS BIGINT) = 0 OR b.number <= ?4)"                                              \
    " AND (?5 = '' OR b.type = ?5) AND (?6 = '' OR substr(b.location, 1, length(?6)) = ?6)"        \
    " AND (CAST(?7 AS BIGINT) = 0 OR b.shelf_id IS NULL)"                                          \
    " AND (CAST(?8 AS BIGINT) = 0 OR NOT EXISTS (SELECT 1 FROM unit_container x"                   \
    " JOIN unit u ON u.id = x.unit_id WHERE x.container_id = b.id AND u.legal_level <= ?2))"
constexpr const char* select_filtered_boxes =
    "SELECT " APERTA_CONTAINER_COLUMNS APERTA_FILTERED_BOXES
    " AND b.number > ?9 ORDER BY b.number LIMIT ?10";
constexpr const char* count_filtered_boxes = "SELECT count(*)" APERTA_FILTERED_BOXES;
constexpr const char* select_box_numbers =
    "SELECT b.number" APERTA_SEEN_BOXES " AND b.series_id = ?1 ORDER BY b.number";

// The walk upward is only for what does not hang from the series itself.
constexpr const char* select_foreign_units =
    "SELECT b.number, u.reference FROM container b JOIN unit s ON s.id = b.series_id"
    " JOIN unit_container x ON x.container_id = b.id JOIN unit u ON u.id = x.unit_id"
    " WHERE s.legal_level <= ?2 AND b.content_level <= ?2 AND b.series_id = ?1"
    " AND u.legal_level <= ?2 AND u.parent_id <> ?1 AND ?1 NOT IN ("
    "WITH RECURSIVE up(id, parent_id) AS (SELECT p.id, p.parent_id FROM unit p"
    " WHERE p.id = u.parent_id UNION ALL SELECT p.id, p.parent_id FROM unit p"
    " JOIN up ON p.id = up.parent_id) SELECT id FROM up)"
    " ORDER BY b.number, u.reference LIMIT ?3";

constexpr const char* select_by_type =
    "SELECT type, sum(boxes), sum(width_mm) FROM unit_extent WHERE unit_id = ?1 AND level <= ?2"
    " GROUP BY type HAVING sum(boxes) > 0 ORDER BY sum(boxes) DESC, type";

constexpr const char* select_highest_number =
    "SELECT coalesce(max(number), 0) FROM container WHERE series_id = ?";
constexpr const char* select_number_taken =
    "SELECT 1 FROM container WHERE series_id = ? AND number = ?";
constexpr const char* select_barcode_taken = "SELECT 1 FROM container WHERE barcode = ?";
constexpr const char* select_boxed = "SELECT 1 FROM unit_container WHERE unit_id = ? LIMIT 1";
constexpr const char* select_lies_in =
    "SELECT 1 FROM unit_container WHERE unit_id = ? AND container_id = ?";

constexpr const char* take_serial_numbers =
    "INSERT INTO barcode_serial(prefix, last) VALUES (?1, ?2)"
    " ON CONFLICT (prefix) DO UPDATE SET last = barcode_serial.last + excluded.last"
    " RETURNING last";
constexpr const char* update_box =
    "UPDATE container SET number = ?, barcode = ?, kind = ?, type = ?, width_mm = ?, shelf_id = ?,"
    " location = ?, version = version + 1 WHERE id = ?";
constexpr const char* delete_place =
    "DELETE FROM unit_container WHERE unit_id = ? AND container_id = ?";

std::optional<Container> first_box(Statement& select)
{
    return select.step() ? std::optional{container_row(select)} : std::nullopt;
}

void bind_filter(Statement& statement, const BoxFilter& filter, Level clearance)
{
    statement.bind(filter.series)
        .bind(static_cast<int>(clearance))
        .bind(filter.numbers.first)
        .bind(filter.numbers.last)
        .bind(filter.type)
        .bind(filter.shelf)
        .bind(filter.without_shelf)
        .bind(filter.empty);
}

} // namespace

std::optional<Container> StoredContainers::container(ReadTx& tx, ContainerId id, Level clearance)
{
    auto select = connection_of(tx).prepare(select_box_by_id);
    select.bind(id).bind(static_cast<int>(clearance));
    return first_box(select);
}

std::optional<Container> StoredContainers::by_barcode(ReadTx& tx, std::string_view barcode,
                                                      Level clearance)
{
    auto select = connection_of(tx).prepare(select_box_by_barcode);
    select.bind(barcode).bind(static_cast<int>(clearance));
    return first_box(select);
}

std::vector<Container> StoredContainers::list(ReadTx& tx, const BoxFilter& filter, Level clearance,
                                              Page page)
{
    auto select = connection_of(tx).prepare(select_filtered_boxes);
    bind_filter(select, filter, clearance);
    select.bind(page.after).bind(page.limit);
    return containers_in(select);
}

BoxCount StoredContainers::count(ReadTx& tx, const BoxFilter& filter, Level clearance)
{
    auto select = connection_of(tx).prepare(count_filtered_boxes);
    bind_filter(select, filter, clearance);
    return BoxCount{select.step() ? select.integer(0) : 0};
}

std::vector<int> StoredContainers::numbers(ReadTx& tx, UnitId series, Level clearance)
{
    std::vector<int> numbers;
    auto select = connection_of(tx).prepare(select_box_numbers);
    select.bind(series).bind(static_cast<int>(clearance));
    while (select.step())
        numbers.push_back(static_cast<int>(select.integer(0)));
    return numbers;
}

std::vector<ForeignUnit> StoredContainers::foreign(ReadTx& tx, UnitId series, Level clearance,
                                                   int limit)
{
    std::vector<ForeignUnit> found;
    auto select = connection_of(tx).prepare(select_foreign_units);
    select.bind(series).bind(static_cast<int>(clearance)).bind(limit);
    while (select.step())
        found.push_back({static_cast<int>(select.integer(0)),
                         as_written(ReferenceCode::parse(select.text(1)))});
    return found;
}

std::vector<TypeTotals> StoredContainers::by_type(ReadTx& tx, UnitId unit, Level clearance)
{
    std::vector<TypeTotals> totals;
    auto select = connection_of(tx).prepare(select_by_type);
    select.bind(unit).bind(static_cast<int>(clearance));
    while (select.step())
        totals.push_back(
            {select.text(0), BoxCount{select.integer(1)}, Millimetres{select.integer(2)}});
    return totals;
}

int StoredContainers::highest_number(ReadTx& tx, UnitId series)
{
    auto select = connection_of(tx).prepare(select_highest_number);
    select.bind(series);
    return select.step() ? static_cast<int>(select.integer(0)) : 0;
}

bool StoredContainers::number_taken(ReadTx& tx, UnitId series, int number)
{
    auto select = connection_of(tx).prepare(select_number_taken);
    select.bind(series).bind(number);
    return select.step();
}

bool StoredContainers::barcode_taken(ReadTx& tx, std::string_view barcode)
{
    auto select = connection_of(tx).prepare(select_barcode_taken);
    select.bind(barcode);
    return select.step();
}

bool StoredContainers::boxed(ReadTx& tx, UnitId unit)
{
    auto select = connection_of(tx).prepare(select_boxed);
    select.bind(unit);
    return select.step();
}

bool StoredContainers::lies_in(ReadTx& tx, UnitId unit, ContainerId container)
{
    auto select = connection_of(tx).prepare(select_lies_in);
    select.bind(unit).bind(container);
    return select.step();
}

std::int64_t StoredContainers::take_serials(WriteTx& tx, std::string_view prefix,
                                            std::int64_t count)
{
    auto take = connection_of(tx).prepare(take_serial_numbers);
    take.bind(prefix).bind(count);
    const std::int64_t last = take.step() ? take.integer(0) : 0;
    while (take.step()) {
    }
    return last - count;
}

void StoredContainers::save(WriteTx& tx, const Container& container)
{
    connection_of(tx)
        .prepare(update_box)
        .bind(container.number)
        .bind(container.barcode)
        .bind(code_of(container.kind))
        .bind(container.type)
        .bind(container.width)
        .bind(container.shelf)
        .bind(container.location)
        .bind(container.id)
        .run();
}

void StoredContainers::take_out(WriteTx& tx, UnitId unit, ContainerId container)
{
    connection_of(tx).prepare(delete_place).bind(unit).bind(container).run();
}

} // namespace aperta
