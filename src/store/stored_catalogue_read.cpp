#include "store/pooled_work.hpp"
#include "store/stored_catalogue.hpp"
#include "store/stored_rows.hpp"

#include <algorithm>

namespace aperta
{

namespace
{

constexpr const char* select_unit_by_id =
    "SELECT " APERTA_UNIT_COLUMNS " FROM unit u WHERE u.id = ? AND u.legal_level <= ?";
constexpr const char* select_unit_by_reference =
    "SELECT " APERTA_UNIT_COLUMNS " FROM unit u WHERE u.reference = ? AND u.legal_level <= ?";
constexpr const char* select_fonds =
    "SELECT " APERTA_LINE_COLUMNS " FROM unit u WHERE u.parent_id IS NULL AND u.legal_level <= ?"
    " ORDER BY u.position, u.id";
constexpr const char* select_children =
    "SELECT " APERTA_LINE_COLUMNS " FROM unit u WHERE u.parent_id = ? AND u.legal_level <= ?"
    " AND u.position > ? ORDER BY u.position LIMIT ?";
constexpr const char* select_ancestors =
    "WITH RECURSIVE up(id, parent_id, height) AS ("
    " SELECT id, parent_id, 0 FROM unit WHERE id = ?"
    " UNION ALL SELECT p.id, p.parent_id, height + 1 FROM unit p JOIN up ON p.id = up.parent_id)"
    " SELECT " APERTA_LINE_COLUMNS " FROM up JOIN unit u ON u.id = up.id"
    " WHERE up.height > 0 AND u.legal_level <= ? ORDER BY up.height DESC";
constexpr const char* select_units_in_box =
    "SELECT " APERTA_LINE_COLUMNS " FROM unit_container uc JOIN unit u ON u.id = uc.unit_id"
    " WHERE uc.container_id = ? AND u.legal_level <= ? ORDER BY u.reference";
constexpr const char* select_child_ids =
    "SELECT " APERTA_UNIT_COLUMNS " FROM unit u WHERE u.parent_id = ? AND u.legal_level <= ?"
    " AND u.position > ? ORDER BY u.position LIMIT 200";

constexpr const char* select_containers =
    "SELECT " APERTA_CONTAINER_COLUMNS " FROM container b JOIN unit s ON s.id = b.series_id"
    " WHERE b.series_id = ?1 AND s.legal_level <= ?2 AND b.content_level <= ?2 AND b.number > ?3"
    " ORDER BY b.number LIMIT ?4";
constexpr const char* select_container =
    "SELECT " APERTA_CONTAINER_COLUMNS " FROM container b JOIN unit s ON s.id = b.series_id"
    " WHERE b.series_id = ?1 AND b.number = ?2 AND s.legal_level <= ?3 AND b.content_level <= ?3";
constexpr const char* select_containers_of =
    "SELECT " APERTA_CONTAINER_COLUMNS " FROM unit_container uc"
    " JOIN container b ON b.id = uc.container_id JOIN unit u ON u.id = uc.unit_id"
    " JOIN unit s ON s.id = b.series_id WHERE uc.unit_id = ?1 AND u.legal_level <= ?2"
    " AND s.legal_level <= ?2 AND b.content_level <= ?2 ORDER BY b.number, b.id";

// A row of unit_extent is as high as the highest between the unit and the boxes it counts, so the
// sum costs the same for a fonds of a hundred thousand boxes as for a series of ten.
constexpr const char* sum_extent =
    "SELECT coalesce(sum(e.boxes), 0), coalesce(sum(e.width_mm), 0) FROM unit_extent e"
    " WHERE e.unit_id = ?1 AND e.level <= ?2";
constexpr const char* select_measured =
    "SELECT measured_mm FROM unit WHERE id = ? AND legal_level <= ?";

constexpr const char* select_authority_by_id = "SELECT id, code, kind FROM authority WHERE id = ?";
constexpr const char* select_authority_by_code =
    "SELECT id, code, kind FROM authority WHERE code = ?";
constexpr const char* select_authority_names =
    "SELECT language, name FROM authority_name WHERE authority_id = ? ORDER BY language";
constexpr const char* select_successions =
    "SELECT predecessor_id, successor_id, from_day, disputed, ruling_day, ruling_reference"
    " FROM succession WHERE predecessor_id = ? ORDER BY successor_id";

int number_of(Level level)
{
    return static_cast<int>(level);
}

std::optional<Unit> first_unit(Connection& connection, Statement& select)
{
    if (!select.step())
        return std::nullopt;
    Unit unit = unit_row(select);
    complete(connection, unit);
    return unit;
}

std::optional<Authority> first_authority(Connection& connection, Statement& select)
{
    if (!select.step())
        return std::nullopt;
    Authority authority{select.id<AuthorityId>(0), select.text(1), select.text(2), {}};
    auto names = connection.prepare(select_authority_names);
    names.bind(authority.id);
    while (names.step())
        if (auto language = parse_language(names.text(0)))
            authority.names.push_back({*language, names.text(1)});
    return authority;
}

} // namespace

std::optional<Unit> StoredCatalogue::unit(ReadTx& tx, UnitId id, Level clearance)
{
    Connection& connection = connection_of(tx);
    auto select = connection.prepare(select_unit_by_id);
    select.bind(id).bind(number_of(clearance));
    return first_unit(connection, select);
}

std::optional<Unit> StoredCatalogue::unit(ReadTx& tx, const ReferenceCode& reference,
                                          Level clearance)
{
    Connection& connection = connection_of(tx);
    auto select = connection.prepare(select_unit_by_reference);
    select.bind(reference.text()).bind(number_of(clearance));
    return first_unit(connection, select);
}

std::vector<UnitLine> StoredCatalogue::fonds(ReadTx& tx, Level clearance)
{
    Connection& connection = connection_of(tx);
    auto select = connection.prepare(select_fonds);
    select.bind(number_of(clearance)).bind(number_of(clearance));
    return lines_of(connection, select);
}

std::vector<UnitLine> StoredCatalogue::children(ReadTx& tx, UnitId parent, Level clearance,
                                                Page page)
{
    Connection& connection = connection_of(tx);
    auto select = connection.prepare(select_children);
    select.bind(number_of(clearance)).bind(parent).bind(number_of(clearance));
    select.bind(page.after).bind(page.limit);
    return lines_of(connection, select);
}

std::vector<UnitLine> StoredCatalogue::ancestors(ReadTx& tx, UnitId unit, Level clearance)
{
    Connection& connection = connection_of(tx);
    auto select = connection.prepare(select_ancestors);
    select.bind(unit).bind(number_of(clearance)).bind(number_of(clearance));
    return lines_of(connection, select);
}

// Depth first with pages of siblings, so that memory grows with the depth and not with the tree.
void StoredCatalogue::walk(ReadTx& tx, UnitId root, Level clearance,
                           const std::function<bool(const Unit&, int depth)>& each)
{
    struct Shelf {
        UnitId parent;
        std::int64_t after = 0;
        std::vector<Unit> units; // reversed: the next one is at the back
        bool exhausted = false;
    };
    Connection& connection = connection_of(tx);
    const auto start = unit(tx, root, clearance);
    if (!start || !each(*start, 0))
        return;
    std::vector<Shelf> shelves{{root, 0, {}, false}};
    while (!shelves.empty()) {
        Shelf& top = shelves.back();
        if (top.units.empty() && !top.exhausted) {
            auto select = connection.prepare(select_child_ids);
            select.bind(top.parent).bind(number_of(clearance)).bind(top.after);
            while (select.step())
                top.units.push_back(unit_row(select));
            top.exhausted = top.units.size() < 200;
            std::reverse(top.units.begin(), top.units.end());
        }
        if (top.units.empty()) {
            shelves.pop_back();
            continue;
        }
        Unit next = std::move(top.units.back());
        top.units.pop_back();
        top.after = next.position;
        complete(connection, next);
        if (!each(next, static_cast<int>(shelves.size())))
            return;
        shelves.push_back({next.id, 0, {}, false});
    }
}

std::vector<Container> StoredCatalogue::containers(ReadTx& tx, UnitId series, Level clearance,
                                                   Page page)
{
    auto select = connection_of(tx).prepare(select_containers);
    select.bind(series).bind(number_of(clearance)).bind(page.after).bind(page.limit);
    return containers_in(select);
}

std::vector<Container> StoredCatalogue::containers_of(ReadTx& tx, UnitId unit, Level clearance)
{
    auto select = connection_of(tx).prepare(select_containers_of);
    select.bind(unit).bind(number_of(clearance));
    return containers_in(select);
}

std::vector<UnitLine> StoredCatalogue::units_in(ReadTx& tx, ContainerId container, Level clearance)
{
    Connection& connection = connection_of(tx);
    auto select = connection.prepare(select_units_in_box);
    select.bind(number_of(clearance)).bind(container).bind(number_of(clearance));
    return lines_of(connection, select);
}

std::optional<Container> StoredCatalogue::container(ReadTx& tx, UnitId series, int number,
                                                    Level clearance)
{
    auto select = connection_of(tx).prepare(select_container);
    select.bind(series).bind(number).bind(number_of(clearance));
    if (!select.step())
        return std::nullopt;
    return container_row(select);
}

ExtentTotals StoredCatalogue::extent(ReadTx& tx, UnitId unit, Level clearance)
{
    Connection& connection = connection_of(tx);
    ExtentTotals totals;
    auto sum = connection.prepare(sum_extent);
    sum.bind(unit).bind(number_of(clearance));
    if (sum.step()) {
        totals.boxes = BoxCount{sum.integer(0)};
        totals.computed = Millimetres{sum.integer(1)};
    }
    auto measured = connection.prepare(select_measured);
    measured.bind(unit).bind(number_of(clearance));
    if (measured.step() && !measured.null(0))
        totals.measured = Millimetres{measured.integer(0)};
    return totals;
}

CatalogueTotals StoredCatalogue::totals(ReadTx& tx, UnitId fonds, Level clearance)
{
    CatalogueTotals totals;
    const auto root = unit(tx, fonds, clearance);
    if (!root)
        return totals;
    totals.reference = root->reference;
    Millimetres measured;
    bool all_measured = true;
    for (UnitLine& line : children(tx, fonds, clearance, {0, 10'000})) {
        if (line.level != DescriptionLevel::series)
            continue;
        const ExtentTotals extent = this->extent(tx, line.id, clearance);
        totals.extent.boxes += extent.boxes;
        totals.extent.computed += extent.computed;
        all_measured = all_measured && extent.measured.has_value();
        measured += extent.measured.value_or(Millimetres{});
        totals.series.push_back({std::move(line), extent});
    }
    if (all_measured && !totals.series.empty())
        totals.extent.measured = measured;
    return totals;
}

std::optional<Authority> StoredCatalogue::authority(ReadTx& tx, AuthorityId id)
{
    Connection& connection = connection_of(tx);
    auto select = connection.prepare(select_authority_by_id);
    select.bind(id);
    return first_authority(connection, select);
}

std::optional<Authority> StoredCatalogue::authority(ReadTx& tx, std::string_view code)
{
    Connection& connection = connection_of(tx);
    auto select = connection.prepare(select_authority_by_code);
    select.bind(code);
    return first_authority(connection, select);
}

std::vector<Succession> StoredCatalogue::successions(ReadTx& tx, AuthorityId predecessor)
{
    std::vector<Succession> successions;
    auto select = connection_of(tx).prepare(select_successions);
    select.bind(predecessor);
    while (select.step())
        successions.push_back({select.id<AuthorityId>(0), select.id<AuthorityId>(1), select.day(2),
                               select.integer(3) != 0, select.day(4), select.text(5)});
    return successions;
}

} // namespace aperta
