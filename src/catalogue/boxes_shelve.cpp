// Boxes onto shelves, and the shelves themselves.
#include "catalogue/boxing_acting.hpp"

#include <algorithm>

namespace aperta
{

namespace
{

constexpr std::int64_t longest_shelf = 20'000; // mm

Problem about_range(Fault fault, const char* code, const MoveBoxes& wanted)
{
    return {fault,
            code,
            "from",
            {{"reference", wanted.series.text()},
             {"from", std::to_string(wanted.numbers.first)},
             {"to", std::to_string(wanted.numbers.last)},
             {"most", std::to_string(most_at_once)}}};
}

Problem about_shelf(Fault fault, const char* code, const std::string& shelf,
                    std::vector<Fact> more = {})
{
    more.push_back({"shelf", shelf});
    return {fault, code, "shelf", std::move(more)};
}

struct PlannedMove {
    MovePlan plan;
    std::vector<Container> boxes;
    std::vector<std::size_t> places; // of each box among plan.shelves
};

// The shelf named, and with `along` those behind it in its room that have been measured.
Result<std::vector<ShelfLine>> shelves_to_fill(const BoxingPorts& ports, ReadTx& tx,
                                               const Actor& actor, const MoveBoxes& wanted)
{
    const auto parsed = parse_shelf(wanted.shelf);
    if (!parsed)
        return parsed.problems();
    const auto first = ports.store.shelf(tx, wanted.shelf, actor.clearance);
    if (!first)
        return about_shelf(Fault::not_found, "shelf.not_found", wanted.shelf);
    if (!first->shelf.length)
        return about_shelf(Fault::guard, "shelf.unmeasured", wanted.shelf);
    if (!wanted.along)
        return std::vector<ShelfLine>{*first};
    std::vector<ShelfLine> shelves;
    bool reached = false;
    for (const ShelfLine& each :
         ports.store.shelves(tx, parsed->building, parsed->room, actor.clearance)) {
        reached = reached || each.shelf.id == first->shelf.id;
        if (reached && each.shelf.length)
            shelves.push_back(each);
    }
    return shelves;
}

Result<std::vector<Container>> boxes_to_move(const BoxingPorts& ports, ReadTx& tx,
                                             const Actor& actor, const MoveBoxes& wanted)
{
    const auto series = series_to_box(ports, tx, actor, wanted.series);
    if (!series)
        return series.problems();
    if (wanted.numbers.first < 1 || wanted.numbers.last < wanted.numbers.first)
        return about_range(Fault::invalid, "containers.range", wanted);
    BoxFilter filter;
    filter.series = series->id;
    filter.numbers = wanted.numbers;
    auto boxes = ports.store.list(tx, filter, actor.clearance, {0, most_at_once + 1});
    if (boxes.empty())
        return about_range(Fault::not_found, "containers.none_in_range", wanted);
    if (boxes.size() > static_cast<std::size_t>(most_at_once))
        return about_range(Fault::invalid, "containers.too_many", wanted);
    return boxes;
}

// What stands there without the boxes that are about to move.
void set_aside(ShelfLine& shelf, const std::vector<Container>& boxes)
{
    for (const Container& box : boxes)
        if (box.shelf == shelf.shelf.id) {
            shelf.used = shelf.used - box.width;
            --shelf.boxes;
        }
}

// Every box with its version and every shelf with its room: what the preview was computed from.
std::string fingerprint_of(const PlannedMove& planned)
{
    std::uint64_t mixed = 14695981039346656037ULL; // FNV-1a
    const auto mix = [&mixed](std::int64_t value) {
        mixed = (mixed ^ static_cast<std::uint64_t>(value)) * 1099511628211ULL;
    };
    for (const Container& box : planned.boxes) {
        mix(box.id.value());
        mix(box.version);
    }
    for (const ShelfShare& share : planned.plan.shelves) {
        mix(share.shelf.shelf.id.value());
        mix(share.shelf.used.value());
        mix(share.shelf.shelf.version);
    }
    return std::to_string(mixed);
}

void share_out(PlannedMove& planned, const std::vector<ShelfLine>& shelves,
               const std::vector<std::size_t>& places)
{
    for (std::size_t i = 0; i < places.size(); ++i) {
        const ShelfLine& shelf = shelves[places[i]];
        if (planned.plan.shelves.empty() ||
            planned.plan.shelves.back().shelf.shelf.id != shelf.shelf.id)
            planned.plan.shelves.push_back({shelf, {}, {}});
        ShelfShare& share = planned.plan.shelves.back();
        share.numbers.push_back(planned.boxes[i].number);
        share.width += planned.boxes[i].width;
        planned.plan.width += planned.boxes[i].width;
        planned.places.push_back(planned.plan.shelves.size() - 1);
    }
    planned.plan.boxes = static_cast<std::int64_t>(places.size());
    planned.plan.fingerprint = fingerprint_of(planned);
}

Result<PlannedMove> plan_shelving(const BoxingPorts& ports, ReadTx& tx, const Actor& actor,
                                  const MoveBoxes& wanted)
{
    Problems problems;
    auto boxes = boxes_to_move(ports, tx, actor, wanted);
    if (!boxes)
        problems = boxes.problems();
    auto shelves = shelves_to_fill(ports, tx, actor, wanted);
    if (!shelves)
        problems.insert(problems.end(), shelves.problems().begin(), shelves.problems().end());
    if (!problems.empty())
        return problems;
    std::vector<Millimetres> widths;
    std::vector<Millimetres> room;
    Millimetres needed;
    Millimetres free;
    for (ShelfLine& shelf : *shelves) {
        set_aside(shelf, *boxes);
        room.push_back(std::max(Millimetres{}, *shelf.free()));
        free += room.back();
    }
    for (const Container& box : *boxes) {
        widths.push_back(box.width);
        needed += box.width;
    }
    const auto places = along(widths, room);
    if (places.size() < widths.size())
        return about_shelf(Fault::guard, "shelf.full", wanted.shelf,
                           {{"needed", std::to_string(needed.value())},
                            {"free", std::to_string(free.value())},
                            {"fits", std::to_string(places.size())}});
    PlannedMove planned;
    planned.boxes = std::move(boxes).value();
    share_out(planned, *shelves, places);
    if (!wanted.seen.empty() && wanted.seen != planned.plan.fingerprint)
        return about_range(Fault::conflict, "containers.plan_changed", wanted);
    return planned;
}

Result<Millimetres> shelf_length(const std::string& code, Millimetres length)
{
    if (length.value() < 1 || length.value() > longest_shelf)
        return Problem{Fault::invalid,
                       "shelf.length",
                       "length",
                       {{"shelf", code}, {"most", std::to_string(longest_shelf)}}};
    return length;
}

Result<Done> store_length(const BoxingPorts& ports, const Actor& actor, const std::string& code,
                          Millimetres length, std::int64_t version)
{
    const auto sound = shelf_length(code, length);
    if (!sound)
        return sound.problems();
    auto tx = ports.work.write();
    auto line = ports.store.shelf(*tx, code, actor.clearance);
    if (!line)
        return about_shelf(Fault::not_found, "shelf.not_found", code);
    if (line->shelf.version != version)
        return about_shelf(Fault::conflict, "shelf.stale", code);
    const auto before = line->shelf.length;
    line->shelf.length = length;
    ports.store.save(*tx, line->shelf);
    ++line->shelf.version;
    note_length(ports, *tx, {actor, "shelves.measure"}, before, line->shelf);
    ports.audit.append(*tx, done(ports.clock, actor, "shelves.measure", code,
                                 "length=" + std::to_string(length.value())));
    tx->commit();
    return Done{};
}

} // namespace

Result<MovePlan> plan_move(BoxingPorts ports, const Actor& actor, const MoveBoxes& wanted)
{
    if (auto problem = may(actor, Role::archivist, "containers.shelve"))
        return std::move(*problem);
    const auto tx = ports.work.read();
    auto planned = plan_shelving(ports, *tx, actor, wanted);
    if (!planned)
        return planned.problems();
    return std::move(planned->plan);
}

Result<MovePlan> move_boxes(BoxingPorts ports, const Actor& actor, const MoveBoxes& wanted)
{
    constexpr const char* act = "containers.shelve";
    return boxing_act(ports, actor, act, wanted.series.text(), [&]() -> Result<MovePlan> {
        auto tx = ports.work.write();
        auto planned = plan_shelving(ports, *tx, actor, wanted);
        if (!planned)
            return planned.problems();
        for (std::size_t i = 0; i < planned->boxes.size(); ++i) {
            const Container& before = planned->boxes[i];
            const Shelf& shelf = planned->plan.shelves[planned->places[i]].shelf.shelf;
            if (before.shelf == shelf.id)
                continue;
            Container after = before;
            after.shelf = shelf.id;
            after.location = shelf.code();
            ports.store.save(*tx, after);
            note_change(ports, *tx, {actor, act}, &before, after);
        }
        ports.audit.append(*tx,
                           done(ports.clock, actor, act, wanted.series.text(),
                                "numbers=" + text_of(wanted.numbers) + " shelf=" + wanted.shelf +
                                    " boxes=" + std::to_string(planned->plan.boxes)));
        tx->commit();
        return std::move(planned->plan);
    });
}

Result<Done> add_shelf(BoxingPorts ports, const Actor& actor, const std::string& code,
                       std::optional<Millimetres> length)
{
    constexpr const char* act = "shelves.add";
    return boxing_act(ports, actor, act, code, [&]() -> Result<Done> {
        auto shelf = parse_shelf(code);
        if (!shelf)
            return shelf.problems();
        if (length)
            if (const auto sound = shelf_length(code, *length); !sound)
                return sound.problems();
        auto tx = ports.work.write();
        if (ports.store.shelf(*tx, code, actor.clearance))
            return about_shelf(Fault::guard, "shelf.exists", code);
        shelf->length = length;
        shelf->id = ports.store.add(*tx, *shelf);
        note_length(ports, *tx, {actor, act}, {}, *shelf);
        ports.audit.append(
            *tx, done(ports.clock, actor, act, code,
                      length ? "length=" + std::to_string(length->value()) : std::string{}));
        tx->commit();
        return Done{};
    });
}

Result<Done> measure_shelf(BoxingPorts ports, const Actor& actor, const std::string& code,
                           Millimetres length, std::int64_t version)
{
    return boxing_act(ports, actor, "shelves.measure", code,
                      [&] { return store_length(ports, actor, code, length, version); });
}

} // namespace aperta
