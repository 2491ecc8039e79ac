// libxml2's xmlTextWriter (2.9.14) as values: elements that are opened and closed, pieces that go
// to a sink. Characters that XML 1.0 (fifth edition, 2.2) forbids are written by libxml2 without a
// word, so `lawful_xml` is asked before.
#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

struct _xmlTextWriter; // NOLINT: libxml2 calls it so

namespace aperta
{

// Well-formed UTF-8 without C0 controls (but tab, LF, CR), surrogates, U+FFFE and U+FFFF.
[[nodiscard]] bool lawful_xml(std::string_view text);

class XmlOut
{
public:
    using Sink = std::function<void(std::string_view)>;
    explicit XmlOut(const Sink& sink);
    ~XmlOut();
    XmlOut(const XmlOut&) = delete;
    XmlOut& operator=(const XmlOut&) = delete;

    void start(const char* element);
    void attribute(const char* name, const std::string& value);
    void text(const std::string& value);
    void end();
    // <element>value</element>
    void leaf(const char* element, const std::string& value);
    // Closes what is open and gives the last piece.
    void finish();

private:
    struct Target {
        const Sink* sink = nullptr;
        std::exception_ptr thrown;
    };
    struct Free {
        void operator()(_xmlTextWriter* writer) const;
    };
    static int take(void* target, const char* bytes, int size);
    void must(int status) const;

    Target target_;
    std::unique_ptr<_xmlTextWriter, Free> writer_;
};

} // namespace aperta
