#include "aperta/starter/starter.hpp"

#include "starter/catalogue_loader.hpp"
#include "starter/other_loaders.hpp"

#include <fmt/format.h>

#include <charconv>
#include <initializer_list>
#include <map>

namespace aperta
{

namespace
{

using Columns = std::initializer_list<std::string_view>;

// Every table of a starter, read before anything is stored.
class StarterTables
{
public:
    StarterTables(const StarterFiles& files, Problems& problems)
        : files_(files), problems_(problems)
    {
    }

    void read(const std::string& name, Columns columns)
    {
        const auto text = files_(name);
        if (!text) {
            problems_.push_back({Fault::invalid, "starter.table_missing", "", {{"file", name}}});
            return;
        }
        auto table = Table::parse(name, *text, columns);
        if (table)
            tables_.emplace(name, std::move(table).value());
        else
            problems_.insert(problems_.end(), table.problems().begin(), table.problems().end());
    }
    [[nodiscard]] const Table& operator[](const std::string& name) const
    {
        return tables_.at(name);
    }

private:
    const StarterFiles& files_;
    Problems& problems_;
    std::map<std::string, Table> tables_;
};

void read_tables(StarterTables& tables)
{
    tables.read("authorities.tsv", {"code", "kind", "name_nl", "name_fr"});
    tables.read("successions.tsv", {"predecessor", "successor", "from_day", "disputed",
                                    "ruling_day", "ruling_reference"});
    tables.read("series.tsv", {"reference", "parent", "level", "title_nl", "title_fr", "dates",
                               "classification", "originator", "access", "measured_mm"});
    tables.read("boxes.tsv", {"series", "number", "barcode", "type", "width_mm", "location"});
    tables.read("files.tsv", {"reference", "parent", "level", "title_nl", "title_fr", "dates",
                              "classification", "title_sensitive", "boxes", "form", "pieces"});
    tables.read("equities.tsv",
                {"reference", "owner", "sent_day", "answer", "answer_day", "document"});
    tables.read("people.tsv", {"account", "name", "roles", "clearance", "language"});
    tables.read("delegations.tsv", {"account", "authority", "up_to", "from_day", "to_day"});
    tables.read("reels.tsv", {"reference", "gauge", "length_mm", "shrinkage_permille",
                              "frames_per_second", "scan", "scan_recipe"});
    tables.read("transfer.tsv",
                {"number", "repository", "series", "declared_boxes", "declared_mm"});
}

// The recipe says how many frames it draws in a remark of its own: "# frames: 96".
std::int64_t frames_of(std::string_view recipe)
{
    constexpr std::string_view mark = "# frames: ";
    const std::size_t at = recipe.find(mark);
    std::int64_t frames = 0;
    if (at != std::string_view::npos)
        std::from_chars(recipe.data() + at + mark.size(), recipe.data() + recipe.size(), frames);
    return frames;
}

std::vector<ScanToDraw> scans_of(const Table& reels, const StarterFiles& files, Problems& problems)
{
    std::vector<ScanToDraw> scans;
    for (const TableRow& each : reels.rows()) {
        RowReader row{reels, each, problems};
        if (row.blank("scan_recipe"))
            continue;
        const auto recipe = files(row.text("scan_recipe"));
        ScanToDraw scan{row.text("scan"), recipe.value_or(""), recipe ? frames_of(*recipe) : 0,
                        static_cast<int>(row.number("frames_per_second"))};
        if (scan.frames < 1)
            row.bad_value("scan_recipe");
        else
            scans.push_back(std::move(scan));
    }
    return scans;
}

StarterLoaded store_tables(WriteTx& tx, StarterPorts& ports, const StarterTables& tables,
                           Problems& problems)
{
    StarterLoaded loaded;
    CatalogueLoader catalogue{tx, ports.catalogue, problems};
    catalogue.authorities(tables["authorities.tsv"]);
    catalogue.successions(tables["successions.tsv"]);
    catalogue.series(tables["series.tsv"]);
    catalogue.boxes(tables["boxes.tsv"]);
    catalogue.files(tables["files.tsv"]);
    load_equities(tx, ports.declassification, catalogue, tables["equities.tsv"], problems);
    load_people(tx, ports.people, tables["people.tsv"], problems);
    load_delegations(tx, ports.declassification, catalogue, tables["delegations.tsv"], problems);
    loaded.reels = load_reels(tx, ports.film, catalogue, tables["reels.tsv"], problems);
    loaded.transfers =
        load_transfers(tx, ports.transfers, catalogue, tables["transfer.tsv"], problems);
    loaded.people = static_cast<std::int64_t>(tables["people.tsv"].rows().size());
    loaded.units = catalogue.units_loaded();
    loaded.boxes = catalogue.boxes_loaded();
    return loaded;
}

} // namespace

Result<StarterLoaded> load_starter(StarterPorts ports, const Actor& actor,
                                   const StarterFiles& files)
{
    Problems problems;
    StarterTables tables{files, problems};
    read_tables(tables);
    if (!problems.empty())
        return problems;
    auto tx = ports.work.write();
    StarterLoaded loaded = store_tables(*tx, ports, tables, problems);
    loaded.scans = scans_of(tables["reels.tsv"], files, problems);
    if (!problems.empty())
        return problems;
    ports.audit.append(*tx, done(ports.clock, actor, "starter.load", "",
                                 fmt::format("units={} boxes={}", loaded.units, loaded.boxes)));
    tx->commit();
    return loaded;
}

} // namespace aperta
