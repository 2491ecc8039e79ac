// What people write about a unit, as one table of fields after ISAD(G), second edition, 1999: form,
// history, bulk edit, import and export all read it. A field's value is text, "" for nothing; a
// field that is kept per language has the language behind its name: "title.nl".
//
// Reference code (3.1.1) and level of description (3.1.4) are set when a unit is made and changed
// by acts of their own; so are classification, access and custody.
// Pure; safe across threads.
#pragma once

#include "aperta/catalogue/unit.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

// The seven areas of ISAD(G), in its order.
enum class DescriptionArea { identity, context, content, conditions, allied, notes, control };
[[nodiscard]] std::string_view code_of(DescriptionArea area); // "identity"

enum class FieldKind {
    line,        // one line of text
    text,        // paragraphs
    flag,        // "yes" or ""
    dates,       // EDTF, core/date_span.hpp
    millimetres, // a whole number
    number,      // a whole number; "" is 0
    word,        // a row of `vocabulary`
    languages,   // ISO 639-2b codes between commas
    codes        // authority or reference codes between commas
};

struct UnitField {
    std::string_view name;    // row of the vocabulary isad_elements
    std::string_view element; // ISAD(G) rule, "3.1.2"; "" for our own
    DescriptionArea area = DescriptionArea::identity;
    FieldKind kind = FieldKind::text;
    bool per_language = false;
    std::string_view vocabulary;
    unsigned offered = 0;  // levels of description whose form has it, a bit each
    unsigned expected = 0; // levels whose description is not complete without it

    [[nodiscard]] bool is_offered(DescriptionLevel level) const;
    [[nodiscard]] bool is_expected(DescriptionLevel level) const;
};

[[nodiscard]] std::span<const UnitField> unit_fields();
[[nodiscard]] const UnitField* find_unit_field(std::string_view name); // without language

struct FieldValue {
    std::string field; // "title.nl", "dates"
    std::string text;

    friend bool operator==(const FieldValue&, const FieldValue&) = default;
};

// A unit with what it points to by code, so that fields need no store.
struct Description {
    Unit unit;
    std::vector<std::string> creators;      // authority codes
    std::vector<std::string> access_points; // authority codes
    std::vector<std::string> related;       // reference codes
};

// Every field that is not empty, in the order of the table, languages nl fr de en.
[[nodiscard]] std::vector<FieldValue> fields_of(const Description& description);

// "" for nothing and for a field that is not known.
[[nodiscard]] std::string field_text(const Description& description, std::string_view field);

// Text is trimmed at its ends. Problems, with the field named: field.unknown, field.too_long (facts
// limit, bytes), field.control_character, field.not_utf8, field.one_line, field.not_number,
// field.unknown_word, field.unknown_language, and those of dates.
[[nodiscard]] Result<Done> set_field(Description& description, std::string_view field,
                                     std::string_view text);

// What a description must have before it is kept. Problems: unit.title_missing.
[[nodiscard]] Problems missing_fields(const Description& description);

// How much of what the level expects is there.
struct Completeness {
    int expected = 0;
    std::vector<std::string_view> missing; // names of fields

    [[nodiscard]] int present() const { return expected - static_cast<int>(missing.size()); }
};
[[nodiscard]] Completeness completeness(const Description& description);

} // namespace aperta
