#include "aperta/catalogue/fields.hpp"

#include "aperta/words/words.hpp"
#include "catalogue/field_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace aperta
{

namespace
{

constexpr std::array text_languages{Language::nl, Language::fr, Language::de, Language::en};

struct FieldName {
    const UnitField* field = nullptr;
    Language language = Language::nl;
};

// Nothing when there is no such field, or its language is missing or too many.
std::optional<FieldName> named(std::string_view name)
{
    const std::size_t dot = name.find('.');
    const UnitField* field = find_unit_field(name.substr(0, dot));
    if (field == nullptr || field->per_language != (dot != std::string_view::npos))
        return std::nullopt;
    if (!field->per_language)
        return FieldName{field, Language::nl};
    const std::string_view code = name.substr(dot + 1);
    const auto language = parse_language(code);
    if (!language || code_of(*language) != code)
        return std::nullopt;
    return FieldName{field, *language};
}

// Which part of UnitText a field is; null for those kept as elements.
std::string UnitText::*text_part(std::string_view name)
{
    if (name == "title")
        return &UnitText::title;
    if (name == "title_public")
        return &UnitText::title_public;
    return name == "scope" ? &UnitText::scope : nullptr;
}

std::string worded_text(const Unit& unit, const FieldName& name)
{
    if (const auto part = text_part(name.field->name)) {
        for (const UnitText& text : unit.texts)
            if (text.language == name.language)
                return text.*part;
        return {};
    }
    for (const UnitElement& each : unit.elements)
        if (each.element == name.field->name && each.language == name.language)
            return each.text;
    return {};
}

bool empty(const UnitText& text)
{
    return text.title.empty() && text.title_public.empty() && text.scope.empty();
}

void set_text_part(Unit& unit, Language language, std::string UnitText::*part, std::string text)
{
    auto found = std::find_if(unit.texts.begin(), unit.texts.end(),
                              [&](const UnitText& each) { return each.language == language; });
    if (found == unit.texts.end())
        found = unit.texts.insert(unit.texts.end(), UnitText{language, {}, {}, {}});
    (*found).*part = std::move(text);
    if (empty(*found))
        unit.texts.erase(found);
}

void set_element(Unit& unit, const FieldName& name, std::string text)
{
    auto found =
        std::find_if(unit.elements.begin(), unit.elements.end(), [&](const UnitElement& each) {
            return each.element == name.field->name && each.language == name.language;
        });
    if (found != unit.elements.end() && text.empty())
        unit.elements.erase(found);
    else if (found != unit.elements.end())
        found->text = std::move(text);
    else if (!text.empty())
        unit.elements.push_back({std::string{name.field->name}, name.language, std::move(text)});
}

std::optional<std::int64_t> whole(std::string_view text)
{
    std::int64_t value = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stopped != end || value < 0 || value > 1'000'000'000)
        return std::nullopt;
    return value;
}

bool is_word(std::string_view vocabulary, std::string_view id)
{
    const auto ids = ids_of(vocabulary);
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

Problem about(const char* code, std::string_view field, std::string_view given)
{
    return {Fault::invalid,
            code,
            std::string{field},
            {{"field", std::string{field}}, {"given", std::string{given.substr(0, 80)}}}};
}

Result<Done> set_number(Description& description, const UnitField& field, std::string_view text)
{
    const auto value = text.empty() ? std::optional<std::int64_t>{} : whole(text);
    if (!text.empty() && !value)
        return about("field.not_number", field.name, text);
    Unit& unit = description.unit;
    if (field.name == "pieces")
        unit.pieces = static_cast<int>(value.value_or(0));
    else
        unit.measured = value ? std::optional{Millimetres{*value}} : std::nullopt;
    return Done{};
}

Result<Done> set_flag(Description& description, const UnitField& field, std::string_view text)
{
    if (!text.empty() && text != "yes" && text != "no")
        return about("field.not_flag", field.name, text);
    description.unit.title_sensitive = text == "yes";
    return Done{};
}

Result<Done> set_dates(Description& description, std::string_view text)
{
    auto dates = parse_date_span(text);
    if (!dates) {
        Problems problems = dates.problems();
        for (Problem& each : problems)
            each.field = "dates";
        return problems;
    }
    description.unit.dates = std::move(*dates);
    return Done{};
}

Result<Done> set_languages(Description& description, const UnitField& field, std::string_view text)
{
    std::vector<std::string> codes = listed_codes(text);
    for (const std::string& code : codes)
        if (code.size() != 3 ||
            !std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
            return about("field.unknown_language", field.name, code);
    description.unit.material_languages = std::move(codes);
    return Done{};
}

// For reading and for writing.
template <class Described>
auto& codes_in(Described& description, std::string_view name)
{
    if (name == "creators")
        return description.creators;
    return name == "related" ? description.related : description.access_points;
}

void set_plain(Description& description, const FieldName& name, std::string text)
{
    Unit& unit = description.unit;
    if (name.field->name == "marking")
        unit.marking = std::move(text);
    else if (name.field->name == "form")
        unit.form = std::move(text);
    else if (const auto part = text_part(name.field->name))
        set_text_part(unit, name.language, part, std::move(text));
    else
        set_element(unit, name, std::move(text));
}

std::string number_text(const Unit& unit, std::string_view name)
{
    if (name == "pieces")
        return unit.pieces == 0 ? std::string{} : std::to_string(unit.pieces);
    return unit.measured ? std::to_string(unit.measured->value()) : std::string{};
}

std::string value_text(const Description& description, const FieldName& name)
{
    const Unit& unit = description.unit;
    switch (name.field->kind) {
    case FieldKind::flag:
        return unit.title_sensitive ? "yes" : "";
    case FieldKind::dates:
        return unit.dates.text;
    case FieldKind::millimetres:
    case FieldKind::number:
        return number_text(unit, name.field->name);
    case FieldKind::word:
        return unit.form;
    case FieldKind::languages:
        return joined_codes_of(unit.material_languages);
    case FieldKind::codes:
        return joined_codes_of(codes_in(description, name.field->name));
    case FieldKind::line:
    case FieldKind::text:
        break;
    }
    return name.field->name == "marking" ? unit.marking : worded_text(unit, name);
}

bool has_any(const Description& description, const UnitField& field)
{
    if (!field.per_language)
        return !value_text(description, {&field, Language::nl}).empty();
    return std::any_of(text_languages.begin(), text_languages.end(), [&](Language language) {
        return !value_text(description, {&field, language}).empty();
    });
}

} // namespace

std::vector<FieldValue> fields_of(const Description& description)
{
    std::vector<FieldValue> values;
    const auto add = [&](std::string name, std::string text) {
        if (!text.empty())
            values.push_back({std::move(name), std::move(text)});
    };
    for (const UnitField& field : unit_fields()) {
        if (!field.per_language) {
            add(std::string{field.name}, value_text(description, {&field, Language::nl}));
            continue;
        }
        for (const Language language : text_languages)
            add(std::string{field.name} + "." + std::string{code_of(language)},
                value_text(description, {&field, language}));
    }
    return values;
}

std::string field_text(const Description& description, std::string_view field)
{
    const auto name = named(field);
    return name ? value_text(description, *name) : std::string{};
}

Result<Done> set_field(Description& description, std::string_view field, std::string_view text)
{
    const auto name = named(field);
    if (!name)
        return about("field.unknown", field, field);
    text = trimmed_text(text);
    if (auto problem = text_problem(name->field->kind, field, text))
        return std::move(*problem);
    switch (name->field->kind) {
    case FieldKind::flag:
        return set_flag(description, *name->field, text);
    case FieldKind::dates:
        return set_dates(description, text);
    case FieldKind::millimetres:
    case FieldKind::number:
        return set_number(description, *name->field, text);
    case FieldKind::languages:
        return set_languages(description, *name->field, text);
    case FieldKind::codes:
        codes_in(description, name->field->name) = listed_codes(text);
        return Done{};
    case FieldKind::word:
        if (!text.empty() && !is_word(name->field->vocabulary, text))
            return about("field.unknown_word", field, text);
        break;
    case FieldKind::line:
    case FieldKind::text:
        break;
    }
    set_plain(description, *name, std::string{text});
    return Done{};
}

Problems missing_fields(const Description& description)
{
    if (has_any(description, *find_unit_field("title")))
        return {};
    return {{Fault::invalid,
             "unit.title_missing",
             "title.nl",
             {{"reference", description.unit.reference.text()}}}};
}

Completeness completeness(const Description& description)
{
    Completeness found;
    for (const UnitField& field : unit_fields()) {
        if (!field.is_expected(description.unit.level))
            continue;
        ++found.expected;
        if (!has_any(description, field))
            found.missing.push_back(field.name);
    }
    return found;
}

} // namespace aperta
