#include "web/visit.hpp"

#include "api/json.hpp"
#include "web/page.hpp"
#include "web/reply.hpp"
#include "web/text.hpp"

#include "web/http_server.hpp"

namespace aperta
{

bool Visit::api() const
{
    return request.path.starts_with("/api/");
}

Result<ReferenceCode> Visit::reference() const
{
    const std::string& given = parts["reference"];
    auto parsed = ReferenceCode::parse(given);
    if (!parsed)
        return Problem{Fault::not_found, "unit.not_found", "reference", {{"reference", given}}};
    return parsed;
}

std::int64_t Visit::number() const
{
    return parse_number(parts["number"]).value_or(0);
}

int status_of(const Problem& problem)
{
    if (problem.code == "access.too_many_attempts")
        return 429;
    switch (problem.fault) {
    case Fault::not_found:
        return 404;
    case Fault::not_allowed:
        return 403;
    case Fault::conflict:
        return 409;
    case Fault::environment:
        return 500;
    case Fault::invalid:
    case Fault::guard:
        break;
    }
    return 422;
}

Response refuse(Visit& visit, const Problems& problems)
{
    return error_page(visit, status_of(problems.front()), problems);
}

Response error_page(Visit& visit, int status, const Problems& problems)
{
    const Problems said =
        problems.empty() ? Problems{{Fault::environment, "web.broke", "", {}}} : problems;
    if (visit.api())
        return json_response(status, json_of(said, visit.language));
    try {
        WebPage page{visit, "error"};
        page.root().set("status", status);
        page.complain(said);
        return page.finished(status);
    } catch (const std::exception& broken) { // a page that cannot even say so
        log_line(broken.what());
        return plain_response(status);
    }
}

} // namespace aperta
