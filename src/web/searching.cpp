#include "web/searching.hpp"

namespace aperta
{

SearchPorts search_ports(const WebPorts& ports)
{
    return {ports.work, ports.search, ports.catalogue, ports.audit, ports.clock};
}

Result<SearchWish> wish_of(const Visit& visit)
{
    const Fields& query = visit.request.query;
    const auto order = parse_search_order(query["order"]);
    if (!order)
        return order.problems();
    SearchWish wish;
    wish.text = query["q"];
    wish.order = *order;
    wish.after = query["after"];
    return wish;
}

Actor reader_of(const Visit& visit)
{
    Actor reader = visit.actor();
    reader.language = visit.language;
    return reader;
}

Result<SearchPage> find(const Visit& visit, const SearchWish& wish)
{
    return search(search_ports(visit.ports()), reader_of(visit), wish);
}

} // namespace aperta
