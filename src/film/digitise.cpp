#include "aperta/film/digitise.hpp"

#include "aperta/platform/files.hpp"
#include "film/attempt.hpp"
#include "film/problems.hpp"

namespace aperta
{

namespace fs = std::filesystem;

namespace
{

Problems check_room(const FilmMachine& machine, fs::path folder, const Scan& scan)
{
    while (!fs::exists(folder))
        folder = folder.parent_path();
    const std::uint64_t needed = room_needed(scan.bytes());
    const std::uint64_t free = machine.free_room(folder);
    if (free >= needed)
        return {};
    return {attempt_problem("film.no_room",
                            {{"needed", std::to_string(needed)}, {"free", std::to_string(free)}})};
}

// The folder is made here, and only here: what is refused before leaves nothing behind.
Result<Digitised> attempt_reel(const FilmMachine& machine, const DigitiseOrder& order,
                               const Scan& scan, const ProgressSink& progress)
{
    const fs::path accepted = accepted_folder(order.film_folder, order.reel);
    fs::create_directories(accepted.parent_path());
    const FolderLock lock{accepted.parent_path()};
    if (!lock.taken())
        return Problem{Fault::conflict, "film.reel_busy", "reel", {{"reel", order.reel.text()}}};
    if (fs::exists(accepted)) // another attempt was faster
        return verify_accepted(accepted, progress);
    return Attempt{machine, order, progress}.run(scan);
}

} // namespace

std::uint64_t room_needed(std::uint64_t scan_bytes)
{
    constexpr std::uint64_t small_files = 16777216; // lists, thumbnails, sheet
    return scan_bytes / 100 * 80 + small_files;
}

fs::path accepted_folder(const fs::path& film_folder, const ReferenceCode& reel)
{
    return fs::absolute(film_folder) / folder_name(reel) / "accepted";
}

Result<Digitised> digitise(const FilmMachine& machine, const DigitiseOrder& order,
                           const ProgressSink& progress)
{
    const fs::path accepted = accepted_folder(order.film_folder, order.reel);
    if (fs::exists(accepted))
        return verify_accepted(accepted, progress);
    const auto scan = check_scan(order.scan, progress);
    if (!scan)
        return scan.problems();
    if (Problems problems = check_room(machine, accepted, *scan); !problems.empty())
        return problems;
    return attempt_reel(machine, order, *scan, progress);
}

} // namespace aperta
