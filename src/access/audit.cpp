#include "aperta/access/audit.hpp"

#include "aperta/platform/digest.hpp"

#include <utility>

namespace aperta
{

namespace
{

void add_canonical(Hasher& hasher, std::string_view field)
{
    hasher.add(std::to_string(field.size()));
    hasher.add(":");
    hasher.add(field);
    hasher.add(",");
}

// A refusal can have several reasons; the row's code is the first, the others stand behind it.
// Facts stay out: they may quote what the reader of the audit must not see.
std::string further_codes(const Problems& problems)
{
    std::string text;
    for (std::size_t i = 1; i < problems.size(); ++i)
        text += (i == 1 ? "also=" : ",") + problems[i].code;
    return text;
}

} // namespace

std::string audit_hash(const AuditRow& row)
{
    Hasher hasher{DigestKind::sha256};
    const AuditEvent& event = row.event;
    add_canonical(hasher, std::to_string(row.sequence));
    add_canonical(hasher, to_text(event.at));
    for (const std::string* field : {&event.account, &event.act, &event.subject, &event.outcome,
                                     &event.code, &event.details, &row.previous})
        add_canonical(hasher, *field);
    return hasher.hex();
}

AuditEvent done(const Clock& clock, const Actor& actor, std::string act, std::string subject,
                std::string details)
{
    return {clock.now(), actor.account,     std::move(act), std::move(subject), "done",
            "",          std::move(details)};
}

Problems refused(AuditPorts ports, const Actor& actor, std::string act, std::string subject,
                 Problems problems)
{
    const auto tx = ports.work.write();
    // The clock is read inside the transaction: rows must not stand before their predecessors.
    AuditEvent event = done(ports.clock, actor, std::move(act), std::move(subject));
    event.outcome = "refused";
    event.code = problems.front().code;
    event.details = further_codes(problems);
    ports.log.append(*tx, event);
    tx->commit();
    return problems;
}

} // namespace aperta
