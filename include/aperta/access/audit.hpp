// The audit: append-only rows in a hash chain, written in the transaction of the change they tell
// of. hash = SHA-256(canonical fields + previous hash), hex; canonical = each field as
// "<bytes>:<field>," in the order of AuditRow, so that no two rows share a canonical form.
// Rows name records by reference code, never by title.
#pragma once

#include "aperta/core/actor.hpp"
#include "aperta/core/clock.hpp"
#include "aperta/core/work.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace aperta
{

struct AuditEvent {
    Instant at;
    std::string account; // who; "console" for the machine's own command line
    std::string act;     // "declassification.decide"
    std::string subject; // reference code, transfer number, account: what it was about
    std::string outcome; // "done" or "refused"
    std::string code;    // with refused: the guard or problem code
    std::string details; // one line of key=value pairs; no titles, no secrets
};

struct AuditRow {
    std::int64_t sequence = 0; // from 1, without gaps
    AuditEvent event;
    std::string previous; // 64 zeros before the first row
    std::string hash;
};

[[nodiscard]] std::string audit_hash(const AuditRow& row);

class AuditLog
{
public:
    virtual ~AuditLog() = default;
    // Numbers, chains and stores the event.
    virtual void append(WriteTx& tx, const AuditEvent& event) = 0;
    // In order of sequence; `each` answers false to stop. Streams.
    virtual void each(ReadTx& tx, const std::function<bool(const AuditRow&)>& each) = 0;
    // The newest rows first, at most `limit`.
    [[nodiscard]] virtual std::vector<AuditRow> newest(ReadTx& tx, int limit) = 0;
};

[[nodiscard]] AuditEvent done(const Clock& clock, const Actor& actor, std::string act,
                              std::string subject, std::string details = {});

// Writes the refusal of an act in a transaction of its own (the act's own was rolled back) and
// hands the problems back, for `return refuse(...)`.
struct AuditPorts {
    Work& work;
    AuditLog& log;
    const Clock& clock;
};
[[nodiscard]] Problems refused(AuditPorts ports, const Actor& actor, std::string act,
                               std::string subject, Problems problems);

struct AuditVerdict {
    std::int64_t rows = 0;
    std::string last_hash;
};

// Reads the whole chain. Problems: audit.row_altered, audit.row_missing, audit.chain_broken,
// audit.clock_went_back (facts: sequence).
[[nodiscard]] Result<AuditVerdict> verify_audit(ReadTx& tx, AuditLog& log);

} // namespace aperta
