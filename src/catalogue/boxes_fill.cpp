// Files into boxes: many at once by thickness, or one by hand.
#include "catalogue/boxing_acting.hpp"

#include <algorithm>

namespace aperta
{

namespace
{

constexpr std::int64_t thickest_file = 20'000; // mm; beyond it is a slip of the finger

Problem about_file(Fault fault, const char* code, const ReferenceCode& file)
{
    return {fault, code, "files", {{"reference", file.text()}}};
}

Problem about_series(Fault fault, const char* code, const char* field, const ReferenceCode& series)
{
    return {
        fault, code, field, {{"reference", series.text()}, {"most", std::to_string(most_at_once)}}};
}

// The files named, or those of the series that lie in no box, in the order of the tree.
std::vector<Unit> files_wanted(const BoxingPorts& ports, ReadTx& tx, const Actor& actor,
                               const Unit& series, const BoxFiles& wanted, Problems& problems)
{
    std::vector<Unit> files;
    for (const ReferenceCode& reference : wanted.files) {
        auto file = file_of(ports, tx, actor, series, reference);
        if (!file)
            problems.insert(problems.end(), file.problems().begin(), file.problems().end());
        else if (ports.store.boxed(tx, file->id))
            problems.push_back(about_file(Fault::guard, "containers.already_boxed", reference));
        else
            files.push_back(std::move(file).value());
    }
    if (!wanted.files.empty())
        return files;
    ports.catalogue.walk(tx, series.id, actor.clearance, [&](const Unit& unit, int) {
        if (unit.level == DescriptionLevel::file && !ports.store.boxed(tx, unit.id))
            files.push_back(unit);
        return files.size() <= static_cast<std::size_t>(most_at_once);
    });
    return files;
}

BoxedFile measured_file(const Unit& unit, const BoxFiles& wanted, Problems& problems)
{
    BoxedFile file{unit.id, unit.reference, unit.texts, unit.legal_level, Millimetres{}, false, {}};
    file.estimated = !unit.measured || *unit.measured == Millimetres{};
    file.thickness = file.estimated ? wanted.estimate.value_or(Millimetres{}) : *unit.measured;
    const bool sound = file.thickness.value() > 0 && file.thickness.value() <= thickest_file;
    if (!sound)
        problems.push_back(
            about_file(Fault::invalid, "containers.thickness_unknown", unit.reference));
    return file;
}

struct PlannedBoxing {
    Unit series;
    BoxType type;
    BoxingPlan plan;
};

void number_boxes(PlannedBoxing& planned, int first)
{
    std::vector<Millimetres> thicknesses;
    for (const BoxedFile& each : planned.plan.files)
        thicknesses.push_back(each.thickness);
    const auto places = fill(thicknesses, planned.type.capacity);
    for (std::size_t i = 0; i < places.size(); ++i)
        planned.plan.files[i].boxes = {first + places[i].first, first + places[i].last};
    planned.plan.numbers = {first, first + places.back().last};
    planned.plan.width =
        Millimetres{planned.type.width.value() * (std::int64_t{places.back().last} + 1)};
}

Result<PlannedBoxing> plan_files(const BoxingPorts& ports, ReadTx& tx, const Actor& actor,
                                 const BoxFiles& wanted)
{
    auto series = series_to_box(ports, tx, actor, wanted.series);
    if (!series)
        return series.problems();
    auto type = known_type(ports.house, wanted.type);
    if (!type)
        return type.problems();
    Problems problems;
    if (type->capacity == Millimetres{})
        problems.push_back(
            {Fault::invalid, "containers.holds_no_papers", "type", {{"type", type->code}}});
    const auto files = files_wanted(ports, tx, actor, *series, wanted, problems);
    if (files.empty() && problems.empty())
        problems.push_back(
            about_series(Fault::invalid, "containers.no_files", "files", wanted.series));
    if (files.size() > static_cast<std::size_t>(most_at_once))
        return about_series(Fault::invalid, "containers.too_many", "files", wanted.series);
    PlannedBoxing planned{*series, *type, {}};
    for (const Unit& file : files)
        planned.plan.files.push_back(measured_file(file, wanted, problems));
    const int first = ports.store.highest_number(tx, series->id) + 1;
    if (problems.empty() && wanted.expected_first != 0 && wanted.expected_first != first)
        problems.push_back(
            {Fault::conflict,
             "containers.numbers_changed",
             "",
             {{"reference", wanted.series.text()}, {"first", std::to_string(first)}}});
    if (!problems.empty())
        return problems;
    number_boxes(planned, first);
    return planned;
}

struct OpenedBox {
    Unit series;
    Container box;
    Unit file;
};

Result<OpenedBox> box_and_file(const BoxingPorts& ports, ReadTx& tx, const Actor& actor,
                               const BoxAddress& address, const ReferenceCode& reference)
{
    auto series = series_to_box(ports, tx, actor, address.series);
    if (!series)
        return series.problems();
    auto box = box_at(ports, tx, actor, *series, address.number);
    if (!box)
        return box.problems();
    auto file = file_of(ports, tx, actor, *series, reference);
    // A file of another series in this box is a fault that taking it out mends.
    const bool foreign = !file && file.problems().front().code == "containers.file_of_other_series";
    if (foreign)
        if (auto unit = ports.catalogue.unit(tx, reference, actor.clearance);
            unit && ports.store.lies_in(tx, unit->id, box->id))
            return OpenedBox{std::move(series).value(), std::move(box).value(), std::move(*unit)};
    if (!file)
        return file.problems();
    return OpenedBox{std::move(series).value(), std::move(box).value(), std::move(file).value()};
}

Problem about_placing(const char* code, const BoxAddress& box, const ReferenceCode& file)
{
    return {Fault::guard,
            code,
            "files",
            {{"reference", file.text()},
             {"series", box.series.text()},
             {"number", std::to_string(box.number)}}};
}

} // namespace

Result<BoxingPlan> plan_boxing(BoxingPorts ports, const Actor& actor, const BoxFiles& wanted)
{
    if (auto problem = may(actor, Role::archivist, "containers.box"))
        return std::move(*problem);
    const auto tx = ports.work.read();
    auto planned = plan_files(ports, *tx, actor, wanted);
    if (!planned)
        return planned.problems();
    return std::move(planned->plan);
}

Result<BoxingPlan> box_files(BoxingPorts ports, const Actor& actor, const BoxFiles& wanted)
{
    constexpr const char* act = "containers.box";
    return boxing_act(ports, actor, act, wanted.series.text(), [&]() -> Result<BoxingPlan> {
        auto tx = ports.work.write();
        auto planned = plan_files(ports, *tx, actor, wanted);
        if (!planned)
            return planned.problems();
        const NumberRange numbers = planned->plan.numbers;
        const auto boxes = add_boxes(ports, *tx, planned->series, planned->type, numbers);
        for (const Container& box : boxes)
            note_change(ports, *tx, {actor, act}, nullptr, box);
        for (const BoxedFile& file : planned->plan.files)
            for (int number = file.boxes.first; number <= file.boxes.last; ++number)
                ports.catalogue.place(
                    *tx, file.unit, boxes.at(static_cast<std::size_t>(number - numbers.first)).id);
        ports.audit.append(*tx, done(ports.clock, actor, act, wanted.series.text(),
                                     "numbers=" + text_of(numbers) + " type=" + wanted.type +
                                         " files=" + std::to_string(planned->plan.files.size())));
        tx->commit();
        return std::move(planned->plan);
    });
}

Result<Done> put_in(BoxingPorts ports, const Actor& actor, const BoxAddress& box,
                    const ReferenceCode& file)
{
    constexpr const char* act = "containers.put_in";
    return boxing_act(ports, actor, act, file.text(), [&]() -> Result<Done> {
        auto tx = ports.work.write();
        const auto open = box_and_file(ports, *tx, actor, box, file);
        if (!open)
            return open.problems();
        if (ports.store.lies_in(*tx, open->file.id, open->box.id))
            return about_placing("containers.already_in", box, file);
        ports.catalogue.place(*tx, open->file.id, open->box.id);
        note_content(ports, *tx, {actor, act}, open->box, file, true);
        ports.audit.append(
            *tx, done(ports.clock, actor, act, file.text(), "box=" + std::to_string(box.number)));
        tx->commit();
        return Done{};
    });
}

Result<Done> take_out(BoxingPorts ports, const Actor& actor, const BoxAddress& box,
                      const ReferenceCode& file)
{
    constexpr const char* act = "containers.take_out";
    return boxing_act(ports, actor, act, file.text(), [&]() -> Result<Done> {
        auto tx = ports.work.write();
        const auto open = box_and_file(ports, *tx, actor, box, file);
        if (!open)
            return open.problems();
        if (!ports.store.lies_in(*tx, open->file.id, open->box.id))
            return about_placing("containers.not_in", box, file);
        ports.store.take_out(*tx, open->file.id, open->box.id);
        note_content(ports, *tx, {actor, act}, open->box, file, false);
        ports.audit.append(
            *tx, done(ports.clock, actor, act, file.text(), "box=" + std::to_string(box.number)));
        tx->commit();
        return Done{};
    });
}

} // namespace aperta
