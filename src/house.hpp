// An open data directory with every adapter behind its port: the only place that knows them all.
//
// On disk: aperta.sqlite (the store), lock (held by the one process that writes), scans/ (what the
// scanners delivered) and film/ (what was made of it). While `init` works, everything lies in
// .new/ and nothing of it is found by anyone; publishing is a few renames, the store's last.
#pragma once

#include "aperta/access/passwords.hpp"
#include "aperta/declassification/rules.hpp"
#include "aperta/film/runner.hpp"
#include "aperta/platform/files.hpp"
#include "aperta/platform/system_clock.hpp"
#include "cli/ports.hpp"
#include "store/sqlite_access.hpp"
#include "store/sqlite_catalogue.hpp"
#include "store/sqlite_declassification.hpp"
#include "store/sqlite_film.hpp"
#include "store/sqlite_history.hpp"
#include "store/sqlite_jobs.hpp"
#include "store/sqlite_mappings.hpp"
#include "store/sqlite_transfer.hpp"
#include "store/sqlite_work.hpp"

#include <filesystem>
#include <optional>

namespace aperta
{

// The rules built into the program; a set that cannot be read is a fault of the build.
[[nodiscard]] RuleSet built_in_rules();

class House : public OpenData
{
public:
    // `folder` holds a store of the present shape; `lock` is nothing when only reading.
    House(const std::filesystem::path& folder, std::optional<FolderLock> lock,
          const RuleSet& rules);

    [[nodiscard]] CliPorts& ports() override { return ports_; }

private:
    std::optional<FolderLock> lock_;
    SystemClock clock_;
    SqliteWork work_;
    SqliteCatalogue catalogue_;
    SqliteHistory history_;
    SqliteMappings mappings_;
    SqliteDeclassification declassification_;
    SqliteFilm film_;
    SqliteTransfers transfers_;
    SqlitePeople people_;
    SqliteAudit audit_;
    SqliteJobs jobs_;
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
    Result<std::unique_ptr<OpenData>> create(const std::filesystem::path& folder) override;
    void publish(const std::filesystem::path& folder) override;
    void discard(const std::filesystem::path& folder) override;
    Result<Done> serve(CliPorts& ports, const ServeOptions& options) override;
    [[nodiscard]] const RuleSet& rules() const override { return rules_; }
    [[nodiscard]] const Clock& clock() const override { return clock_; }

private:
    SystemClock clock_;
    RuleSet rules_;
    std::optional<FolderLock> creating_;
    bool made_folder_ = false;
};

} // namespace aperta
