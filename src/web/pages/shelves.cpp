#include "web/box_reading.hpp"
#include "web/facts.hpp"
#include "web/page.hpp"
#include "web/pages/pages.hpp"
#include "web/text.hpp"

namespace aperta
{

namespace
{

std::string room_href(const std::string& building, const std::string& room)
{
    return "/shelves?building=" + percent_encoded(building) + "&room=" + percent_encoded(room);
}

void add_rooms(Node list, const std::vector<RoomLine>& rooms, Language language)
{
    for (const RoomLine& room : rooms) {
        Node node = list.add("room");
        node.set("building", room.building)
            .set("name", room.room)
            .set("href", room_href(room.building, room.room))
            .set("bays", room.bays)
            .set("shelves", room.shelves)
            .set("boxes", room.boxes)
            .set("metres", shown_metres(room.length, language))
            .set("used", shown_metres(room.used, language))
            .set("free", shown_metres(room.free, language));
        if (room.unmeasured > 0)
            node.set("unmeasured", room.unmeasured);
    }
}

void add_shelf_lines(Node list, const std::vector<ShelfLine>& shelves, Language language)
{
    for (const ShelfLine& line : shelves) {
        Node node = list.add("shelf");
        node.set("code", line.shelf.code())
            .set("bay", line.shelf.bay)
            .set("name", line.shelf.shelf)
            .set("boxes", line.boxes)
            .set("used", shown_metres(line.used, language))
            .set("version", line.shelf.version);
        if (line.shelf.length)
            node.set("length", line.shelf.length->value())
                .set("free", shown_metres(*line.free(), language))
                .flag("over", *line.free() < Millimetres{});
    }
}

Response shelves_page(Visit& visit, const Problems& problems)
{
    WebPage page{visit, "shelves", "shelves"};
    page.has_fields({"shelf", "length"});
    if (!problems.empty())
        page.complain(problems);
    const bool again = visit.request.method == Method::post;
    const Fields& fields = again ? visit.form : visit.request.query;
    const auto tx = visit.ports().work.read();
    ContainerStore& store = visit.ports().containers;
    const Level clearance = visit.actor().clearance;
    Node list = page.root().add("shelves");
    list.flag("editable", visit.actor().is(Role::archivist));
    if (!fields["building"].empty()) {
        list.set("building", fields["building"]).set("room", fields["room"]);
        add_shelf_lines(list, store.shelves(*tx, fields["building"], fields["room"], clearance),
                        visit.language);
    } else {
        add_rooms(list, store.rooms(*tx, clearance), visit.language);
    }
    if (again)
        list.set("wanted", fields["shelf"]).set("wanted-length", fields["length"]);
    return page.finished(problems.empty() ? 200 : status_of(problems.front()));
}

Response answer_shelf(Visit& visit, const std::string& code, const Result<Done>& done)
{
    if (!done)
        return shelves_page(visit, done.problems());
    const auto shelf = parse_shelf(code);
    return redirect_to(shelf ? room_href(shelf->building, shelf->room) : "/shelves");
}

} // namespace

Response show_shelves(Visit& visit)
{
    return shelves_page(visit, {});
}

Response act_add_shelf(Visit& visit)
{
    const std::string code{trimmed(visit.form["shelf"])};
    std::optional<Millimetres> length;
    if (!trimmed(visit.form["length"]).empty())
        length = Millimetres{small_number(visit.form["length"])};
    return answer_shelf(visit, code,
                        add_shelf(boxing_ports(visit.ports()), visit.actor(), code, length));
}

Response act_measure_shelf(Visit& visit)
{
    const std::string code{trimmed(visit.form["shelf"])};
    return answer_shelf(visit, code,
                        measure_shelf(boxing_ports(visit.ports()), visit.actor(), code,
                                      Millimetres{small_number(visit.form["length"])},
                                      small_number(visit.form["version"])));
}

} // namespace aperta
