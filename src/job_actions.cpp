#include "job_actions.hpp"

#include "aperta/catalogue/bulk.hpp"
#include "aperta/exchange/import.hpp"
#include "aperta/film/reels.hpp"
#include "aperta/findingaid/identity.hpp"
#include "aperta/platform/files.hpp"
#include "aperta/search/search.hpp"
#include "aperta/transfer/package.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aperta
{

namespace
{

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

// What was accepted of the reels that lie in the transfer's series.
std::vector<FilmForTransfer> films_of(CliPorts& ports, const Transfer& transfer, const Actor& actor)
{
    std::vector<FilmForTransfer> films;
    auto tx = ports.work.read();
    for (const Reel& reel : ports.film.reels(*tx, actor.clearance)) {
        const bool listed = std::any_of(
            transfer.lines.begin(), transfer.lines.end(), [&reel](const TransferLine& line) {
                return reel.reference.text().starts_with(line.series.text() + "/");
            });
        const auto renditions = ports.film.renditions(*tx, reel.id, actor.clearance);
        if (!listed || renditions.empty())
            continue;
        FilmForTransfer film{
            reel.reference, accepted_folder(ports.folder / "film", reel.reference), {}};
        for (const Rendition& each : renditions)
            if (each.kind != RenditionKind::thumbnail) // the contact sheet holds them all
                film.files.push_back(
                    {each.file, static_cast<std::int64_t>(each.bytes), each.sha512});
        films.push_back(std::move(film));
    }
    return films;
}

FindingAidWriter finding_aid_for(const Transfer& transfer)
{
    return [isil = transfer.repository](const ReleasedView& view, Language language,
                                        LegalDay published, const PieceTaker& take) {
        auto identity = identity_of(view, isil);
        if (!identity)
            return Result<Done>{identity.problems()};
        identity->published = published;
        return write_apeead(view, *identity, language, take);
    };
}

Result<std::string> reindex_job(CliPorts& ports, const Actor& actor, const ProgressSink& progress)
{
    const auto units = reindex_catalogue(
        {ports.work, ports.search, ports.catalogue, ports.audit, ports.clock}, actor, progress);
    return fmt::format("{} units", units);
}

// The value of `key` in a line of key=value; the value runs to the end, for folders have spaces.
std::string parameter(const std::string& line, std::string_view key)
{
    const std::string mark = std::string{key} + "=";
    return line.starts_with(mark) ? line.substr(mark.size()) : std::string{};
}

Result<std::string> build_job(CliPorts& ports, const Job& job, const Actor& actor,
                              const ProgressSink& progress)
{
    const auto transfer =
        ports.transfers.transfer(*ports.work.read(), job.subject, actor.clearance);
    if (!transfer)
        return Problem{Fault::not_found, "transfer.not_found", "number", {{"number", job.subject}}};
    const PackageOrder order{job.subject, finding_aid_for(*transfer),
                             films_of(ports, *transfer, actor), parameter(job.parameters, "out")};
    const auto built = build_package({ports.work, ports.catalogue, ports.declassification,
                                      ports.transfers, ports.audit, ports.clock},
                                     actor, order, progress);
    if (!built)
        return built.problems();
    return fmt::format("{}: {} files, {} bytes{}\ntag manifest {}", job.subject, built->files,
                       built->bytes, built->was_there ? " (built before, verified now)" : "",
                       in_groups_of_eight(built->tag_manifest_sha512));
}

// "dry_run=yes mapping=NAME file=PATH", the first two left out where they say nothing. The path
// runs to the end; a name holds no blank.
ImportOrder import_order(std::string_view line)
{
    ImportOrder order;
    for (;;) {
        const std::size_t end = line.find(' ');
        const std::string_view first = line.substr(0, end);
        if (first.starts_with("dry_run="))
            order.dry_run = first == "dry_run=yes";
        else if (first.starts_with("mapping="))
            order.mapping.name = first.substr(first.find('=') + 1);
        else
            order.file = parameter(std::string{line}, "file");
        if (!order.file.empty() || end == std::string_view::npos)
            return order;
        line.remove_prefix(end + 1);
    }
}

Result<std::string> import_job(CliPorts& ports, const Job& job, const Actor& actor,
                               const ProgressSink& progress)
{
    const ImportOrder order = import_order(job.parameters);
    const ExchangePorts exchange{
        {ports.work, ports.catalogue, ports.history, ports.audit, ports.clock}, ports.mappings};
    const auto imported = import_units(exchange, actor, order, progress);
    if (!imported)
        return imported.problems();
    return fmt::format("{} rows: {} made, {} changed, {} unchanged{}", imported->rows(),
                       imported->created, imported->changed, imported->unchanged,
                       order.dry_run ? " (a dry run: nothing was written)" : "");
}

Result<std::string> bulk_job(CliPorts& ports, const Job& job, const Actor& actor,
                             const ProgressSink& progress)
{
    const auto order = parse_bulk_order(job.parameters);
    if (!order)
        return order.problems();
    const auto changed =
        run_bulk({ports.work, ports.catalogue, ports.history, ports.audit, ports.clock}, actor,
                 *order, bulk_batch(job.id), progress);
    if (!changed)
        return changed.problems();
    return fmt::format("{}: {} units changed", job.subject, changed->moved);
}

} // namespace

JobActions job_actions(CliPorts& ports)
{
    JobActions actions;
    actions.emplace("film.digitise",
                    [&ports](const Job& job, const Actor& actor, const ProgressSink& progress) {
                        return digitise_job(ports, job, actor, progress);
                    });
    actions.emplace("catalogue.import",
                    [&ports](const Job& job, const Actor& actor, const ProgressSink& progress) {
                        return import_job(ports, job, actor, progress);
                    });
    actions.emplace("transfer.build",
                    [&ports](const Job& job, const Actor& actor, const ProgressSink& progress) {
                        return build_job(ports, job, actor, progress);
                    });
    actions.emplace("catalogue.bulk",
                    [&ports](const Job& job, const Actor& actor, const ProgressSink& progress) {
                        return bulk_job(ports, job, actor, progress);
                    });
    actions.emplace("catalogue.reindex",
                    [&ports](const Job&, const Actor& actor, const ProgressSink& progress) {
                        return reindex_job(ports, actor, progress);
                    });
    return actions;
}

} // namespace aperta
