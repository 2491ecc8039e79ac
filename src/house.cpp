#include "house.hpp"

#include "aperta/core/breakage.hpp"
#include "aperta/platform/resources.hpp"
#include "job_actions.hpp"

namespace aperta
{

namespace fs = std::filesystem;

namespace
{

constexpr const char* making_name = ".new";

Problem about_data(const char* code)
{
    return {Fault::environment, code, "data", {}};
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

House::House(const fs::path& folder, const StoreSite& site, DataHold hold, const RuleSet& rules)
    : hold_(std::move(hold)), work_(site.work()), media_(ffmpeg_runner()),
      ports_{*work_, catalogue_, containers_, search_, history_, mappings_, declassification_,
             film_,  transfers_, people_,     audit_,  jobs_,    actions_,  rules,
             clock_, hasher_,    *media_,     folder}
{
    actions_ = job_actions(ports_);
}

MachineBackstage::MachineBackstage() : rules_(built_in_rules()) {}

Result<std::unique_ptr<OpenData>> MachineBackstage::open(const fs::path& folder, Purpose purpose)
{
    const auto site = StoreSite::of(folder);
    if (!site)
        return site.problems();
    if (!*site)
        return about_data("data.not_initialised");
    DataHold hold;
    if (purpose == Purpose::write) {
        hold.folder.emplace(folder);
        if (!hold.folder->taken())
            return about_data("data.in_use");
        auto held = (*site)->hold();
        if (!held)
            return held.problems();
        hold.database = std::move(*held);
    }
    const auto current = (*site)->settle_shape(purpose, clock_);
    if (!current)
        return current.problems();
    return std::unique_ptr<OpenData>{
        std::make_unique<House>(folder, **site, std::move(hold), rules_)};
}

Result<std::unique_ptr<OpenData>> MachineBackstage::create(const fs::path& folder,
                                                           const std::string& address)
{
    const fs::path making = folder / making_name;
    auto planned = StoreSite::planned(making, address);
    if (!planned)
        return planned.problems();
    made_folder_ = fs::create_directories(folder);
    creating_.emplace(folder);
    if (!creating_->taken())
        return about_data("data.in_use");
    const auto there = StoreSite::of(folder);
    if (!there || *there)
        return about_data("data.exists");
    fs::remove_all(making);
    fs::create_directories(making);
    making_ = std::move(*planned);
    const auto claimed = making_->claim();
    if (!claimed)
        return claimed.problems();
    const auto current = making_->settle_shape(Purpose::write, clock_);
    if (!current)
        return current.problems();
    return std::unique_ptr<OpenData>{std::make_unique<House>(making, *making_, DataHold{}, rules_)};
}

void MachineBackstage::publish(const fs::path& folder)
{
    const fs::path making = folder / making_name;
    if (fs::exists(making / "scans"))
        rename_durably(making / "scans", folder / "scans");
    making_->publish(folder);
    making_.reset();
    fs::remove_all(making);
    creating_.reset();
}

void MachineBackstage::discard(const fs::path& folder)
{
    if (!creating_ || !creating_->taken())
        return;
    if (making_)
        making_->discard();
    making_.reset();
    std::error_code ignored;
    fs::remove_all(folder / making_name, ignored);
    if (made_folder_) {
        fs::remove(folder / "lock", ignored);
        fs::remove(folder, ignored);
    }
    creating_.reset();
}

} // namespace aperta
