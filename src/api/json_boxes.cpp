#include "api/json_boxes.hpp"
#include "api/json_parts.hpp"

namespace aperta
{

namespace
{

Json json_range(NumberRange range)
{
    return {{"first", range.first}, {"last", range.last}};
}

} // namespace

std::string json_of(const std::vector<Container>& boxes, int limit)
{
    const bool full = boxes.size() >= static_cast<std::size_t>(limit);
    return dumped({{"boxes", json_boxes(boxes)},
                   {"next", full && !boxes.empty() ? Json(boxes.back().number) : Json()}});
}

std::string json_of(const Container& box)
{
    return dumped(json_box(box));
}

std::string json_of(const NewBoxesPlan& plan)
{
    Json json = json_range(plan.numbers);
    json["millimetres"] = plan.width.value();
    return dumped(json);
}

std::string json_of(const BoxingPlan& plan)
{
    Json files = Json::array();
    for (const BoxedFile& file : plan.files)
        files.push_back({{"reference", file.reference.text()},
                         {"millimetres", file.thickness.value()},
                         {"estimated", file.estimated},
                         {"first", file.boxes.first},
                         {"last", file.boxes.last}});
    Json json = json_range(plan.numbers);
    json["millimetres"] = plan.width.value();
    json["files"] = files;
    return dumped(json);
}

std::string json_of(const MovePlan& plan)
{
    Json shelves = Json::array();
    for (const ShelfShare& share : plan.shelves)
        shelves.push_back({{"shelf", share.shelf.shelf.code()},
                           {"boxes", share.numbers},
                           {"millimetres", share.width.value()},
                           {"free_millimetres", share.shelf.free().value_or(Millimetres{}).value() -
                                                    share.width.value()}});
    return dumped({{"boxes", plan.boxes},
                   {"millimetres", plan.width.value()},
                   {"shelves", shelves},
                   {"seen", plan.fingerprint}});
}

std::string json_of(const SeriesChecks& checks)
{
    Json gaps = Json::array();
    for (const NumberRange& gap : checks.gaps)
        gaps.push_back(json_range(gap));
    Json foreign = Json::array();
    for (const ForeignUnit& each : checks.foreign)
        foreign.push_back({{"box", each.number}, {"unit", each.unit.text()}});
    Json look_alike = Json::array();
    for (const auto& [barcode, numbers] : checks.look_alike)
        look_alike.push_back({{"barcode", barcode}, {"boxes", numbers}});
    return dumped({{"gaps", gaps},
                   {"without_shelf", checks.without_shelf.value()},
                   {"empty", checks.empty.value()},
                   {"foreign", foreign},
                   {"look_alike", look_alike}});
}

std::string json_of(const std::vector<RoomLine>& rooms)
{
    Json list = Json::array();
    for (const RoomLine& room : rooms)
        list.push_back({{"building", room.building},
                        {"room", room.room},
                        {"bays", room.bays},
                        {"shelves", room.shelves},
                        {"unmeasured", room.unmeasured},
                        {"boxes", room.boxes},
                        {"millimetres", room.length.value()},
                        {"used_millimetres", room.used.value()},
                        {"free_millimetres", room.free.value()}});
    return dumped({{"rooms", list}});
}

std::string json_of(const std::vector<ShelfLine>& shelves)
{
    Json list = Json::array();
    for (const ShelfLine& line : shelves)
        list.push_back({{"shelf", line.shelf.code()},
                        {"length_millimetres", json_millimetres(line.shelf.length)},
                        {"used_millimetres", line.used.value()},
                        {"free_millimetres", json_millimetres(line.free())},
                        {"boxes", line.boxes},
                        {"version", line.shelf.version}});
    return dumped({{"shelves", list}});
}

} // namespace aperta
