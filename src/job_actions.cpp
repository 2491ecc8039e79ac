#include "job_actions.hpp"

#include "aperta/film/reels.hpp"
#include "aperta/platform/files.hpp"

#include <fmt/format.h>

namespace aperta {

namespace {

Result<std::string> digitise_job(CliPorts& ports, const Job& job, const Actor& actor,
                                 const ProgressSink& progress)
{
    const auto reference = ReferenceCode::parse(job.subject);
    if (!reference)
        return reference.problems();
    const auto digitised =
        digitise_reel({ports.work, ports.film, ports.catalogue, ports.audit, ports.clock},
                      {ports.media, free_bytes}, actor,
                      {ports.folder / "scans", ports.folder / "film"}, *reference, progress);
    if (!digitised)
        return digitised.problems();
    return fmt::format("{}: {} frames in {}{}", job.subject, digitised->frames,
                       digitised->folder.lexically_relative(ports.folder).string(),
                       digitised->was_there ? " (accepted before, verified now)" : "");
}

} // namespace

JobActions job_actions(CliPorts& ports)
{
    JobActions actions;
    actions.emplace("film.digitise",
                    [&ports](const Job& job, const Actor& actor, const ProgressSink& progress) {
                        return digitise_job(ports, job, actor, progress);
                    });
    return actions;
}

} // namespace aperta
