#include "store/pooled_work.hpp"
#include "store/stored_declassification.hpp"
#include "store/stored_declassification_rows.hpp"

namespace aperta
{

namespace
{

constexpr const char* insert_delegation =
    "INSERT INTO delegation(authority_id, delegate, up_to, from_day, to_day, reference)"
    " VALUES (?,?,?,?,?,?) RETURNING id";
constexpr const char* select_delegations =
    "SELECT id, authority_id, delegate, up_to, from_day, to_day, reference FROM delegation"
    " WHERE delegate = ? ORDER BY id";
constexpr const char* insert_equity =
    "INSERT INTO equity(unit_id, owner_id, sent_day, answer, answered_day, document)"
    " VALUES (?,?,?,?,?,?) RETURNING id";
constexpr const char* update_equity =
    "UPDATE equity SET answer = ?, answered_day = ?, document = ? WHERE id = ?";
constexpr const char* select_equities =
    "SELECT " APERTA_EQUITY_COLUMNS " FROM equity e JOIN unit u ON u.id = e.unit_id"
    " WHERE e.unit_id = ? AND u.legal_level <= ? ORDER BY e.id";

#define APERTA_HELD_BACK_COLUMNS                                                                   \
    "h.unit_id, h.reason, h.sheet, h.location, h.recorded_by, h.recorded_on"
constexpr const char* insert_held_back =
    "INSERT INTO held_back(unit_id, reason, sheet, location, recorded_by, recorded_on)"
    " VALUES (?,?,?,?,?,?)";
constexpr const char* select_held_back =
    "SELECT " APERTA_HELD_BACK_COLUMNS " FROM held_back h JOIN unit u ON u.id = h.unit_id"
    " WHERE h.unit_id = ? AND u.legal_level <= ?";
// Inside what is held back there may be more of it: the whole tree, not the reach.
constexpr const char* select_held_back_below =
    "WITH RECURSIVE down(id) AS (SELECT CAST(?1 AS BIGINT) UNION ALL"
    " SELECT u.id FROM unit u JOIN down ON u.parent_id = down.id)"
    " SELECT " APERTA_HELD_BACK_COLUMNS " FROM down JOIN held_back h ON h.unit_id = down.id"
    " JOIN unit u ON u.id = h.unit_id WHERE down.id <> ?1 AND u.legal_level BETWEEN 1 AND ?2"
    " ORDER BY u.reference";

HeldBack held_back_row(const Statement& row)
{
    return {row.id<UnitId>(0), row.text(1), row.text(2),
            row.text(3),       row.text(4), row.day(5).value_or(LegalDay{})};
}

} // namespace

DelegationId StoredDeclassification::add_delegation(WriteTx& tx, const Delegation& delegation)
{
    Connection& connection = connection_of(tx);
    return connection.prepare(insert_delegation)
        .bind(delegation.authority)
        .bind(delegation.delegate)
        .bind(rank_of(delegation.up_to))
        .bind(delegation.from)
        .bind(delegation.to)
        .bind(delegation.reference)
        .returned<DelegationId>();
}

EquityId StoredDeclassification::add_equity(WriteTx& tx, const Equity& equity)
{
    Connection& connection = connection_of(tx);
    return connection.prepare(insert_equity)
        .bind(equity.unit)
        .bind(equity.owner)
        .bind(equity.sent)
        .bind(code_of(equity.answer))
        .bind(equity.answered)
        .bind(equity.document)
        .returned<EquityId>();
}

void StoredDeclassification::answer(WriteTx& tx, const Equity& equity)
{
    connection_of(tx)
        .prepare(update_equity)
        .bind(code_of(equity.answer))
        .bind(equity.answered)
        .bind(equity.document)
        .bind(equity.id)
        .run();
}

void StoredDeclassification::hold_back(WriteTx& tx, const HeldBack& unit)
{
    connection_of(tx)
        .prepare(insert_held_back)
        .bind(unit.unit)
        .bind(unit.reason)
        .bind(unit.sheet)
        .bind(unit.location)
        .bind(unit.recorded_by)
        .bind(unit.recorded_on)
        .run();
}

std::vector<Delegation> StoredDeclassification::delegations_to(ReadTx& tx,
                                                               const std::string& account)
{
    std::vector<Delegation> found;
    auto select = connection_of(tx).prepare(select_delegations);
    select.bind(account);
    while (select.step())
        found.push_back({select.id<DelegationId>(0), select.id<AuthorityId>(1), select.text(2),
                         level_in(select, 3), select.day(4).value_or(LegalDay{}),
                         select.day(5).value_or(LegalDay{}), select.text(6)});
    return found;
}

std::optional<HeldBack> StoredDeclassification::held_back(ReadTx& tx, UnitId unit, Level clearance)
{
    auto select = connection_of(tx).prepare(select_held_back);
    select.bind(unit).bind(rank_of(clearance));
    if (!select.step())
        return std::nullopt;
    return held_back_row(select);
}

std::vector<HeldBack> StoredDeclassification::held_back_below(ReadTx& tx, UnitId root,
                                                              Level clearance)
{
    std::vector<HeldBack> found;
    auto select = connection_of(tx).prepare(select_held_back_below);
    select.bind(root).bind(rank_of(clearance));
    while (select.step())
        found.push_back(held_back_row(select));
    return found;
}

std::vector<Equity> StoredDeclassification::equities_of(ReadTx& tx, UnitId unit, Level clearance)
{
    std::vector<Equity> found;
    auto select = connection_of(tx).prepare(select_equities);
    select.bind(unit).bind(rank_of(clearance));
    while (select.step())
        found.push_back(equity_row(select));
    return found;
}

} // namespace aperta
