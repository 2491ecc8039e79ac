#include "web/xml_tree.hpp"

#include "web/text.hpp"

#include "aperta/core/breakage.hpp"

#include <libxml/tree.h>

namespace aperta
{

namespace
{

const xmlChar* xml_text(const char* text)
{
    return reinterpret_cast<const xmlChar*>(text); // NOLINT: libxml2's spelling of UTF-8
}

// Text that XML can hold: each offending byte gives one question mark.
std::string fit_for_xml(std::string_view text)
{
    std::string fit{text};
    if (is_clean_text(fit))
        return fit;
    for (char& c : fit) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x7FU || (byte < 0x20U && c != '\n' && c != '\t'))
            c = '?';
    }
    return fit;
}

template <class T>
T* made(T* pointer)
{
    if (pointer == nullptr)
        throw Breakage{"page.failed", {}, "no memory for a page"};
    return pointer;
}

} // namespace

Node Node::add(const char* name)
{
    return Node{made(xmlNewChild(node_, nullptr, xml_text(name), nullptr))};
}

Node Node::add(const char* name, std::string_view text)
{
    return Node{
        made(xmlNewTextChild(node_, nullptr, xml_text(name), xml_text(fit_for_xml(text).c_str())))};
}

Node& Node::set(const char* attribute, std::string_view value)
{
    made(xmlSetProp(node_, xml_text(attribute), xml_text(fit_for_xml(value).c_str())));
    return *this;
}

Node& Node::set(const char* attribute, std::int64_t value)
{
    return set(attribute, std::string_view{std::to_string(value)});
}

Node& Node::set_if(const char* attribute, std::string_view value)
{
    return value.empty() ? *this : set(attribute, value);
}

Node& Node::flag(const char* attribute, bool wanted)
{
    return wanted ? set(attribute, std::string_view{"yes"}) : *this;
}

XmlTree::XmlTree(const char* root) : document_(made(xmlNewDoc(xml_text("1.0"))))
{
    xmlDocSetRootElement(document_.get(), made(xmlNewNode(nullptr, xml_text(root))));
}

Node XmlTree::root() const
{
    return Node{xmlDocGetRootElement(document_.get())};
}

void XmlTree::Free::operator()(_xmlDoc* document) const
{
    xmlFreeDoc(document);
}

} // namespace aperta
