#include "store/sqlite_declassification.hpp"
#include "store/sqlite_declassification_rows.hpp"
#include "store/sqlite_work.hpp"

namespace aperta
{

namespace
{

constexpr const char* insert_delegation =
    "INSERT INTO delegation(authority_id, delegate, up_to, from_day, to_day, reference)"
    " VALUES (?,?,?,?,?,?)";
constexpr const char* select_delegations =
    "SELECT id, authority_id, delegate, up_to, from_day, to_day, reference FROM delegation"
    " WHERE delegate = ? ORDER BY id";
constexpr const char* insert_equity =
    "INSERT INTO equity(unit_id, owner_id, sent_day, answer, answered_day, document)"
    " VALUES (?,?,?,?,?,?)";
constexpr const char* update_equity =
    "UPDATE equity SET answer = ?, answered_day = ?, document = ? WHERE id = ?";
constexpr const char* select_equities =
    "SELECT e.id, e.unit_id, e.owner_id, e.sent_day, e.answer, e.answered_day, e.document"
    " FROM equity e JOIN unit u ON u.id = e.unit_id"
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
    "WITH RECURSIVE down(id) AS (SELECT ?1 UNION ALL"
    " SELECT u.id FROM unit u JOIN down ON u.parent_id = down.id)"
    " SELECT " APERTA_HELD_BACK_COLUMNS " FROM down JOIN held_back h ON h.unit_id = down.id"
    " JOIN unit u ON u.id = h.unit_id WHERE down.id <> ?1 AND u.legal_level BETWEEN 1 AND ?2"
    " ORDER BY u.reference";

constexpr const char* insert_review =
    "INSERT INTO review(unit_id, kind, state, started, outcome, level_after, reviewed_up_to,"
    " reasons, narrative, next_review, equities_checked, recommender, recommended_on,"
    " second_reviewer, confirmed_on, returned_because) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
constexpr const char* update_review =
    "UPDATE review SET unit_id = ?, kind = ?, state = ?, started = ?, outcome = ?, level_after = ?,"
    " reviewed_up_to = ?, reasons = ?, narrative = ?, next_review = ?, equities_checked = ?,"
    " recommender = ?, recommended_on = ?, second_reviewer = ?, confirmed_on = ?,"
    " returned_because = ? WHERE id = ? AND open = 1";
constexpr const char* update_state_of_unit =
    "UPDATE unit SET classification_state = ?, version = version + 1 WHERE id = ?";
#define APERTA_REVIEW_COLUMNS                                                                      \
    "r.id, r.unit_id, r.kind, r.state, r.started, r.outcome, r.level_after, r.reviewed_up_to,"     \
    " r.reasons, r.narrative, r.next_review, r.equities_checked, r.recommender, r.recommended_on," \
    " r.second_reviewer, r.confirmed_on, r.returned_because"
constexpr const char* select_review =
    "SELECT " APERTA_REVIEW_COLUMNS " FROM review r JOIN unit u ON u.id = r.unit_id"
    " WHERE r.unit_id = ? AND r.open = 1 AND u.legal_level <= ?";
constexpr const char* select_reviews =
    "SELECT " APERTA_REVIEW_COLUMNS " FROM review r JOIN unit u ON u.id = r.unit_id"
    " WHERE r.open = 1 AND u.legal_level <= ? ORDER BY r.started, r.id LIMIT ?";

Equity equity_row(const Statement& row)
{
    return {row.id<EquityId>(0),
            row.id<UnitId>(1),
            row.id<AuthorityId>(2),
            row.day(3),
            as_written(parse_equity_answer(row.text(4))),
            row.day(5),
            row.text(6)};
}

HeldBack held_back_row(const Statement& row)
{
    return {row.id<UnitId>(0), row.text(1), row.text(2),
            row.text(3),       row.text(4), row.day(5).value_or(LegalDay{})};
}

Review review_row(const Statement& row)
{
    Review review;
    review.id = row.id<ReviewId>(0);
    review.unit = row.id<UnitId>(1);
    review.kind = as_written(parse_review_kind(row.text(2)));
    review.state = as_written(parse_classification_state(row.text(3)));
    review.started = row.day(4).value_or(LegalDay{});
    review.proposal = {outcome_in(row, 5),      level_in(row, 6), level_in(row, 7),
                       letters_in(row.text(8)), row.text(9),      row.day(10),
                       row.integer(11) != 0};
    review.recommender = row.text(12);
    review.recommended_on = row.day(13);
    review.second_reviewer = row.text(14);
    review.confirmed_on = row.day(15);
    review.returned_because = row.text(16);
    return review;
}

Statement& bind_review(Statement& statement, const Review& review)
{
    const Proposal& proposal = review.proposal;
    return statement.bind(review.unit)
        .bind(code_of(review.kind))
        .bind(code_of(review.state))
        .bind(review.started)
        .bind(code_of(proposal.outcome))
        .bind(rank_of(proposal.level_after))
        .bind(rank_of(proposal.reviewed_up_to))
        .bind(letters_of(proposal.reasons))
        .bind(proposal.narrative)
        .bind(proposal.next_review)
        .bind(proposal.equities_checked)
        .bind(review.recommender)
        .bind(review.recommended_on)
        .bind(review.second_reviewer)
        .bind(review.confirmed_on)
        .bind(review.returned_because);
}

void put_unit_in_state(Connection& connection, UnitId unit, ClassificationState state)
{
    connection.prepare(update_state_of_unit).bind(code_of(state)).bind(unit).run();
}

} // namespace

DelegationId SqliteDeclassification::add_delegation(WriteTx& tx, const Delegation& delegation)
{
    Connection& connection = connection_of(tx);
    connection.prepare(insert_delegation)
        .bind(delegation.authority)
        .bind(delegation.delegate)
        .bind(rank_of(delegation.up_to))
        .bind(delegation.from)
        .bind(delegation.to)
        .bind(delegation.reference)
        .run();
    return DelegationId{connection.last_row()};
}

EquityId SqliteDeclassification::add_equity(WriteTx& tx, const Equity& equity)
{
    Connection& connection = connection_of(tx);
    connection.prepare(insert_equity)
        .bind(equity.unit)
        .bind(equity.owner)
        .bind(equity.sent)
        .bind(code_of(equity.answer))
        .bind(equity.answered)
        .bind(equity.document)
        .run();
    return EquityId{connection.last_row()};
}

void SqliteDeclassification::answer(WriteTx& tx, const Equity& equity)
{
    connection_of(tx)
        .prepare(update_equity)
        .bind(code_of(equity.answer))
        .bind(equity.answered)
        .bind(equity.document)
        .bind(equity.id)
        .run();
}

void SqliteDeclassification::hold_back(WriteTx& tx, const HeldBack& unit)
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

std::vector<Delegation> SqliteDeclassification::delegations_to(ReadTx& tx,
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

std::optional<HeldBack> SqliteDeclassification::held_back(ReadTx& tx, UnitId unit, Level clearance)
{
    auto select = connection_of(tx).prepare(select_held_back);
    select.bind(unit).bind(rank_of(clearance));
    if (!select.step())
        return std::nullopt;
    return held_back_row(select);
}

std::vector<HeldBack> SqliteDeclassification::held_back_below(ReadTx& tx, UnitId root,
                                                              Level clearance)
{
    std::vector<HeldBack> found;
    auto select = connection_of(tx).prepare(select_held_back_below);
    select.bind(root).bind(rank_of(clearance));
    while (select.step())
        found.push_back(held_back_row(select));
    return found;
}

std::vector<Equity> SqliteDeclassification::equities_of(ReadTx& tx, UnitId unit, Level clearance)
{
    std::vector<Equity> found;
    auto select = connection_of(tx).prepare(select_equities);
    select.bind(unit).bind(rank_of(clearance));
    while (select.step())
        found.push_back(equity_row(select));
    return found;
}

ReviewId SqliteDeclassification::add_review(WriteTx& tx, const Review& review)
{
    Connection& connection = connection_of(tx);
    auto insert = connection.prepare(insert_review);
    bind_review(insert, review).run();
    const ReviewId id{connection.last_row()};
    put_unit_in_state(connection, review.unit, review.state);
    return id;
}

void SqliteDeclassification::save_review(WriteTx& tx, const Review& review)
{
    Connection& connection = connection_of(tx);
    auto update = connection.prepare(update_review);
    bind_review(update, review).bind(review.id).run();
    put_unit_in_state(connection, review.unit, review.state);
}

std::optional<Review> SqliteDeclassification::review_of(ReadTx& tx, UnitId unit, Level clearance)
{
    auto select = connection_of(tx).prepare(select_review);
    select.bind(unit).bind(rank_of(clearance));
    if (!select.step())
        return std::nullopt;
    return review_row(select);
}

std::vector<Review> SqliteDeclassification::reviews(ReadTx& tx, Level clearance, int limit)
{
    std::vector<Review> found;
    auto select = connection_of(tx).prepare(select_reviews);
    select.bind(rank_of(clearance)).bind(limit);
    while (select.step())
        found.push_back(review_row(select));
    return found;
}

} // namespace aperta
