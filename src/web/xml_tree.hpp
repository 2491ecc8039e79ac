// The view model of a page: a small XML tree in memory. Whatever is set here becomes text or an
// attribute's value, never markup, and bytes that XML cannot hold are replaced, so that nothing a
// person typed can break or forge a page.
// A Node is a view into its tree and must not outlive it. One thread at a time.
// Throws Breakage page.failed when memory runs out.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct _xmlDoc;  // NOLINT: libxml2's own names
struct _xmlNode; // NOLINT

namespace aperta
{

class Node
{
public:
    explicit Node(_xmlNode* node) : node_(node) {}

    Node add(const char* name);                        // a new last child
    Node add(const char* name, std::string_view text); // with that text
    Node& set(const char* attribute, std::string_view value);
    Node& set(const char* attribute, std::int64_t value);
    // Only when there is something to say.
    Node& set_if(const char* attribute, std::string_view value);
    Node& flag(const char* attribute, bool wanted); // "yes" or nothing

private:
    _xmlNode* node_;
};

class XmlTree
{
public:
    explicit XmlTree(const char* root);
    [[nodiscard]] Node root() const;
    [[nodiscard]] _xmlDoc* document() const { return document_.get(); }

private:
    struct Free {
        void operator()(_xmlDoc* document) const;
    };
    std::unique_ptr<_xmlDoc, Free> document_;
};

} // namespace aperta
