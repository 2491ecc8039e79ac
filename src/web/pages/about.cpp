#include "web/assets.hpp"
#include "web/page.hpp"
#include "web/pages/pages.hpp"

#include <Poco/Environment.h>
#include <libxml/xmlversion.h>
#include <libxslt/xsltconfig.h>

#include <fmt/format.h>

namespace aperta
{

namespace
{

void add_part(Node about, std::string_view name, std::string_view version)
{
    about.add("part").set("name", name).set("version", version);
}

} // namespace

Response show_about(Visit& visit)
{
    WebPage page{visit, "about"};
    Node about = page.root().add("about");
    about.set("version", std::string_view{APERTA_VERSION})
        .set_if("rules", visit.ports().rules.name);
    const auto poco = Poco::Environment::libraryVersion();
    add_part(about, "POCO C++ Libraries",
             fmt::format("{}.{}.{}", poco >> 24U, (poco >> 16U) & 0xFFU, (poco >> 8U) & 0xFFU));
    add_part(about, "libxml2", LIBXML_DOTTED_VERSION);
    add_part(about, "libxslt", LIBXSLT_DOTTED_VERSION);
    return page.finished();
}

Response send_asset(Visit& visit)
{
    if (auto found = asset(visit.parts["digest"], visit.parts["file"]))
        return std::move(*found);
    return refuse(visit, {{Fault::not_found, "web.not_found", "", {}}});
}

// For whoever watches the service; says nothing of what is in it.
Response say_alive(Visit& /*visit*/)
{
    Response response;
    response.type = "text/plain; charset=utf-8";
    response.body = std::string{"ok\n"};
    return response;
}

} // namespace aperta
