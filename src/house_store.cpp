#include "aperta/access/audit.hpp"
#include "aperta/core/breakage.hpp"
#include "cli/command_line.hpp"
#include "house.hpp"
#include "store/postgres_address.hpp"
#include "store/store_copy.hpp"

namespace aperta
{

namespace
{

namespace fs = std::filesystem;

// A copy that breaks off leaves nothing behind, by whatever way it ends.
class Otherwise
{
public:
    explicit Otherwise(std::function<void()> act) : act_(std::move(act)) {}
    Otherwise(const Otherwise&) = delete;
    Otherwise& operator=(const Otherwise&) = delete;
    ~Otherwise() { act_(); }

private:
    std::function<void()> act_;
};

// Into a store that is claimed, but not yet anyone's.
Result<StoreCopied> copy_into(const StoreSite& from, const StoreSite& to)
{
    const auto reading = from.connect(Connection::Mode::read_only);
    const auto writing = to.connect(Connection::Mode::read_write);
    const auto tables = copy_store(*reading, *writing);
    if (!tables)
        return tables.problems();
    StoreCopied copied;
    for (const CopiedTable& each : *tables)
        copied.tables.push_back({each.name, each.rows, each.sha256});
    StoredAudit audit;
    const auto work = to.work();
    const auto tx = work->read();
    const auto verdict = verify_audit(*tx, audit);
    if (!verdict)
        return verdict.problems();
    copied.audit_rows = verdict->rows;
    return copied;
}

Result<StoreCopied> copy_to_database(const StoreSite& from, const std::string& address,
                                     const Clock& clock)
{
    auto to = StoreSite::planned({}, address);
    if (!to)
        return to.problems();
    const Otherwise discard{[&to] { to->discard(); }};
    const auto claimed = to->claim();
    if (!claimed)
        return claimed.problems();
    const auto shaped = to->settle_shape(Purpose::write, clock);
    if (!shaped)
        return shaped.problems();
    auto copied = copy_into(from, *to);
    if (copied)
        to->take_name();
    return copied;
}

} // namespace

// The act is recorded before the copy is made, so that both sides tell of it.
Result<StoreCopied> MachineBackstage::copy_store(const fs::path& folder, const std::string& target)
{
    const auto source = open(folder, Purpose::write);
    if (!source)
        return source.problems();
    const bool database = target.find("://") != std::string::npos;
    CliPorts& ports = (*source)->ports();
    auto tx = ports.work.write();
    ports.audit.append(*tx, done(clock_, console_actor(Language::en), "store.copy", "store",
                                 database ? "to=database" : "to=directory"));
    tx->commit();
    const auto from = StoreSite::of(folder);
    if (!from)
        return from.problems();
    if (database)
        return copy_to_database(**from, target, clock_);
    const Otherwise discarded{[this, &target] { discard(target); }};
    auto created = create(target, "");
    if (!created)
        return created.problems();
    created->reset();
    auto copied = copy_into(**from, *making_);
    if (copied)
        publish(target);
    return copied;
}

} // namespace aperta
