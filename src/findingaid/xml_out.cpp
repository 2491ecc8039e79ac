#include "findingaid/xml_out.hpp"

#include "aperta/core/breakage.hpp"

#include <libxml/xmlIO.h>
#include <libxml/xmlwriter.h>

#include <cstdint>

namespace aperta
{

namespace
{

const xmlChar* xml_text(const char* text)
{
    return reinterpret_cast<const xmlChar*>(text); // NOLINT: libxml2's text is unsigned char
}

// One code point from the front of `text`, taken off; 0 when it is not well-formed UTF-8.
std::uint32_t take_point(std::string_view& text)
{
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t length = first < 0x80U                      ? 1
                               : first >= 0xC2U && first < 0xE0U  ? 2
                               : (first & 0xF0U) == 0xE0U         ? 3
                               : first >= 0xF0U && first <= 0xF4U ? 4
                                                                  : 0;
    if (length == 0 || length > text.size())
        return 0;
    std::uint32_t point = length == 1 ? first : first & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(text[i]);
        if ((next & 0xC0U) != 0x80U)
            return 0;
        point = point << 6U | (next & 0x3FU);
    }
    const bool overlong = (length == 3 && point < 0x800U) || (length == 4 && point < 0x10000U);
    text.remove_prefix(length);
    return overlong ? 0 : point;
}

bool lawful_point(std::uint32_t point)
{
    if (point < 0x20U)
        return point == '\t' || point == '\n' || point == '\r';
    return point < 0xD800U ||
           (point > 0xDFFFU && point != 0xFFFEU && point != 0xFFFFU && point <= 0x10FFFFU);
}

} // namespace

bool lawful_xml(std::string_view text)
{
    while (!text.empty())
        if (!lawful_point(take_point(text)))
            return false;
    return true;
}

void XmlOut::Free::operator()(_xmlTextWriter* writer) const
{
    xmlFreeTextWriter(writer);
}

// Nothing may be thrown through C, and libxml2 complains on the terminal of a failed write: what
// the sink threw is kept, and `must` throws it on.
int XmlOut::take(void* target, const char* bytes, int size)
{
    auto& into = *static_cast<Target*>(target);
    try {
        if (!into.thrown)
            (*into.sink)({bytes, static_cast<std::size_t>(size)});
    } catch (...) {
        into.thrown = std::current_exception();
    }
    return size;
}

XmlOut::XmlOut(const Sink& sink)
{
    target_.sink = &sink;
    xmlOutputBufferPtr buffer = xmlOutputBufferCreateIO(take, nullptr, &target_, nullptr);
    writer_.reset(buffer == nullptr ? nullptr : xmlNewTextWriter(buffer));
    if (!writer_)
        throw Breakage{"findingaid.writer_failed", {}, "xmlNewTextWriter"};
    must(xmlTextWriterSetIndent(writer_.get(), 1));
    must(xmlTextWriterSetIndentString(writer_.get(), xml_text(" ")));
    must(xmlTextWriterStartDocument(writer_.get(), "1.0", "UTF-8", nullptr));
}

XmlOut::~XmlOut() = default;

void XmlOut::must(int status) const
{
    if (target_.thrown)
        std::rethrow_exception(target_.thrown);
    if (status < 0)
        throw Breakage{"findingaid.writer_failed", {}, "xmlTextWriter"};
}

void XmlOut::start(const char* element)
{
    must(xmlTextWriterStartElement(writer_.get(), xml_text(element)));
}

void XmlOut::attribute(const char* name, const std::string& value)
{
    must(xmlTextWriterWriteAttribute(writer_.get(), xml_text(name), xml_text(value.c_str())));
}

void XmlOut::text(const std::string& value)
{
    must(xmlTextWriterWriteString(writer_.get(), xml_text(value.c_str())));
}

void XmlOut::end()
{
    must(xmlTextWriterEndElement(writer_.get()));
}

void XmlOut::leaf(const char* element, const std::string& value)
{
    start(element);
    text(value);
    end();
}

void XmlOut::finish()
{
    must(xmlTextWriterEndDocument(writer_.get()));
    must(xmlTextWriterFlush(writer_.get()));
}

} // namespace aperta
