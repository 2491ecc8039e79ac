// An open data directory with every adapter behind its port: the only place that knows them all.
//
// On disk: aperta.sqlite (the store) or store (where else it stands, store_site.hpp), lock (held by
// the one process that writes), scans/ (what the scanners delivered) and film/ (what was made of
// it). While `init` works, everything lies in .new/ and nothing of it is found by anyone;
// publishing is a few renames, the store's last.
#pragma once

#include "aperta/access/passwords.hpp"
#include "aperta/declassification/rules.hpp"
#include "aperta/film/runner.hpp"
#include "aperta/platform/files.hpp"
#include "aperta/platform/system_clock.hpp"
#include "cli/ports.hpp"
#include "store/stored_access.hpp"
#include "store/stored_catalogue.hpp"
#include "store/stored_containers.hpp"
#include "store/stored_declassification.hpp"
#include "store/stored_film.hpp"
#include "store/stored_history.hpp"
#include "store/stored_jobs.hpp"
#include "store/stored_mappings.hpp"
#include "store/stored_search.hpp"
#include "store/stored_transfer.hpp"
#include "store_site.hpp"

#include <filesystem>
#include <optional>

namespace aperta
{

// The rules built into the program; a set that cannot be read is a fault of the build.
[[nodiscard]] RuleSet built_in_rules();

// What keeps others from writing while this process may: on this machine, and on every other.
struct DataHold {
    std::optional<FolderLock> folder;
    std::unique_ptr<Connection> database;
};

class House : public OpenData
{
public:
    // `site` holds a store of the present shape; `hold` is empty when only reading.
    House(const std::filesystem::path& folder, const StoreSite& site, DataHold hold,
          const RuleSet& rules);

    [[nodiscard]] CliPorts& ports() override { return ports_; }

private:
    DataHold hold_;
    SystemClock clock_;
    std::unique_ptr<Work> work_;
    StoredCatalogue catalogue_;
    StoredContainers containers_;
    StoredHistory history_;
    StoredMappings mappings_;
    StoredSearch search_;
    StoredDeclassification declassification_;
    StoredFilm film_;
    StoredTransfers transfers_;
    StoredPeople people_;
    StoredAudit audit_;
    StoredJobs jobs_;
    Argon2Hasher hasher_;
    std::unique_ptr<MediaRunner> media_;
    JobActions actions_;
    CliPorts ports_;
};

// What the data directory's life asks of the machine; see cli/ports.hpp.
class MachineBackstage : public Backstage
{
public:
    MachineBackstage();

    Result<std::unique_ptr<OpenData>> open(const std::filesystem::path& folder,
                                           Purpose purpose) override;
    Result<std::unique_ptr<OpenData>> create(const std::filesystem::path& folder,
                                             const std::string& address) override;
    void publish(const std::filesystem::path& folder) override;
    void discard(const std::filesystem::path& folder) override;
    Result<StoreCopied> copy_store(const std::filesystem::path& folder,
                                   const std::string& target) override;
    Result<Done> serve(CliPorts& ports, const ServeOptions& options) override;
    [[nodiscard]] const RuleSet& rules() const override { return rules_; }
    [[nodiscard]] const Clock& clock() const override { return clock_; }

private:
    SystemClock clock_;
    RuleSet rules_;
    std::optional<FolderLock> creating_;
    std::optional<StoreSite> making_;
    bool made_folder_ = false;
};

} // namespace aperta
