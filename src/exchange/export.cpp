#include "aperta/exchange/export.hpp"

#include "aperta/exchange/mapping.hpp"
#include "aperta/sheet/writer.hpp"
#include "catalogue/acting.hpp"

#include <array>
#include <set>
#include <unordered_map>

namespace aperta
{

namespace
{

constexpr const char* export_act = "catalogue.export";
constexpr const char* sheet_title = "Aperta";
constexpr std::array column_languages{Language::nl, Language::fr, Language::de, Language::en};
constexpr std::int64_t units_between_looks = 200;

// Every column there can be, in the order of the description.
std::vector<SheetColumn> all_columns()
{
    std::vector<SheetColumn> columns;
    for (const std::string_view own :
         {reference_column, parent_column, level_column, own_level_column,
          classification_day_column, originator_column})
        columns.push_back({std::string{own}, false});
    for (const UnitField& field : unit_fields()) {
        const bool number = field.kind == FieldKind::millimetres || field.kind == FieldKind::number;
        if (!field.per_language)
            columns.push_back({std::string{field.name}, number});
        else
            for (const Language language : column_languages)
                columns.push_back(
                    {std::string{field.name} + "." + std::string{code_of(language)}, false});
    }
    return columns;
}

class Export
{
public:
    Export(const CataloguePorts& ports, const Actor& actor, const ExportOrder& order,
           const ProgressSink& progress)
        : ports_(ports), actor_(actor), order_(order), progress_(progress)
    {
    }

    Result<Exported> run()
    {
        if (auto problem = may(actor_, Role::archivist, export_act))
            return std::move(*problem);
        const auto writer = SheetWriter::create(order_.format, order_.out, sheet_title);
        if (auto problems = write_rows(*writer); !problems.empty())
            return problems;
        const auto tx = ports_.work.write();
        ports_.audit.append(*tx, done(ports_.clock, actor_, export_act, order_.under.text(),
                                      "format=" + std::string{code_of(order_.format)} +
                                          " units=" + std::to_string(units_)));
        if (const auto finished = writer->finish(); !finished)
            return finished.problems();
        tx->commit();
        return Exported{units_, places_.size()};
    }

private:
    Problems write_rows(SheetWriter& writer)
    {
        const auto tx = ports_.work.read();
        const auto root = ports_.catalogue.unit(*tx, order_.under, actor_.clearance);
        if (!root)
            return {no_such_unit(order_.under)};
        const auto above = root->parent.stored()
                               ? ports_.catalogue.unit(*tx, root->parent, actor_.clearance)
                               : std::optional<Unit>{};
        parents_ = {above ? above->reference.text() : std::string{}};
        walk(*tx, *root, [this](const std::vector<FieldValue>& row) {
            for (const FieldValue& each : row)
                used_.insert(each.field);
            return true;
        });
        Problems problems = header(writer);
        walk(*tx, *root, [&](const std::vector<FieldValue>& row) {
            return problems.empty() && write_row(writer, row, problems);
        });
        if (stopped_)
            return {{Fault::conflict, "export.stopped", "", {}}};
        return problems;
    }

    template <class Each>
    void walk(ReadTx& tx, const Unit& root, Each each)
    {
        std::int64_t seen = 0;
        ports_.catalogue.walk(tx, root.id, actor_.clearance, [&](const Unit& unit, int depth) {
            const auto at = static_cast<std::size_t>(depth);
            parents_.resize(at + 1);
            std::vector<FieldValue> row = own_cells(tx, unit, parents_.back());
            parents_.push_back(unit.reference.text());
            for (FieldValue& value : fields_of(described(ports_, tx, unit, actor_.clearance)))
                row.push_back(std::move(value));
            if (++seen % units_between_looks == 0)
                stopped_ = stopped_ || !progress_({"write", seen, 0, false});
            return each(row) && !stopped_;
        });
    }

    std::vector<FieldValue> own_cells(ReadTx& tx, const Unit& unit, const std::string& parent)
    {
        std::vector<FieldValue> cells{
            {std::string{reference_column}, unit.reference.text()},
            {std::string{parent_column}, parent},
            {std::string{level_column}, std::string{code_of(unit.level)}}};
        if (!unit.own)
            return cells;
        cells.push_back({std::string{own_level_column}, std::string{code_of(unit.own->level)}});
        if (unit.own->day)
            cells.push_back({std::string{classification_day_column}, to_text(*unit.own->day)});
        if (unit.own->originator.stored())
            if (const auto found = ports_.catalogue.authority(tx, unit.own->originator))
                cells.push_back({std::string{originator_column}, found->code});
        return cells;
    }

    Problems header(SheetWriter& writer)
    {
        std::vector<SheetColumn> columns;
        for (SheetColumn& each : all_columns())
            if (used_.contains(each.name)) {
                places_.emplace(each.name, columns.size());
                columns.push_back(std::move(each));
            }
        cells_.resize(columns.size());
        const auto written = writer.header(std::move(columns));
        return written ? Problems{} : written.problems();
    }

    bool write_row(SheetWriter& writer, const std::vector<FieldValue>& row, Problems& problems)
    {
        for (std::string& cell : cells_)
            cell.clear();
        for (const FieldValue& each : row)
            cells_[places_.at(each.field)] = each.text;
        const auto written = writer.row(cells_);
        if (!written)
            problems = written.problems();
        ++units_;
        return written.ok();
    }

    const CataloguePorts& ports_;
    const Actor& actor_;
    const ExportOrder& order_;
    const ProgressSink& progress_;
    std::set<std::string> used_;
    std::unordered_map<std::string, std::size_t> places_;
    std::vector<std::string> cells_, parents_; // parents_: codes from above the root down
    std::int64_t units_ = 0;
    bool stopped_ = false;
};

} // namespace

Result<Exported> export_units(CataloguePorts ports, const Actor& actor, const ExportOrder& order,
                              const ProgressSink& progress)
{
    return audited_act(ports, actor, export_act, order.under.text(), [&] {
        return Export{ports, actor, order, progress}.run();
    });
}

Result<Done> write_template(DescriptionLevel level, SheetFormat format,
                            const std::filesystem::path& out)
{
    std::vector<SheetColumn> columns;
    for (SheetColumn& each : all_columns()) {
        const UnitField* field = find_unit_field(each.name.substr(0, each.name.find('.')));
        if (field == nullptr || field->is_offered(level))
            columns.push_back(std::move(each));
    }
    const auto writer = SheetWriter::create(format, out, code_of(level));
    if (auto written = writer->header(std::move(columns)); !written)
        return written;
    return writer->finish();
}

} // namespace aperta
