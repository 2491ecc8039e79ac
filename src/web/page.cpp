#include "web/page.hpp"

#include "aperta/words/words.hpp"
#include "web/assets.hpp"
#include "web/facts.hpp"
#include "web/text.hpp"

#include <algorithm>

namespace aperta
{

namespace
{

// The address of this view without the choice of language, ending so that one can be added.
std::string view_address(std::string_view target)
{
    const std::size_t mark = target.find('?');
    std::string address{target.substr(0, mark)};
    address += '?';
    if (mark == std::string_view::npos)
        return address;
    for (std::string_view pair : split(target.substr(mark + 1), '&'))
        if (!pair.empty() && !pair.starts_with("language="))
            address.append(pair).append("&");
    return address;
}

} // namespace

WebPage::WebPage(Visit& visit, const char* name, const char* place)
    : visit_(visit), name_(name), tree_("page")
{
    add_frame(place);
    add_languages();
}

void WebPage::add_frame(const char* place)
{
    root()
        .set("language", code_of(visit_.language))
        .set("path", visit_.request.path)
        .set("place", std::string_view{place})
        .set("today", std::string_view{to_text(visit_.ports().clock.today())})
        .set("css", asset_address("aperta.css"))
        .set("script", asset_address("aperta.js"))
        .set("icon", asset_address("icon.svg"));
    if (!visit_.session)
        return;
    const Actor& actor = visit_.session->actor;
    root().set("csrf", visit_.session->csrf);
    root()
        .add("reader")
        .set("account", actor.account)
        .set("name", actor.name)
        .set("clearance", code_of(actor.clearance))
        .set("clearance-word", word("levels", code_of(actor.clearance), visit_.language));
}

void WebPage::add_languages()
{
    // A view after a POST has no address of its own to come back to.
    const bool shown =
        visit_.request.method == Method::get || visit_.request.method == Method::head;
    const std::string address = shown ? view_address(visit_.request.target) : "/?";
    Node languages = root().add("languages");
    for (Language each : {Language::nl, Language::fr, Language::de, Language::en})
        languages.add("language")
            .set("code", code_of(each))
            .set("name", own_name(each))
            .set("href", address + "language=" + std::string{code_of(each)})
            .flag("current", each == visit_.language);
}

void WebPage::shows(Level level)
{
    highest_ = std::max(highest_, level);
}

void WebPage::trail_step(const std::string& href, std::string_view title)
{
    if (!trail_)
        trail_ = root().add("trail");
    trail_->add("step").set("href", href).set_if("title", title);
}

void WebPage::trail(const std::vector<UnitLine>& ancestors)
{
    trail_step("/series", "");
    for (const UnitLine& each : ancestors) {
        shows(each.legal_level);
        trail_step(unit_href(each.reference), title_in(each.texts, visit_.language));
    }
}

void WebPage::complain(const Problems& problems) const
{
    Node list = root().add("problems");
    for (const Problem& each : problems) {
        const bool on_page = std::find(fields_.begin(), fields_.end(), each.field) != fields_.end();
        list.add("problem", sentence(each, visit_.language))
            .set("code", each.code)
            .set("field", on_page ? each.field : std::string{});
    }
}

// Both national languages, whatever the reader's: the line is an order, not a label.
void WebPage::add_band()
{
    const std::string_view code = code_of(highest_);
    const std::string_view in_dutch = word("levels", code, Language::nl);
    const std::string_view in_french = word("levels", code, Language::fr);
    root()
        .add("band")
        .set("code", code)
        .set("nl", in_dutch)
        .set("fr", in_french)
        .set("words", std::string{in_dutch} + " · " + std::string{in_french});
}

Response WebPage::finished(int status)
{
    add_band();
    Response response;
    response.status = status;
    response.body = visit_.site.stylesheets().render(name_, visit_.language, tree_);
    return response;
}

} // namespace aperta
