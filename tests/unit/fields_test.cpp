#include "aperta/catalogue/fields.hpp"
#include "aperta/words/words.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>

using namespace aperta;

namespace
{

std::string refusal(Description& description, std::string_view field, std::string_view text)
{
    const auto set = set_field(description, field, text);
    return set ? std::string{} : set.problems().front().code;
}

Description file_with_title()
{
    Description description;
    description.unit.level = DescriptionLevel::file;
    REQUIRE(set_field(description, "title.nl", "Verslagen").ok());
    return description;
}

} // namespace

TEST_CASE("The fields of a description cover the 26 elements of ISAD(G)")
{
    std::set<std::string_view> elements{"3.1.1", "3.1.4"}; // code and level: acts of their own
    for (const UnitField& field : unit_fields())
        if (!field.element.empty())
            elements.insert(field.element);
    CHECK(elements.size() == 26);
}

TEST_CASE("Every field of a description has a name, a hint and its rule in the vocabulary")
{
    for (const UnitField& field : unit_fields()) {
        INFO(field.name);
        CHECK_FALSE(word_field("isad_elements", field.name, "en").empty());
        CHECK_FALSE(word_field("isad_elements", field.name, "hint_nl").empty());
        const auto rule = word_field("isad_elements", field.name, "rule");
        CHECK(rule == (field.element.empty() ? "-" : field.element));
        CHECK_FALSE(word_field("description_areas", code_of(field.area), "fr").empty());
    }
    CHECK(ids_of("isad_elements").size() == unit_fields().size());
}

TEST_CASE("A field that was set reads back, trimmed, and an empty text clears it")
{
    Description description;
    const std::vector<FieldValue> values{{"title.nl", "Verslagen"},
                                         {"title.fr", "Rapports"},
                                         {"title_sensitive", "yes"},
                                         {"title_public.nl", "Dossier"},
                                         {"dates", "1944-09/1951"},
                                         {"measured_mm", "1505"},
                                         {"pieces", "3"},
                                         {"form", "bundle"},
                                         {"marking", "Très Secret"},
                                         {"creators", "VSSE,SMGR"},
                                         {"history.fr", "Créée.\nFin"},
                                         {"scope.nl", "Inhoud"},
                                         {"languages", "dut,fre"},
                                         {"note.de", "Anmerkung"}};
    for (const FieldValue& each : values)
        REQUIRE(set_field(description, each.field, "  " + each.text + "\n").ok());
    for (const FieldValue& each : values)
        CHECK(field_text(description, each.field) == each.text);
    CHECK(fields_of(description).size() == values.size());
    for (const FieldValue& each : values)
        REQUIRE(set_field(description, each.field, "").ok());
    CHECK(fields_of(description).empty());
    CHECK(description.unit.texts.empty());
    CHECK(description.unit.elements.empty());
}

TEST_CASE("What cannot stand in a field is refused by name")
{
    Description description;
    CHECK(refusal(description, "titel.nl", "x") == "field.unknown");
    CHECK(refusal(description, "title", "x") == "field.unknown");
    CHECK(refusal(description, "title.es", "x") == "field.unknown");
    CHECK(refusal(description, "dates.nl", "1944") == "field.unknown");
    CHECK(refusal(description, "title.nl", "a\nb") == "field.one_line");
    CHECK(refusal(description, "title.nl", std::string{"a\0b", 3}) == "field.control_character");
    CHECK(refusal(description, "note.nl", "a\x1b[31m") == "field.control_character");
    CHECK(refusal(description, "note.nl", "\xEF\xBF\xBE") == "field.control_character");
    CHECK(refusal(description, "note.nl", "\xC0\xAF") == "field.not_utf8");
    CHECK(refusal(description, "note.nl", "\xED\xA0\x80") == "field.not_utf8");
    CHECK(refusal(description, "note.nl", "\xE2\x82") == "field.not_utf8");
    CHECK(refusal(description, "note.nl", std::string(10'000'000, 'x')) == "field.too_long");
    CHECK(refusal(description, "title.nl", std::string(2'001, 'x')) == "field.too_long");
    CHECK(refusal(description, "dates", "1944-02-31") == "date.no_such_day");
    CHECK(refusal(description, "measured_mm", "1.5") == "field.not_number");
    CHECK(refusal(description, "pieces", "-1") == "field.not_number");
    CHECK(refusal(description, "form", "doos") == "field.unknown_word");
    CHECK(refusal(description, "languages", "nl") == "field.unknown_language");
    CHECK(refusal(description, "title_sensitive", "maybe") == "field.not_flag");
    CHECK(fields_of(description).empty());
}

TEST_CASE("A description needs a title in at least one language")
{
    CHECK(missing_fields({}).at(0).code == "unit.title_missing");
    CHECK(missing_fields(file_with_title()).empty());
}

TEST_CASE("Completeness names what the level still expects")
{
    Description file = file_with_title();
    CHECK(completeness(file).expected == 4);
    CHECK(completeness(file).missing == std::vector<std::string_view>{"dates", "pieces", "form"});
    REQUIRE(set_field(file, "dates", "1944").ok());
    REQUIRE(set_field(file, "pieces", "2").ok());
    REQUIRE(set_field(file, "form", "cover").ok());
    CHECK(completeness(file).present() == 4);
    file.unit.level = DescriptionLevel::fonds;
    CHECK(completeness(file).missing.size() > 5);
}
