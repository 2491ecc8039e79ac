#include "web/unit_form.hpp"

#include "aperta/words/words.hpp"
#include "web/facts.hpp"

#include <algorithm>
#include <array>

namespace aperta
{

namespace
{

constexpr std::array form_languages{Language::nl, Language::fr, Language::de, Language::en};

std::string in_language(const UnitField& field, Language language)
{
    return std::string{field.name} + "." + std::string{code_of(language)};
}

// A browser sends CR LF; the store keeps LF.
std::string with_plain_ends(std::string text)
{
    std::erase(text, '\r');
    return text;
}

const std::string& text_at(const FieldTexts& texts, std::string_view field)
{
    static const std::string nothing;
    const auto found = texts.find(field);
    return found == texts.end() ? nothing : found->second;
}

std::string_view kind_name(FieldKind kind)
{
    switch (kind) {
    case FieldKind::text:
        return "text";
    case FieldKind::flag:
        return "flag";
    case FieldKind::word:
        return "word";
    case FieldKind::millimetres:
    case FieldKind::number:
        return "number";
    case FieldKind::line:
    case FieldKind::dates:
    case FieldKind::languages:
    case FieldKind::codes:
        break;
    }
    return "line";
}

// How many lines a text needs on the screen, within reason.
std::int64_t rows_for(const std::string& text)
{
    const auto lines = std::count(text.begin(), text.end(), '\n');
    return std::clamp<std::int64_t>(lines + static_cast<std::int64_t>(text.size() / 60) + 1, 2, 14);
}

void add_value(Node field, const std::string& name, const FieldTexts& texts,
               const FieldTexts& theirs)
{
    const std::string& text = text_at(texts, name);
    field.set("name", name).set("rows", rows_for(text)).add("text", text);
    if (theirs.contains(name))
        field.add("theirs", text_at(theirs, name));
}

void add_options(Node field, std::string_view vocabulary, const std::string& chosen,
                 Language language)
{
    for (const std::string_view id : ids_of(vocabulary))
        field.add("option", word(vocabulary, id, language))
            .set("id", id)
            .flag("chosen", id == chosen);
}

void add_field(Node area, const UnitField& each, const FieldTexts& texts, Language language,
               const FieldTexts& theirs)
{
    const std::string hint = "hint_" + std::string{code_of(language)};
    Node field = area.add("field");
    field.set("label", word("isad_elements", each.name, language))
        .set("hint", word_field("isad_elements", each.name, hint))
        .set("id", each.name)
        .set_if("rule", each.element)
        .set("kind", kind_name(each.kind));
    if (!each.per_language) {
        const std::string name{each.name};
        add_value(field.add("value"), name, texts, theirs);
        if (each.kind == FieldKind::word)
            add_options(field, each.vocabulary, text_at(texts, name), language);
        return;
    }
    field.flag("per-language", true);
    for (const Language in : form_languages) {
        Node value = field.add("value");
        value.set("language", code_of(in)).set("language-name", own_name(in));
        add_value(value, in_language(each, in), texts, theirs);
    }
}

} // namespace

std::vector<std::string> form_fields(DescriptionLevel level)
{
    std::vector<std::string> names;
    for (const UnitField& field : unit_fields()) {
        if (!field.is_offered(level))
            continue;
        if (!field.per_language)
            names.emplace_back(field.name);
        else
            for (const Language language : form_languages)
                names.push_back(in_language(field, language));
    }
    return names;
}

FieldTexts typed_fields(const Fields& form, DescriptionLevel level)
{
    FieldTexts texts;
    for (std::string& name : form_fields(level))
        if (const std::string& typed = form[name]; !typed.empty())
            texts.emplace(std::move(name), with_plain_ends(typed));
    return texts;
}

FieldTexts texts_of(const Description& description, DescriptionLevel level)
{
    FieldTexts texts;
    for (std::string& name : form_fields(level))
        if (std::string text = field_text(description, name); !text.empty())
            texts.emplace(std::move(name), std::move(text));
    return texts;
}

FieldTexts texts_before(FieldTexts now, const std::vector<RecordChange>& since)
{
    const std::vector<RecordChange> backwards(since.rbegin(), since.rend());
    for (const RecordChange& change : backwards)
        for (const FieldChange& each : change.fields)
            now.insert_or_assign(each.field, each.before);
    return now;
}

std::vector<FieldValue> changed_fields(const FieldTexts& from, const FieldTexts& to)
{
    std::vector<FieldValue> changed;
    for (const auto& [field, text] : to)
        if (text_at(from, field) != text)
            changed.push_back({field, text});
    for (const auto& [field, text] : from)
        if (!text.empty() && !to.contains(field))
            changed.push_back({field, ""});
    return changed;
}

void add_form(Node node, const FieldTexts& texts, DescriptionLevel level, Language language,
              const FieldTexts& theirs)
{
    std::optional<Node> area;
    std::optional<DescriptionArea> current;
    for (const UnitField& field : unit_fields()) {
        if (!field.is_offered(level))
            continue;
        if (current != field.area) {
            current = field.area;
            area = node.add("area");
            area->set("id", code_of(field.area))
                .set("label", word("description_areas", code_of(field.area), language));
        }
        add_field(*area, field, texts, language, theirs);
    }
}

} // namespace aperta
