// The tree as it is arranged: places among siblings, and codes that follow.
#include "store/sqlite_catalogue.hpp"
#include "store/sqlite_rows.hpp"
#include "store/sqlite_work.hpp"

namespace aperta
{

namespace
{

constexpr std::size_t first_window = 32;

#define APERTA_BELOW                                                                               \
    " below(id) AS (SELECT ?1 UNION ALL SELECT u.id FROM unit u JOIN below ON u.parent_id = "      \
    "below.id)"

constexpr const char* update_place =
    "UPDATE unit SET parent_id = ?, position = ?, own_level = ?, classification_day = ?,"
    " originator_id = ?, version = version + 1 WHERE id = ? AND version = ?";
constexpr const char* select_previous_position =
    "SELECT max(position) FROM unit WHERE parent_id = ? AND position < ?";
constexpr const char* select_following =
    "SELECT id, position FROM unit WHERE parent_id = ? AND position >= ? ORDER BY position"
    " LIMIT ?";
constexpr const char* update_position = "UPDATE unit SET position = ? WHERE id = ?";
constexpr const char* select_seen_before =
    "SELECT max(position) FROM unit WHERE parent_id = ? AND position < ? AND legal_level <= ?";
constexpr const char* select_seen_after =
    "SELECT min(position) FROM unit WHERE parent_id = ? AND position > ? AND legal_level <= ?";
constexpr const char* select_lies_under =
    "WITH RECURSIVE up(id) AS (SELECT ?1 UNION ALL"
    " SELECT u.parent_id FROM unit u JOIN up ON u.id = up.id WHERE u.parent_id IS NOT NULL)"
    " SELECT 1 FROM up WHERE id = ?2";
constexpr const char* select_box_series =
    "WITH RECURSIVE" APERTA_BELOW " SELECT DISTINCT b.series_id FROM below"
    " JOIN unit_container x ON x.unit_id = below.id JOIN container b ON b.id = x.container_id"
    " ORDER BY b.series_id";
constexpr const char* select_gone =
    "WITH RECURSIVE" APERTA_BELOW " SELECT 1 FROM below JOIN unit u ON u.id = below.id"
    " WHERE u.custody_state <> 'AT_SERVICE' LIMIT 1";
constexpr const char* select_codes_below =
    "WITH RECURSIVE below(id, reference, depth) AS ("
    " SELECT id, reference, 0 FROM unit WHERE id = ?1"
    " UNION ALL SELECT u.id, u.reference, depth + 1 FROM unit u JOIN below"
    " ON u.parent_id = below.id)"
    " SELECT id, reference FROM below ORDER BY depth, id LIMIT ?2";
constexpr const char* select_film_below =
    "WITH RECURSIVE" APERTA_BELOW
    " SELECT 1 FROM film_reel r JOIN below ON below.id = r.unit_id LIMIT 1";
// A code that no reference can be, so that two units may change codes.
constexpr const char* free_reference = "UPDATE unit SET reference = '~' || id WHERE id = ?";
constexpr const char* update_reference =
    "UPDATE unit SET reference = ?, version = version + 1 WHERE id = ?";
constexpr const char* select_formerly =
    "SELECT " APERTA_UNIT_COLUMNS " FROM record_change_field f"
    " JOIN record_change c ON c.id = f.change_id JOIN unit u ON u.id = c.record_id"
    " WHERE f.field = 'reference' AND f.before <> '' AND f.before = ? AND c.record = 'unit'"
    " AND c.level <= ? AND u.legal_level <= ? ORDER BY c.id DESC LIMIT 1";

int rank_number(Level level)
{
    return static_cast<int>(level);
}

struct Place {
    UnitId id;
    std::int64_t position = 0;
};

std::vector<Place> following(Connection& connection, UnitId parent, std::int64_t position,
                             std::size_t count)
{
    auto select = connection.prepare(select_following);
    select.bind(parent).bind(position).bind(static_cast<std::int64_t>(count));
    std::vector<Place> places;
    while (select.step())
        places.push_back({select.id<UnitId>(0), select.integer(1)});
    return places;
}

// Shifts the siblings from `position` on, as few as leave a gap; by way of places behind the last,
// because no two may ever stand at one.
void make_room(Connection& connection, UnitId parent, std::int64_t position, std::int64_t last)
{
    std::size_t window = first_window;
    std::vector<Place> places = following(connection, parent, position, window + 1);
    const auto room = [&] { return places.back().position - position; };
    while (places.size() > window && room() < static_cast<std::int64_t>(places.size()) * 4) {
        window *= 2;
        places = following(connection, parent, position, window + 1);
    }
    const bool to_the_end = places.size() <= window;
    const std::size_t moved = to_the_end ? places.size() : places.size() - 1;
    const std::int64_t each =
        to_the_end ? sibling_step : room() / static_cast<std::int64_t>(places.size());
    const auto shift = [&](std::int64_t from, std::int64_t by) {
        for (std::size_t i = 0; i < moved; ++i)
            connection.prepare(update_position)
                .bind(from + by * static_cast<std::int64_t>(i + 1))
                .bind(places[i].id)
                .run();
    };
    shift(last, 1);
    shift(position, each);
}

std::optional<std::int64_t> one_number(Statement& select)
{
    if (!select.step() || select.null(0))
        return std::nullopt;
    return select.integer(0);
}

} // namespace

bool SqliteCatalogue::put(WriteTx& tx, const Unit& unit)
{
    Connection& connection = connection_of(tx);
    auto update = connection.prepare(update_place);
    update.bind(unit.parent).bind(unit.position);
    if (unit.own)
        update.bind(rank_number(unit.own->level)).bind(unit.own->day).bind(unit.own->originator);
    else
        update.bind_null().bind_null().bind_null();
    update.bind(unit.id).bind(unit.version).run();
    return connection.changes() == 1;
}

std::int64_t SqliteCatalogue::room_before(WriteTx& tx, UnitId parent,
                                          std::optional<std::int64_t> position)
{
    if (!position)
        return last_position(tx, parent) + sibling_step;
    Connection& connection = connection_of(tx);
    auto select = connection.prepare(select_previous_position);
    select.bind(parent).bind(*position);
    const std::int64_t previous = one_number(select).value_or(0);
    if (*position - previous < 2)
        make_room(connection, parent, *position, last_position(tx, parent));
    const std::int64_t next = following(connection, parent, *position, 1).front().position;
    return previous + (next - previous) / 2;
}

std::optional<std::int64_t> SqliteCatalogue::neighbour(ReadTx& tx, UnitId parent,
                                                       std::int64_t position, bool before,
                                                       Level clearance)
{
    auto select = connection_of(tx).prepare(before ? select_seen_before : select_seen_after);
    select.bind(parent).bind(position).bind(rank_number(clearance));
    return one_number(select);
}

bool SqliteCatalogue::lies_under(ReadTx& tx, UnitId unit, UnitId ancestor)
{
    auto select = connection_of(tx).prepare(select_lies_under);
    return select.bind(unit).bind(ancestor).step();
}

CatalogueStore::Belongings SqliteCatalogue::belongings(ReadTx& tx, UnitId unit)
{
    Connection& connection = connection_of(tx);
    Belongings found;
    auto series = connection.prepare(select_box_series);
    series.bind(unit);
    while (series.step())
        found.series.push_back(series.id<UnitId>(0));
    auto gone = connection.prepare(select_gone);
    found.at_service = !gone.bind(unit).step();
    return found;
}

void SqliteCatalogue::rename(WriteTx& tx,
                             const std::vector<std::pair<UnitId, ReferenceCode>>& codes)
{
    Connection& connection = connection_of(tx);
    for (const auto& [unit, code] : codes)
        connection.prepare(free_reference).bind(unit).run();
    for (const auto& [unit, code] : codes)
        connection.prepare(update_reference).bind(code.text()).bind(unit).run();
}

std::vector<std::pair<UnitId, ReferenceCode>> SqliteCatalogue::codes_below(ReadTx& tx, UnitId unit,
                                                                           int limit)
{
    auto select = connection_of(tx).prepare(select_codes_below);
    select.bind(unit).bind(limit);
    std::vector<std::pair<UnitId, ReferenceCode>> codes;
    while (select.step())
        if (auto code = ReferenceCode::parse(select.text(1)))
            codes.emplace_back(select.id<UnitId>(0), *code);
    return codes;
}

bool SqliteCatalogue::holds_film(ReadTx& tx, UnitId unit)
{
    auto select = connection_of(tx).prepare(select_film_below);
    return select.bind(unit).step();
}

std::optional<Unit> SqliteCatalogue::unit_formerly(ReadTx& tx, const ReferenceCode& reference,
                                                   Level clearance)
{
    Connection& connection = connection_of(tx);
    auto select = connection.prepare(select_formerly);
    select.bind(reference.text()).bind(rank_number(clearance)).bind(rank_number(clearance));
    if (!select.step())
        return std::nullopt;
    Unit unit = unit_row(select);
    complete(connection, unit);
    return unit;
}

} // namespace aperta
