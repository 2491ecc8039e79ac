#include "store/pooled_work.hpp"
#include "store/stored_declassification.hpp"
#include "store/stored_declassification_rows.hpp"

namespace aperta
{

namespace
{

constexpr const char* insert_review =
    "INSERT INTO review(unit_id, kind, state, started, outcome, level_after, reviewed_up_to,"
    " reasons, narrative, next_review, equities_checked, recommender, recommended_on,"
    " second_reviewer, confirmed_on, returned_because) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
    " RETURNING id";
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

ReviewId StoredDeclassification::add_review(WriteTx& tx, const Review& review)
{
    Connection& connection = connection_of(tx);
    auto insert = connection.prepare(insert_review);
    const auto id = bind_review(insert, review).returned<ReviewId>();
    put_unit_in_state(connection, review.unit, review.state);
    return id;
}

void StoredDeclassification::save_review(WriteTx& tx, const Review& review)
{
    Connection& connection = connection_of(tx);
    auto update = connection.prepare(update_review);
    bind_review(update, review).bind(review.id).run();
    put_unit_in_state(connection, review.unit, review.state);
}

std::optional<Review> StoredDeclassification::review_of(ReadTx& tx, UnitId unit, Level clearance)
{
    auto select = connection_of(tx).prepare(select_review);
    select.bind(unit).bind(rank_of(clearance));
    if (!select.step())
        return std::nullopt;
    return review_row(select);
}

std::vector<Review> StoredDeclassification::reviews(ReadTx& tx, Level clearance, int limit)
{
    std::vector<Review> found;
    auto select = connection_of(tx).prepare(select_reviews);
    select.bind(rank_of(clearance)).bind(limit);
    while (select.step())
        found.push_back(review_row(select));
    return found;
}

} // namespace aperta
