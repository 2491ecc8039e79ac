#include "exchange/row_acts.hpp"

#include <utility>

namespace aperta
{

namespace
{

// Parents of one part of the tree stand together; more than these need not be remembered.
constexpr std::size_t most_codes = 10'000;

Problem about_fixed(std::string_view field, const Unit& unit, std::string_view is)
{
    return {Fault::conflict,
            "import.fixed",
            std::string{field},
            {{"reference", unit.reference.text()},
             {"field", std::string{field}},
             {"is", std::string{is}}}};
}

// Problems of a part keep their words and get the column that they stand in.
template <class T>
void take_part(const Result<T>& part, std::string_view column, Problems& problems)
{
    if (part)
        return;
    for (Problem problem : part.problems()) {
        problem.field = column;
        problems.push_back(std::move(problem));
    }
}

} // namespace

void RowActs::refuse(const Problems& problems, const SheetRow& row)
{
    for (const Problem& each : problems)
        problems_.add(around_.columns.at(each, row.number));
    pass_over(row);
}

void RowActs::pass_over(const SheetRow& row)
{
    failed_.emplace(around_.columns.cell(row, reference_column));
}

void RowActs::take(const SheetRow& row)
{
    const ImportColumns& columns = around_.columns;
    if (failed_.contains(std::string{columns.cell(row, parent_column)}))
        return pass_over(row);
    const auto reference = ReferenceCode::parse(columns.cell(row, reference_column));
    if (!reference)
        return refuse(reference.problems(), row);
    const auto unit = around_.ports.catalogue.unit(tx_, *reference, around_.actor.clearance);
    if (unit)
        change(row, *unit);
    else
        make(row, *reference);
}

std::vector<FieldValue> RowActs::fields(const SheetRow& row, bool with_empty) const
{
    std::vector<FieldValue> values;
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        if (around_.columns.describes(i) && (with_empty || !row.cells[i].empty()))
            values.push_back({around_.columns.field(i), row.cells[i]});
    return values;
}

void RowActs::change(const SheetRow& row, const Unit& unit)
{
    if (const Problems problems = fixed(row, unit); !problems.empty())
        return refuse(problems, row);
    const SaveUnit save{unit.reference, unit.version, fields(row, around_.clear_empty)};
    const auto saved = save_unit_in(tx_, around_.ports, around_.actor, save, around_.context);
    if (!saved)
        return refuse(saved.problems(), row);
    ++(saved->change.stored() ? counts_.changed : counts_.unchanged);
}

void RowActs::make(const SheetRow& row, const ReferenceCode& reference)
{
    const auto unit = wanted(row, reference);
    if (!unit)
        return refuse(unit.problems(), row);
    if (unit->level == DescriptionLevel::fonds && !new_fonds_.empty())
        return refuse({{Fault::invalid,
                        "import.two_fonds",
                        std::string{level_column},
                        {{"reference", reference.text()}, {"first", new_fonds_}}}},
                      row);
    const auto made = describe_unit_in(tx_, around_.ports, around_.actor, *unit, around_.context);
    if (!made)
        return refuse(made.problems(), row);
    if (unit->level == DescriptionLevel::fonds)
        new_fonds_ = reference.text();
    ++counts_.created;
}

Result<NewUnit> RowActs::wanted(const SheetRow& row, const ReferenceCode& reference) const
{
    const auto cell = [&](std::string_view column) { return around_.columns.cell(row, column); };
    NewUnit unit;
    unit.reference = reference;
    unit.fields = fields(row, false);
    Problems problems;
    if (const auto text = cell(parent_column); !text.empty()) {
        auto parent = ReferenceCode::parse(text);
        take_part(parent, parent_column, problems);
        if (parent)
            unit.parent = std::move(parent).value();
    }
    if (const auto text = cell(level_column); text.empty()) {
        problems.push_back({Fault::invalid,
                            "import.level_missing",
                            std::string{level_column},
                            {{"reference", reference.text()}}});
    } else {
        const auto level = parse_description_level(text);
        take_part(level, level_column, problems);
        if (level)
            unit.level = *level;
    }
    if (const auto text = cell(own_level_column); !text.empty()) {
        const auto level = parse_level(text);
        take_part(level, own_level_column, problems);
        if (level)
            unit.own_level = *level;
    }
    if (const auto text = cell(classification_day_column); !text.empty()) {
        const auto day = parse_day(text);
        take_part(day, classification_day_column, problems);
        if (day)
            unit.classification_day = *day;
    }
    unit.originator = cell(originator_column);
    if (!problems.empty())
        return problems;
    return unit;
}

// Columns that say what a unit is must say what is so: moving, and changing a classification, are
// acts of their own.
Problems RowActs::fixed(const SheetRow& row, const Unit& unit)
{
    Problems problems;
    const auto hold = [&](std::string_view column, std::string_view is) {
        const std::string_view given = around_.columns.cell(row, column);
        if (!given.empty() && given != is)
            problems.push_back(about_fixed(column, unit, is));
    };
    if (around_.columns.has(parent_column))
        hold(parent_column, unit.parent.stored() ? reference_of(unit.parent) : std::string{});
    hold(level_column, code_of(unit.level));
    hold(own_level_column, unit.own ? code_of(unit.own->level) : "");
    hold(classification_day_column,
         unit.own && unit.own->day ? to_text(*unit.own->day) : std::string{});
    if (around_.columns.has(originator_column))
        hold(originator_column, originator_of(unit));
    return problems;
}

const std::string& RowActs::reference_of(UnitId unit)
{
    if (codes_.size() > most_codes)
        codes_.clear();
    const auto [code, fresh] = codes_.try_emplace(unit.value());
    if (fresh)
        if (const auto found = around_.ports.catalogue.unit(tx_, unit, around_.actor.clearance))
            code->second = found->reference.text();
    return code->second;
}

std::string RowActs::originator_of(const Unit& unit)
{
    if (!unit.own || !unit.own->originator.stored())
        return {};
    const auto found = around_.ports.catalogue.authority(tx_, unit.own->originator);
    return found ? found->code : std::string{};
}

} // namespace aperta
