#include "aperta/exchange/import.hpp"

#include "aperta/core/breakage.hpp"
#include "aperta/sheet/reader.hpp"
#include "catalogue/acting.hpp"
#include "catalogue/placing.hpp"
#include "exchange/plan.hpp"
#include "exchange/row_acts.hpp"

namespace aperta
{

namespace
{

constexpr const char* import_act = "catalogue.import";
constexpr const char* import_subject = "catalogue"; // the audit names no file: names tell things

Problem stopped_import()
{
    return {Fault::conflict, "import.stopped", "", {}};
}

// One import under way.
class Import
{
public:
    Import(const ExchangePorts& ports, const Actor& actor, const ImportOrder& order,
           const ProgressSink& progress)
        : ports_(ports), actor_(actor), order_(order), progress_(progress),
          problems_(order.limits.problems)
    {
    }

    Result<Imported> run()
    {
        if (auto problem = may(actor_, Role::archivist, import_act))
            return std::move(*problem);
        if (auto problem = settle_mapping())
            return std::move(*problem);
        if (const auto read = precheck(); !read)
            return read.problems();
        return write();
    }

private:
    std::optional<Problem> settle_mapping()
    {
        mapping_ = order_.mapping;
        if (mapping_.name.empty() || !mapping_.columns.empty())
            return std::nullopt;
        const auto tx = ports_.catalogue.work.read();
        auto found = ports_.mappings.mapping(*tx, mapping_.name);
        if (!found)
            return Problem{
                Fault::not_found, "mapping.not_found", "mapping", {{"name", mapping_.name}}};
        mapping_ = std::move(*found);
        return std::nullopt;
    }

    [[nodiscard]] bool go_on(const char* phase, const SheetReader& reader, bool held) const
    {
        return progress_({phase, static_cast<std::int64_t>(reader.bytes_done()),
                          static_cast<std::int64_t>(reader.bytes_total()), held});
    }

    // The whole file once, the store untouched.
    Result<Done> precheck()
    {
        const auto reader = SheetReader::open(order_.file, order_.limits);
        if (!reader)
            return reader.problems();
        auto columns = ImportColumns::bind((*reader)->header(), (*reader)->header_row(), mapping_);
        if (!columns)
            return columns.problems();
        columns_ = std::move(columns).value();
        SheetRow row;
        while ((*reader)->next(row)) {
            plan_.add(row, columns_, problems_);
            if (plan_.size() % rows_between_looks == 0 && !go_on("precheck", **reader, false))
                return stopped_import();
        }
        plan_.settle(columns_, problems_);
        for (const Problem& each : (*reader)->problems())
            problems_.add(each);
        return Done{};
    }

    Result<Imported> write()
    {
        const CataloguePorts& ports = ports_.catalogue;
        const auto tx = ports.work.write();
        const RowActs::Around around{ports,
                                     actor_,
                                     columns_,
                                     mapping_.clear_empty,
                                     {import_act, new_batch(ports, *tx, import_act), {}}};
        RowActs acts{*tx, around, problems_};
        for (int wave = 0; wave < plan_.waves() && !problems_.full(); ++wave)
            if (!take_wave(acts, wave))
                return stopped_import();
        if (!problems_.empty())
            return problems_.by_row();
        Imported imported = acts.counts();
        if (order_.dry_run)
            return imported;
        imported.batch = around.context.batch;
        if (!mapping_.name.empty())
            ports_.mappings.save(*tx, mapping_);
        ports.audit.append(*tx, done(ports.clock, actor_, import_act, import_subject,
                                     "rows=" + std::to_string(imported.rows()) +
                                         " created=" + std::to_string(imported.created) +
                                         " changed=" + std::to_string(imported.changed) +
                                         " batch=" + imported.batch));
        tx->commit();
        return imported;
    }

    // False when the work is to stop. The file is read again: memory holds codes only.
    bool take_wave(RowActs& acts, int wave)
    {
        const auto reader = SheetReader::open(order_.file, order_.limits);
        if (!reader)
            throw Breakage{"import.file_changed", {}, "the file changed while it was read"};
        SheetRow row;
        for (std::size_t at = 0; (*reader)->next(row) && !problems_.full(); ++at) {
            if (at >= plan_.size())
                throw Breakage{"import.file_changed", {}, "the file changed while it was read"};
            if (plan_.wave(at) != wave)
                continue;
            if (plan_.sound(at))
                acts.take(row);
            else
                acts.pass_over(row);
            if (at % rows_between_looks == 0 && !go_on("write", **reader, true))
                return false;
        }
        return true;
    }

    static constexpr std::size_t rows_between_looks = 200;

    const ExchangePorts& ports_;
    const Actor& actor_;
    const ImportOrder& order_;
    const ProgressSink& progress_;
    RowProblems problems_;
    ImportMapping mapping_;
    ImportColumns columns_;
    ImportPlan plan_;
};

} // namespace

Result<Imported> import_units(const ExchangePorts& ports, const Actor& actor,
                              const ImportOrder& order, const ProgressSink& progress)
{
    return audited_act(ports.catalogue, actor, import_act, import_subject, [&] {
        return Import{ports, actor, order, progress}.run();
    });
}

} // namespace aperta
