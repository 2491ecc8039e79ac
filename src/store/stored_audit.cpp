#include "store/pooled_work.hpp"
#include "store/stored_access.hpp"
#include "store/stored_values.hpp"

namespace aperta
{

namespace
{

constexpr const char* select_tail =
    "SELECT sequence, hash FROM audit_event ORDER BY sequence DESC LIMIT 1";
constexpr const char* insert_event =
    "INSERT INTO audit_event(sequence, at, account, act, subject, outcome, code, details,"
    " previous, hash) VALUES (?,?,?,?,?,?,?,?,?,?)";
constexpr const char* select_events =
    "SELECT sequence, at, account, act, subject, outcome, code, details, previous, hash"
    " FROM audit_event ORDER BY sequence";
constexpr const char* select_newest_events =
    "SELECT sequence, at, account, act, subject, outcome, code, details, previous, hash"
    " FROM audit_event ORDER BY sequence DESC LIMIT ?";

AuditRow audit_row_in(const Statement& row)
{
    AuditRow read;
    read.sequence = row.integer(0);
    // A forged instant that is none reads as the epoch: the hash then tells, where an exception
    // would keep the reader from the rest of the chain.
    read.event.at = parse_instant(row.text(1)).value_or(Instant{});
    read.event.account = row.text(2);
    read.event.act = row.text(3);
    read.event.subject = row.text(4);
    read.event.outcome = row.text(5);
    read.event.code = row.text(6);
    read.event.details = row.text(7);
    read.previous = row.text(8);
    read.hash = row.text(9);
    return read;
}

} // namespace

void StoredAudit::append(WriteTx& tx, const AuditEvent& event)
{
    Connection& connection = connection_of(tx);
    AuditRow row{1, event, std::string(64, '0'), ""};
    {
        auto tail = connection.prepare(select_tail);
        if (tail.step()) {
            row.sequence = tail.integer(0) + 1;
            row.previous = tail.text(1);
        }
    }
    row.hash = audit_hash(row);
    connection.prepare(insert_event)
        .bind(row.sequence)
        .bind(to_text(event.at))
        .bind(event.account)
        .bind(event.act)
        .bind(event.subject)
        .bind(event.outcome)
        .bind(event.code)
        .bind(event.details)
        .bind(row.previous)
        .bind(row.hash)
        .run();
}

void StoredAudit::each(ReadTx& tx, const std::function<bool(const AuditRow&)>& each)
{
    auto rows = connection_of(tx).prepare(select_events);
    while (rows.step() && each(audit_row_in(rows))) {
    }
}

std::vector<AuditRow> StoredAudit::newest(ReadTx& tx, int limit)
{
    std::vector<AuditRow> read;
    auto rows = connection_of(tx).prepare(select_newest_events);
    rows.bind(limit);
    while (rows.step())
        read.push_back(audit_row_in(rows));
    return read;
}

} // namespace aperta
