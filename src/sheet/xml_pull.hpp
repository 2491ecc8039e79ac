// Events of one XML part, as they come: an element opens, text, an element closes (an empty element
// does both). No DTD is accepted, no entity expanded, nothing fetched. Names are local names: the
// strict and the transitional XLSX differ in their namespaces only.
#pragma once

#include "sheet/zip_file.hpp"

#include <memory>
#include <string>
#include <string_view>

struct _xmlTextReader; // NOLINT: libxml2's own names
struct _xmlError;      // NOLINT

namespace aperta
{

class XmlPull
{
public:
    XmlPull(ZipFile& file, const std::string& part);

    // False at the end, or at trouble.
    [[nodiscard]] bool next();
    // sheet.damaged, sheet.doctype, sheet.too_deep, sheet.too_large, sheet.cell_too_long (a text of
    // 10 MB, which libxml2 does not take); "" at a sound end.
    [[nodiscard]] std::string_view trouble() const { return trouble_; }

    [[nodiscard]] bool opens() const { return event_ == Event::opens; }
    [[nodiscard]] bool opens(std::string_view name) const { return opens() && name_ == name; }
    [[nodiscard]] bool closes() const { return event_ == Event::closes; }
    [[nodiscard]] bool closes(std::string_view name) const { return closes() && name_ == name; }
    [[nodiscard]] bool is_text() const { return event_ == Event::text; }
    [[nodiscard]] std::string_view name() const { return name_; } // until the next event
    [[nodiscard]] std::string_view text() const { return text_; } // until the next event
    [[nodiscard]] int depth() const { return depth_; }            // of the element, root 0
    [[nodiscard]] std::string_view namespace_uri() const;

    // Calls with the local name, the value, and the namespace ("" for none) of each attribute of
    // the element that has just opened.
    struct Attribute {
        std::string_view name, value, space;
    };
    template <class Each>
    void attributes(Each each)
    {
        for (bool more = first_attribute(); more; more = next_attribute())
            each(attribute());
        back_to_element();
    }

    // Past the end of the element that has just opened.
    void skip();
    // Appends all text inside the element that has just opened, and goes past its end.
    void inner_text(std::string& into);

    [[nodiscard]] std::uint64_t done() const { return part_->done(); }
    [[nodiscard]] std::uint64_t size() const { return part_->size(); }

private:
    enum class Event { none, opens, closes, text };
    struct Free {
        void operator()(_xmlTextReader* reader) const;
    };
    static int take(void* self, char* into, int size);
    static void complain(void* self, _xmlError* error);
    bool fail(std::string_view code);
    bool look();
    [[nodiscard]] bool first_attribute();
    [[nodiscard]] bool next_attribute();
    [[nodiscard]] Attribute attribute();
    void back_to_element();

    std::unique_ptr<ZipPart> part_;
    std::unique_ptr<_xmlTextReader, Free> reader_;
    int deepest_;
    Event event_ = Event::none;
    std::string_view name_, text_;
    int depth_ = 0;
    bool close_next_ = false;
    bool huge_ = false; // libxml2 met a text that it does not take
    std::string_view trouble_;
};

} // namespace aperta
