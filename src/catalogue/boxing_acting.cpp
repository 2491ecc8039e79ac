#include "catalogue/boxing_acting.hpp"

#include <algorithm>
#include <array>

namespace aperta
{

namespace
{

bool at_the_service(CustodyState state)
{
    return state == CustodyState::at_service || state == CustodyState::reserved ||
           state == CustodyState::returned;
}

constexpr std::array box_fields{"number", "barcode", "kind", "type", "width_mm", "shelf"};

std::vector<std::string> values_of(const Container& box)
{
    return {std::to_string(box.number),        box.barcode,
            std::string{code_of(box.kind)},    box.type,
            std::to_string(box.width.value()), box.location};
}

Level level_of(const BoxingPorts& ports, ReadTx& tx, const Acting& acting, const Container& box)
{
    const auto series = ports.catalogue.unit(tx, box.series, acting.actor.clearance);
    return series ? std::max(series->legal_level, box.highest) : Level::top_secret;
}

void write_change(const BoxingPorts& ports, WriteTx& tx, const Acting& acting, RecordChange change)
{
    if (change.fields.empty())
        return;
    change.at = to_text(ports.clock.now());
    change.account = acting.actor.account;
    change.act = acting.act;
    ports.history.add(tx, change);
}

Problem unit_missing(const ReferenceCode& reference, const char* field)
{
    return {Fault::not_found, "unit.not_found", field, {{"reference", reference.text()}}};
}

} // namespace

Result<Unit> series_to_box(const BoxingPorts& ports, ReadTx& tx, const Actor& actor,
                           const ReferenceCode& reference)
{
    auto series = ports.catalogue.unit(tx, reference, actor.clearance);
    if (!series)
        return unit_missing(reference, "series");
    const std::vector<Fact> named{{"reference", reference.text()}};
    if (series->level != DescriptionLevel::series)
        return Problem{Fault::invalid, "containers.not_a_series", "series", named};
    if (!at_the_service(series->custody))
        return Problem{Fault::guard, "containers.series_left", "series", named};
    return std::move(*series);
}

Result<Container> box_at(const BoxingPorts& ports, ReadTx& tx, const Actor& actor,
                         const Unit& series, int number)
{
    if (auto box = ports.catalogue.container(tx, series.id, number, actor.clearance))
        return std::move(*box);
    return Problem{Fault::not_found,
                   "containers.not_found",
                   "number",
                   {{"reference", series.reference.text()}, {"number", std::to_string(number)}}};
}

Result<Unit> file_of(const BoxingPorts& ports, ReadTx& tx, const Actor& actor, const Unit& series,
                     const ReferenceCode& reference)
{
    auto file = ports.catalogue.unit(tx, reference, actor.clearance);
    if (!file)
        return unit_missing(reference, "files");
    const std::vector<Fact> named{{"reference", reference.text()},
                                  {"series", series.reference.text()}};
    if (file->level != DescriptionLevel::file && file->level != DescriptionLevel::item)
        return Problem{Fault::invalid, "containers.not_a_file", "files", named};
    // The nearest series above it, as the boxes of its page are looked for.
    UnitId nearest;
    for (const UnitLine& above : ports.catalogue.ancestors(tx, file->id, actor.clearance))
        if (above.level == DescriptionLevel::series)
            nearest = above.id;
    if (nearest != series.id)
        return Problem{Fault::guard, "containers.file_of_other_series", "files", named};
    return std::move(*file);
}

Result<BoxType> known_type(const BoxHouse& house, const std::string& code)
{
    if (const BoxType* type = type_of(house, code))
        return *type;
    return Problem{Fault::invalid, "containers.unknown_type", "type", {{"given", code}}};
}

std::vector<Container> add_boxes(const BoxingPorts& ports, WriteTx& tx, const Unit& series,
                                 const BoxType& type, NumberRange numbers)
{
    std::vector<Container> boxes;
    const std::string& prefix = ports.house.barcode_prefix;
    for (int number = numbers.first; number <= numbers.last; ++number) {
        Container box;
        box.series = series.id;
        box.kind = type.kind;
        box.number = number;
        box.type = type.code;
        box.width = type.width;
        // A barcode that somebody typed in may already be what the next serial would give.
        do
            box.barcode = barcode_of(prefix, ports.store.take_serials(tx, prefix, 1) + 1);
        while (ports.store.barcode_taken(tx, box.barcode));
        box.id = ports.catalogue.add(tx, box);
        boxes.push_back(std::move(box));
    }
    return boxes;
}

void note_change(const BoxingPorts& ports, WriteTx& tx, const Acting& acting,
                 const Container* before, const Container& after)
{
    RecordChange change;
    change.record = {RecordKind::container, after.id.value()};
    change.version = before == nullptr ? 1 : after.version + 1;
    const auto was =
        before == nullptr ? std::vector<std::string>(box_fields.size()) : values_of(*before);
    const auto is = values_of(after);
    for (std::size_t i = 0; i < box_fields.size(); ++i)
        if (was[i] != is[i])
            change.fields.push_back({box_fields.at(i), was[i], is[i]});
    change.level = level_of(ports, tx, acting, after);
    write_change(ports, tx, acting, std::move(change));
}

void note_content(const BoxingPorts& ports, WriteTx& tx, const Acting& acting, const Container& box,
                  const ReferenceCode& file, bool in)
{
    RecordChange change;
    change.record = {RecordKind::container, box.id.value()};
    change.version = box.version;
    const std::string& text = file.text();
    change.fields.push_back({"file", in ? "" : text, in ? text : ""});
    // The box as it is now: a paper that was put in may have raised it.
    const auto now = ports.store.container(tx, box.id, Level::top_secret);
    change.level =
        std::max(level_of(ports, tx, acting, box), now ? now->highest : Level::unclassified);
    write_change(ports, tx, acting, std::move(change));
}

void note_length(const BoxingPorts& ports, WriteTx& tx, const Acting& acting,
                 const std::optional<Millimetres>& before, const Shelf& after)
{
    const auto text = [](const std::optional<Millimetres>& length) {
        return length ? std::to_string(length->value()) : std::string{};
    };
    RecordChange change;
    change.record = {RecordKind::shelf, after.id.value()};
    change.version = after.version;
    if (before != after.length)
        change.fields.push_back({"length_mm", text(before), text(after.length)});
    write_change(ports, tx, acting, std::move(change));
}

std::string address_of(const BoxAddress& box)
{
    return box.series.text() + " box " + std::to_string(box.number);
}

std::string text_of(NumberRange numbers)
{
    return std::to_string(numbers.first) + "-" + std::to_string(numbers.last);
}

} // namespace aperta
