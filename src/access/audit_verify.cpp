#include "aperta/access/audit.hpp"

#include <optional>
#include <string>
#include <utility>

namespace aperta
{

namespace
{

// A chain that was tampered with wholesale needs no list of a million lines.
constexpr std::size_t most_findings = 100;

Problem finding(const char* code, std::int64_t sequence)
{
    return {Fault::environment, code, "", {{"sequence", std::to_string(sequence)}}};
}

// Follows the chain row by row. Each fault is named once and at its own row: after a gap or a
// broken link the walk goes on from what it finds.
class ChainWalk
{
public:
    ChainWalk() : last_hash_(64, '0') {}

    bool take(const AuditRow& row)
    {
        if (row.sequence != rows_ + 1 + skipped_)
            missing(row);
        else if (row.previous != last_hash_)
            findings_.push_back(finding("audit.chain_broken", row.sequence));
        if (audit_hash(row) != row.hash)
            findings_.push_back(finding("audit.row_altered", row.sequence));
        else
            in_order(row);
        last_hash_ = row.hash;
        ++rows_;
        return findings_.size() < most_findings;
    }

    Result<AuditVerdict> verdict() &&
    {
        if (!findings_.empty())
            return std::move(findings_);
        return AuditVerdict{rows_, last_hash_};
    }

private:
    // Names the first row of the gap.
    void missing(const AuditRow& row)
    {
        findings_.push_back(finding("audit.row_missing", rows_ + 1 + skipped_));
        skipped_ = row.sequence - rows_ - 1;
    }

    // Only rows that are what they were say anything about the clock.
    void in_order(const AuditRow& row)
    {
        if (latest_ && row.event.at < *latest_)
            findings_.push_back(finding("audit.clock_went_back", row.sequence));
        latest_ = row.event.at;
    }

    std::int64_t rows_ = 0;
    std::int64_t skipped_ = 0;
    std::string last_hash_;
    std::optional<Instant> latest_;
    Problems findings_;
};

} // namespace

Result<AuditVerdict> verify_audit(ReadTx& tx, AuditLog& log)
{
    ChainWalk walk;
    log.each(tx, [&walk](const AuditRow& row) { return walk.take(row); });
    return std::move(walk).verdict();
}

} // namespace aperta
