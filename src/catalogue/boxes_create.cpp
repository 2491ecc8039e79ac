// A run of new boxes, and the change of one.
#include "catalogue/boxing_acting.hpp"

namespace aperta
{

namespace
{

constexpr int highest_box_number = 1'000'000;
constexpr std::int64_t widest_box = 2000; // mm; beyond it is a slip of the finger

struct Planned {
    Unit series;
    BoxType type;
    NewBoxesPlan plan;
};

Result<Planned> plan_new(const BoxingPorts& ports, ReadTx& tx, const Actor& actor,
                         const NewBoxes& wanted)
{
    Problems problems;
    const auto type = known_type(ports.house, wanted.type);
    if (!type)
        problems = type.problems();
    if (wanted.count < 1 || wanted.count > most_at_once)
        problems.push_back({Fault::invalid,
                            "containers.count",
                            "count",
                            {{"most", std::to_string(most_at_once)}}});
    auto series = series_to_box(ports, tx, actor, wanted.series);
    if (!series)
        problems.insert(problems.end(), series.problems().begin(), series.problems().end());
    if (!problems.empty())
        return problems;
    const int first = ports.store.highest_number(tx, series->id) + 1;
    if (wanted.expected_first != 0 && wanted.expected_first != first)
        return Problem{Fault::conflict,
                       "containers.numbers_changed",
                       "",
                       {{"reference", wanted.series.text()}, {"first", std::to_string(first)}}};
    return Planned{
        std::move(series).value(),
        *type,
        {{first, first + wanted.count - 1}, Millimetres{type->width.value() * wanted.count}}};
}

Problem about_box(Fault fault, const char* code, const char* field, const EditBox& wanted)
{
    return {fault,
            code,
            field,
            {{"reference", wanted.box.series.text()},
             {"number", std::to_string(wanted.box.number)},
             {"wanted", std::to_string(wanted.number)},
             {"barcode", wanted.barcode}}};
}

Problems check_edit(const BoxingPorts& ports, ReadTx& tx, const Container& now,
                    const EditBox& wanted)
{
    Problems problems;
    const auto type = known_type(ports.house, wanted.type);
    if (!type)
        problems = type.problems();
    if (wanted.number < 1 || wanted.number > highest_box_number)
        problems.push_back(about_box(Fault::invalid, "containers.number", "number", wanted));
    else if (wanted.number != now.number && ports.store.number_taken(tx, now.series, wanted.number))
        problems.push_back(about_box(Fault::guard, "containers.number_taken", "number", wanted));
    if (!is_barcode(wanted.barcode))
        problems.push_back(
            about_box(Fault::invalid, "containers.barcode_malformed", "barcode", wanted));
    else if (wanted.barcode != now.barcode && ports.store.barcode_taken(tx, wanted.barcode))
        problems.push_back(about_box(Fault::guard, "containers.barcode_taken", "barcode", wanted));
    if (wanted.width.value() < 1 || wanted.width.value() > widest_box)
        problems.push_back(about_box(Fault::invalid, "containers.width", "width", wanted));
    return problems;
}

Result<Container> store_edit(const BoxingPorts& ports, const Actor& actor, const EditBox& wanted)
{
    auto tx = ports.work.write();
    const auto series = series_to_box(ports, *tx, actor, wanted.box.series);
    if (!series)
        return series.problems();
    auto box = box_at(ports, *tx, actor, *series, wanted.box.number);
    if (!box)
        return box.problems();
    if (box->version != wanted.version)
        return about_box(Fault::conflict, "containers.stale", "", wanted);
    const Problems problems = check_edit(ports, *tx, *box, wanted);
    if (!problems.empty())
        return problems;
    const Container before = *box;
    box->number = wanted.number;
    box->barcode = wanted.barcode;
    box->type = wanted.type;
    box->kind = type_of(ports.house, wanted.type)->kind;
    box->width = wanted.width;
    ports.store.save(*tx, *box);
    note_change(ports, *tx, {actor, "containers.edit"}, &before, *box);
    ports.audit.append(*tx, done(ports.clock, actor, "containers.edit", address_of(wanted.box),
                                 "number=" + std::to_string(box->number) + " type=" + box->type +
                                     " width=" + std::to_string(box->width.value())));
    tx->commit();
    ++box->version;
    return std::move(box).value();
}

} // namespace

Result<NewBoxesPlan> plan_boxes(BoxingPorts ports, const Actor& actor, const NewBoxes& wanted)
{
    if (auto problem = may(actor, Role::archivist, "containers.create"))
        return std::move(*problem);
    const auto tx = ports.work.read();
    auto planned = plan_new(ports, *tx, actor, wanted);
    if (!planned)
        return planned.problems();
    return planned->plan;
}

Result<NewBoxesPlan> create_boxes(BoxingPorts ports, const Actor& actor, const NewBoxes& wanted)
{
    constexpr const char* act = "containers.create";
    return boxing_act(ports, actor, act, wanted.series.text(), [&]() -> Result<NewBoxesPlan> {
        auto tx = ports.work.write();
        auto planned = plan_new(ports, *tx, actor, wanted);
        if (!planned)
            return planned.problems();
        for (const Container& box :
             add_boxes(ports, *tx, planned->series, planned->type, planned->plan.numbers))
            note_change(ports, *tx, {actor, act}, nullptr, box);
        ports.audit.append(
            *tx, done(ports.clock, actor, act, wanted.series.text(),
                      "numbers=" + text_of(planned->plan.numbers) + " type=" + wanted.type));
        tx->commit();
        return planned->plan;
    });
}

Result<Container> edit_box(BoxingPorts ports, const Actor& actor, const EditBox& wanted)
{
    return boxing_act(ports, actor, "containers.edit", address_of(wanted.box),
                      [&] { return store_edit(ports, actor, wanted); });
}

} // namespace aperta
