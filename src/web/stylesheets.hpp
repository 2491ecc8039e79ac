// The pages' stylesheets, one whole file a page and language (parts are brought in when the
// program is built), compiled on first use and then shared by all threads. A stylesheet can reach
// nothing: no network, no file to read or write, no folder.
// Throws Breakage page.failed (facts: name).
#pragma once

#include "aperta/core/language.hpp"
#include "web/xml_tree.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

struct _xsltStylesheet;    // NOLINT: libxslt's own names
struct _xsltSecurityPrefs; // NOLINT

namespace aperta
{

class Stylesheets
{
public:
    Stylesheets();
    ~Stylesheets();
    Stylesheets(const Stylesheets&) = delete;
    Stylesheets& operator=(const Stylesheets&) = delete;

    // An HTML document.
    [[nodiscard]] std::string render(std::string_view page, Language language, const XmlTree& tree);

private:
    struct Free {
        void operator()(_xsltStylesheet* sheet) const;
        void operator()(_xsltSecurityPrefs* prefs) const;
    };
    using Sheet = std::unique_ptr<_xsltStylesheet, Free>;
    [[nodiscard]] _xsltStylesheet* compiled(const std::string& path);

    std::unique_ptr<_xsltSecurityPrefs, Free> nothing_allowed_;
    std::mutex guard_;
    std::map<std::string, Sheet, std::less<>> compiled_;
};

} // namespace aperta
