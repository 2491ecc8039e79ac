// A page in the making: the frame that all share, and the level line, which is the highest level
// that anything shown on the page has. Lives on the stack of one thread.
#pragma once

#include "aperta/catalogue/store.hpp"
#include "web/visit.hpp"
#include "web/xml_tree.hpp"

#include <string>
#include <string_view>

namespace aperta
{

class WebPage
{
public:
    // `name` of the stylesheet; `place` is what the list of places marks as current.
    WebPage(Visit& visit, const char* name, const char* place = "");

    [[nodiscard]] Node root() const { return tree_.root(); }

    // Must be told of every level whose record is on the page.
    void shows(Level level);

    // The archive from the fonds down, without the unit itself.
    void trail(const std::vector<UnitLine>& ancestors);
    void trail_step(const std::string& href, std::string_view title);

    // Fields of a form on this page, for complaints to link to.
    void has_fields(std::vector<std::string> names) { fields_ = std::move(names); }

    // With `field` named after a field of the page, the sentence links to it.
    void complain(const Problems& problems) const;

    void set_token(const std::string& csrf) const { root().set("csrf", csrf); }

    [[nodiscard]] Response finished(int status = 200);

private:
    void add_frame(const char* place);
    void add_languages();
    void add_band();

    Visit& visit_;
    const char* name_;
    XmlTree tree_;
    std::optional<Node> trail_;
    std::vector<std::string> fields_;
    Level highest_ = Level::unclassified;
};

} // namespace aperta
