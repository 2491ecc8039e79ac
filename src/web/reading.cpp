#include "web/reading.hpp"

#include "web/text.hpp"

namespace aperta
{

namespace
{

void put_on_record(const WebPorts& ports, const Actor& actor, const Unit& unit)
{
    if (unit.legal_level == Level::unclassified)
        return;
    auto tx = ports.work.write();
    ports.audit.append(*tx, done(ports.clock, actor, "catalogue.read", unit.reference.text(),
                                 "level=" + std::string{code_of(unit.legal_level)}));
    tx->commit();
}

void add_authorities(CatalogueStore& catalogue, ReadTx& tx, UnitPage& page)
{
    for (AuthorityId id : page.unit.creators)
        if (auto creator = catalogue.authority(tx, id))
            page.creators.push_back(std::move(*creator));
    if (page.unit.own && page.unit.own->originator.stored())
        page.originator = catalogue.authority(tx, page.unit.own->originator);
}

UnitPage surroundings_of(const WebPorts& ports, ReadTx& tx, Unit unit, Level clearance)
{
    UnitPage page;
    page.unit = std::move(unit);
    page.ancestors = ports.catalogue.ancestors(tx, page.unit.id, clearance);
    page.extent = ports.catalogue.extent(tx, page.unit.id, clearance);
    page.by_type = ports.containers.by_type(tx, page.unit.id, clearance);
    const DescriptionLevel level = page.unit.level;
    if (level == DescriptionLevel::file || level == DescriptionLevel::item)
        page.boxes = ports.catalogue.containers_of(tx, page.unit.id, clearance);
    add_authorities(ports.catalogue, tx, page);
    return page;
}

} // namespace

Result<Unit> find_unit(Visit& visit, ReadTx& tx)
{
    const auto reference = visit.reference();
    if (!reference)
        return reference.problems();
    if (auto unit = visit.ports().catalogue.unit(tx, *reference, visit.actor().clearance))
        return std::move(*unit);
    return Problem{
        Fault::not_found, "unit.not_found", "reference", {{"reference", reference->text()}}};
}

Result<UnitPage> read_unit(Visit& visit)
{
    UnitPage page;
    {
        const auto tx = visit.ports().work.read();
        auto unit = find_unit(visit, *tx);
        if (!unit)
            return unit.problems();
        page =
            surroundings_of(visit.ports(), *tx, std::move(unit).value(), visit.actor().clearance);
    }
    put_on_record(visit.ports(), visit.actor(), page.unit);
    return page;
}

std::vector<CatalogueTotals> read_totals(Visit& visit)
{
    const auto tx = visit.ports().work.read();
    const Level clearance = visit.actor().clearance;
    std::vector<CatalogueTotals> totals;
    for (const UnitLine& fonds : visit.ports().catalogue.fonds(*tx, clearance))
        totals.push_back(visit.ports().catalogue.totals(*tx, fonds.id, clearance));
    return totals;
}

std::int64_t after_of(const Visit& visit)
{
    return parse_number(visit.request.query["after"]).value_or(0);
}

Result<Reel> find_reel(Visit& visit, ReadTx& tx)
{
    const auto reference = visit.reference();
    if (reference)
        if (auto reel = visit.ports().films.reel(tx, *reference, visit.actor().clearance))
            return std::move(*reel);
    return Problem{Fault::not_found, "film.reel_absent", "", {{"reel", visit.parts["reference"]}}};
}

Result<Job> read_job(Visit& visit)
{
    const auto tx = visit.ports().work.read();
    if (auto job = visit.ports().jobs.job(*tx, JobId{visit.number()}, visit.actor().clearance))
        return std::move(*job);
    return Problem{Fault::not_found, "job.not_found", "", {{"job", visit.parts["number"]}}};
}

std::vector<ShownReel> read_reels(Visit& visit)
{
    const auto tx = visit.ports().work.read();
    const Level clearance = visit.actor().clearance;
    std::vector<ShownReel> lines;
    for (Reel& reel : visit.ports().films.reels(*tx, clearance)) {
        ShownReel line;
        if (const auto unit = visit.ports().catalogue.unit(*tx, reel.unit, clearance))
            line.texts = unit->texts;
        auto attempts = visit.ports().films.attempts(*tx, reel.id, clearance);
        for (const auto& attempt : attempts)
            line.accepted = line.accepted || attempt.accepted();
        for (auto& attempt : attempts)
            if (!line.last || attempt.number > line.last->number)
                line.last = std::move(attempt);
        line.reel = std::move(reel);
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace aperta
