#include "web/stylesheets.hpp"

#include "aperta/core/breakage.hpp"
#include "aperta/platform/resources.hpp"

#include <libxml/parser.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xslt.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>

#include <fmt/format.h>

namespace aperta
{

namespace
{

struct FreeDocument {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
struct FreeContext {
    void operator()(xsltTransformContext* context) const { xsltFreeTransformContext(context); }
};
struct FreeBytes {
    void operator()(xmlChar* bytes) const { xmlFree(bytes); }
};

[[noreturn]] void page_failed(const std::string& name, const char* why)
{
    throw Breakage{"page.failed", {{"name", name}}, name + ": " + why};
}

} // namespace

Stylesheets::Stylesheets() : nothing_allowed_(xsltNewSecurityPrefs())
{
    xmlInitParser(); // before any thread does
    xsltInit();
    if (!nothing_allowed_)
        page_failed("security", "no memory");
    for (auto option :
         {XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE, XSLT_SECPREF_CREATE_DIRECTORY,
          XSLT_SECPREF_READ_NETWORK, XSLT_SECPREF_WRITE_NETWORK})
        xsltSetSecurityPrefs(nothing_allowed_.get(), option, xsltSecurityForbid);
}

Stylesheets::~Stylesheets() = default;

_xsltStylesheet* Stylesheets::compiled(const std::string& path)
{
    const std::lock_guard lock{guard_};
    Sheet& sheet = compiled_[path];
    if (!sheet) {
        const std::string_view text = resource(path);
        std::unique_ptr<xmlDoc, FreeDocument> source{
            xmlReadMemory(text.data(), static_cast<int>(text.size()), path.c_str(), nullptr,
                          XML_PARSE_NONET | XML_PARSE_NOCDATA)};
        if (!source)
            page_failed(path, "not well-formed");
        sheet.reset(xsltParseStylesheetDoc(source.get()));
        if (!sheet)
            page_failed(path, "not a stylesheet");
        static_cast<void>(source.release()); // the stylesheet owns it now
    }
    return sheet.get();
}

std::string Stylesheets::render(std::string_view page, Language language, const XmlTree& tree)
{
    const std::string path = fmt::format("xslt/{}/pages/{}.xsl", code_of(language), page);
    xsltStylesheet* sheet = compiled(path);
    const std::unique_ptr<xsltTransformContext, FreeContext> context{
        xsltNewTransformContext(sheet, tree.document())};
    if (!context || xsltSetCtxtSecurityPrefs(nothing_allowed_.get(), context.get()) != 0)
        page_failed(path, "no memory");
    const std::unique_ptr<xmlDoc, FreeDocument> result{
        xsltApplyStylesheetUser(sheet, tree.document(), nullptr, nullptr, nullptr, context.get())};
    if (!result || context->state != XSLT_STATE_OK)
        page_failed(path, "the transformation stopped");
    xmlChar* bytes = nullptr;
    int length = 0;
    if (xsltSaveResultToString(&bytes, &length, result.get(), sheet) != 0 || bytes == nullptr)
        page_failed(path, "the result cannot be written");
    const std::unique_ptr<xmlChar, FreeBytes> held{bytes};
    return "<!DOCTYPE html>\n" +
           std::string(reinterpret_cast<const char*>(bytes), // NOLINT: libxml2's UTF-8
                       static_cast<std::size_t>(length));
}

void Stylesheets::Free::operator()(_xsltStylesheet* sheet) const
{
    xsltFreeStylesheet(sheet);
}

void Stylesheets::Free::operator()(_xsltSecurityPrefs* prefs) const
{
    xsltFreeSecurityPrefs(prefs);
}

} // namespace aperta
