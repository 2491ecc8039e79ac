#include "house.hpp"

#include "aperta/core/breakage.hpp"
#include "aperta/platform/resources.hpp"
#include "job_actions.hpp"
#include "store/migrations.hpp"

namespace aperta
{

namespace fs = std::filesystem;

namespace
{

constexpr const char* store_name = "aperta.sqlite";
constexpr const char* making_name = ".new";

Problem about_data(const char* code)
{
    return {Fault::environment, code, "data", {}};
}

// The shape of the store is settled before anyone works with it: a writer applies what is missing,
// a reader only looks.
Result<Done> settle_shape(const fs::path& file, Purpose purpose, const Clock& clock)
{
    if (purpose == Purpose::read) {
        Connection looking{file, Connection::Mode::read_only};
        return check_shape(looking);
    }
    Connection connection{file, Connection::Mode::read_write};
    return migrate(connection, clock);
}

} // namespace

RuleSet built_in_rules()
{
    const std::string file = "catalog/rules/be-2025.tsv";
    auto rules = parse_rules(file, resource(file));
    if (!rules)
        throw Breakage{"rules.unreadable", {}, rules.problems().front().code};
    return std::move(rules).value();
}

House::House(const fs::path& folder, std::optional<FolderLock> lock, const RuleSet& rules)
    : lock_(std::move(lock)), work_(folder / store_name),
      media_(ffmpeg_runner()), ports_{work_,    catalogue_, history_, mappings_, declassification_,
                                      film_,    transfers_, people_,  audit_,    jobs_,
                                      actions_, rules,      clock_,   hasher_,   *media_,
                                      folder}
{
    actions_ = job_actions(ports_);
}

MachineBackstage::MachineBackstage() : rules_(built_in_rules()) {}

Result<std::unique_ptr<OpenData>> MachineBackstage::open(const fs::path& folder, Purpose purpose)
{
    if (!fs::exists(folder / store_name))
        return about_data("data.not_initialised");
    std::optional<FolderLock> lock;
    if (purpose == Purpose::write) {
        lock.emplace(folder);
        if (!lock->taken())
            return about_data("data.in_use");
    }
    const auto current = settle_shape(folder / store_name, purpose, clock_);
    if (!current)
        return current.problems();
    return std::unique_ptr<OpenData>{std::make_unique<House>(folder, std::move(lock), rules_)};
}

Result<std::unique_ptr<OpenData>> MachineBackstage::create(const fs::path& folder)
{
    made_folder_ = fs::create_directories(folder);
    creating_.emplace(folder);
    if (!creating_->taken())
        return about_data("data.in_use");
    if (fs::exists(folder / store_name))
        return about_data("data.exists");
    const fs::path making = folder / making_name;
    fs::remove_all(making);
    fs::create_directories(making);
    const auto current = settle_shape(making / store_name, Purpose::write, clock_);
    if (!current)
        return current.problems();
    return std::unique_ptr<OpenData>{std::make_unique<House>(making, std::nullopt, rules_)};
}

void MachineBackstage::publish(const fs::path& folder)
{
    const fs::path making = folder / making_name;
    if (fs::exists(making / "scans"))
        rename_durably(making / "scans", folder / "scans");
    rename_durably(making / store_name, folder / store_name);
    fs::remove_all(making);
    creating_.reset();
}

void MachineBackstage::discard(const fs::path& folder)
{
    if (!creating_ || !creating_->taken())
        return;
    std::error_code ignored;
    fs::remove_all(folder / making_name, ignored);
    if (made_folder_) {
        fs::remove(folder / "lock", ignored);
        fs::remove(folder, ignored);
    }
    creating_.reset();
}

} // namespace aperta
