#include "aperta/catalogue/describe.hpp"
#include "catalogue/acting.hpp"
#include "catalogue/placing.hpp"

namespace aperta
{

namespace
{

constexpr const char* rows_act = "catalogue.create";

// The box of the series that the parent is or lies in.
std::optional<Container> box_for(const CataloguePorts& ports, ReadTx& tx, const Actor& actor,
                                 const NewRows& wanted)
{
    const auto parent = ports.catalogue.unit(tx, wanted.parent, actor.clearance);
    if (!parent)
        return std::nullopt;
    UnitId series = parent->level == DescriptionLevel::series ? parent->id : UnitId{};
    for (const UnitLine& each : ports.catalogue.ancestors(tx, parent->id, actor.clearance))
        if (each.level == DescriptionLevel::series)
            series = each.id;
    return ports.catalogue.container(tx, series, wanted.box, actor.clearance);
}

void add_row_problems(Problems& problems, const Problems& more, std::int64_t row)
{
    for (Problem each : more) {
        each.facts.push_back({"row", std::to_string(row)});
        each.field = "r" + std::to_string(row) + "." + each.field;
        problems.push_back(std::move(each));
    }
}

Result<SavedUnit> one_row(WriteTx& tx, const CataloguePorts& ports, const Actor& actor,
                          const NewRows& wanted, const NewRows::Row& row,
                          const ChangeContext& context)
{
    const auto reference = ReferenceCode::parse(row.reference);
    if (!reference)
        return reference.problems();
    return describe_unit_in(tx, ports, actor,
                            {wanted.parent, *reference, wanted.level, {}, {}, "", row.fields},
                            context);
}

Problem about_rows(const char* code, const NewRows& wanted)
{
    return {Fault::invalid,
            code,
            "",
            {{"reference", wanted.parent.text()},
             {"limit", std::to_string(most_rows_at_once)},
             {"box", std::to_string(wanted.box)}}};
}

Result<std::int64_t> rows_in(WriteTx& tx, const CataloguePorts& ports, const Actor& actor,
                             const NewRows& wanted)
{
    const auto box = wanted.box != 0 ? box_for(ports, tx, actor, wanted) : std::nullopt;
    if (wanted.box != 0 && !box)
        return about_rows("entry.no_box", wanted);
    const ChangeContext context{rows_act, new_batch(ports, tx, rows_act), {}};
    Problems problems;
    std::int64_t made_units = 0;
    for (const NewRows::Row& row : wanted.rows) {
        const auto made = one_row(tx, ports, actor, wanted, row, context);
        if (!made) {
            add_row_problems(problems, made.problems(), row.number);
            continue;
        }
        if (box)
            ports.catalogue.place(tx, made->unit, box->id);
        ++made_units;
    }
    if (!problems.empty())
        return problems;
    return made_units;
}

} // namespace

Result<std::int64_t> describe_rows(CataloguePorts ports, const Actor& actor, const NewRows& wanted)
{
    return audited_act(ports, actor, rows_act, wanted.parent.text(), [&]() -> Result<std::int64_t> {
        if (auto problem = may(actor, Role::archivist, rows_act))
            return std::move(*problem);
        if (wanted.rows.empty())
            return about_rows("entry.nothing", wanted);
        if (wanted.rows.size() > most_rows_at_once)
            return about_rows("entry.too_many", wanted);
        auto tx = ports.work.write();
        auto made = rows_in(*tx, ports, actor, wanted);
        if (!made)
            return made;
        ports.audit.append(
            *tx, done(ports.clock, actor, rows_act, wanted.parent.text(),
                      "units=" + std::to_string(*made) + " box=" + std::to_string(wanted.box)));
        tx->commit();
        return made;
    });
}

} // namespace aperta
