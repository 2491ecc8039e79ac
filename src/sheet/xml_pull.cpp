#include "sheet/xml_pull.hpp"

#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>

#include <new>

namespace aperta
{

namespace
{

std::string_view from_xml(const xmlChar* text)
{
    return text == nullptr ? std::string_view{}
                           : std::string_view{reinterpret_cast<const char*>(text)}; // NOLINT
}

// The document is read by its own declaration; what it cannot be read by is no fault of ours.
constexpr int pull_options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                             XML_PARSE_COMPACT | XML_PARSE_NOCDATA;

} // namespace

void XmlPull::Free::operator()(_xmlTextReader* reader) const
{
    xmlFreeTextReader(reader);
}

int XmlPull::take(void* self, char* into, int size)
{
    return static_cast<XmlPull*>(self)->part_->read({into, static_cast<std::size_t>(size)});
}

void XmlPull::complain(void* self, xmlError* error)
{
    if (error->code == XML_ERR_NO_MEMORY) // how libxml2 2.9 says "huge text node"
        static_cast<XmlPull*>(self)->huge_ = true;
}

XmlPull::XmlPull(ZipFile& file, const std::string& part)
    : part_(std::make_unique<ZipPart>(file, part)), deepest_(file.limits().xml_depth)
{
    reader_.reset(xmlReaderForIO(take, nullptr, this, nullptr, nullptr, pull_options));
    if (!reader_)
        throw std::bad_alloc{};
    xmlTextReaderSetStructuredErrorHandler(reader_.get(), complain, this);
    if (!part_->trouble().empty())
        (void)fail(part_->trouble());
}

bool XmlPull::fail(std::string_view code)
{
    event_ = Event::none;
    trouble_ = code;
    return false;
}

bool XmlPull::next()
{
    if (!trouble_.empty())
        return false;
    if (close_next_) {
        close_next_ = false;
        event_ = Event::closes;
        return true;
    }
    for (;;) {
        const int more = xmlTextReaderRead(reader_.get());
        if (!part_->trouble().empty())
            return fail(part_->trouble());
        if (more < 0)
            return fail(huge_ ? "sheet.cell_too_long" : "sheet.damaged");
        if (more == 0) {
            event_ = Event::none;
            return false;
        }
        if (look())
            return true;
        if (!trouble_.empty())
            return false;
    }
}

// Whether the node under the reader is an event.
bool XmlPull::look()
{
    switch (xmlTextReaderNodeType(reader_.get())) {
    case XML_READER_TYPE_ELEMENT:
        event_ = Event::opens;
        close_next_ = xmlTextReaderIsEmptyElement(reader_.get()) == 1;
        break;
    case XML_READER_TYPE_END_ELEMENT:
        event_ = Event::closes;
        break;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        event_ = Event::text;
        text_ = from_xml(xmlTextReaderConstValue(reader_.get()));
        return true;
    case XML_READER_TYPE_DOCUMENT_TYPE:
    case XML_READER_TYPE_ENTITY_REFERENCE:
        return fail("sheet.doctype");
    default:
        return false; // comments, instructions
    }
    name_ = from_xml(xmlTextReaderConstLocalName(reader_.get()));
    depth_ = xmlTextReaderDepth(reader_.get());
    return depth_ <= deepest_ || fail("sheet.too_deep");
}

std::string_view XmlPull::namespace_uri() const
{
    return from_xml(xmlTextReaderConstNamespaceUri(reader_.get()));
}

bool XmlPull::first_attribute()
{
    return opens() && xmlTextReaderMoveToFirstAttribute(reader_.get()) == 1;
}

bool XmlPull::next_attribute()
{
    return xmlTextReaderMoveToNextAttribute(reader_.get()) == 1;
}

XmlPull::Attribute XmlPull::attribute()
{
    return {from_xml(xmlTextReaderConstLocalName(reader_.get())),
            from_xml(xmlTextReaderConstValue(reader_.get())),
            from_xml(xmlTextReaderConstNamespaceUri(reader_.get()))};
}

void XmlPull::back_to_element()
{
    xmlTextReaderMoveToElement(reader_.get());
}

void XmlPull::skip()
{
    const int depth = depth_;
    while (next() && !(closes() && depth_ == depth)) {
    }
}

void XmlPull::inner_text(std::string& into)
{
    const int depth = depth_;
    while (next() && !(closes() && depth_ == depth))
        if (is_text())
            into += text_;
}

} // namespace aperta
