#include "aperta/core/breakage.hpp"
#include "aperta/findingaid/apeead.hpp"
#include "aperta/platform/digest.hpp"
#include "aperta/platform/files.hpp"
#include "tests/support/released_archive.hpp"
#include "tests/support/skip.hpp"

#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include <catch2/catch.hpp>

#include <set>

using namespace aperta;

namespace
{

FindingAidIdentity identity()
{
    FindingAidIdentity identity;
    identity.isil = "BE-A0510";
    identity.country = "BE";
    identity.identifier = "VSSE";
    identity.repository_names = {{Language::nl, "Algemeen Rijksarchief"},
                                 {Language::fr, "Archives générales du Royaume"}};
    identity.titles = {{Language::nl, "Inventaris"}, {Language::fr, "Inventaire"}};
    identity.published = *parse_day("2025-11-24");
    return identity;
}

std::string finding_aid(ReleasedArchive& archive, const std::string& root, Language language,
                        const FindingAidIdentity& who = identity())
{
    auto tx = archive.work->read();
    const auto view = archive.view(*tx, root);
    if (!view)
        FAIL(view.problems().front().code);
    std::string text;
    const auto written =
        write_apeead(*view, who, language, [&text](std::string_view piece) { text += piece; });
    if (!written)
        FAIL(written.problems().front().code);
    return text;
}

struct FreeXml {
    void operator()(xmlDoc* doc) const { xmlFreeDoc(doc); }
    void operator()(xmlXPathContext* context) const { xmlXPathFreeContext(context); }
    void operator()(xmlXPathObject* object) const { xmlXPathFreeObject(object); }
    void operator()(xmlSchema* schema) const { xmlSchemaFree(schema); }
    void operator()(xmlSchemaParserCtxt* context) const { xmlSchemaFreeParserCtxt(context); }
    void operator()(xmlSchemaValidCtxt* context) const { xmlSchemaFreeValidCtxt(context); }
};
template <class T>
using Xml = std::unique_ptr<T, FreeXml>;

const xmlChar* x(const char* text)
{
    return reinterpret_cast<const xmlChar*>(text);
}

Xml<xmlDoc> parsed(const std::string& text)
{
    Xml<xmlDoc> doc{xmlReadMemory(text.data(), static_cast<int>(text.size()), "ead.xml", nullptr,
                                  XML_PARSE_NONET)};
    REQUIRE(doc);
    return doc;
}

// The string value of every node that an expression finds; prefix e is EAD 2002.
std::vector<std::string> found(const std::string& text, const char* expression)
{
    const auto doc = parsed(text);
    Xml<xmlXPathContext> context{xmlXPathNewContext(doc.get())};
    xmlXPathRegisterNs(context.get(), x("e"), x("urn:isbn:1-931666-22-9"));
    Xml<xmlXPathObject> object{xmlXPathEvalExpression(x(expression), context.get())};
    REQUIRE(object);
    std::vector<std::string> values;
    for (int i = 0; object->nodesetval != nullptr && i < object->nodesetval->nodeNr; ++i) {
        xmlChar* value = xmlNodeGetContent(object->nodesetval->nodeTab[i]);
        values.emplace_back(reinterpret_cast<const char*>(value));
        xmlFree(value);
    }
    return values;
}

using Texts = std::vector<std::string>;

// libxml2 complains here instead of on the terminal.
void collect(void* into, const char* format, ...) // NOLINT: libxml2's interface
{
    static_cast<std::string*>(into)->append(format).append("\n");
}

} // namespace

TEST_CASE("The finding aid gives metres and boxes of fonds and series, each in its own physdesc")
{
    ReleasedArchive archive;
    const std::string text = finding_aid(archive, "VSSE", Language::nl);
    CHECK(found(text, "/e:ead/e:archdesc/e:did/e:physdesc/e:extent[@unit='linear metres']") ==
          Texts{"0.5 linear metres"});
    CHECK(found(text, "/e:ead/e:archdesc/e:did/e:physdesc/e:extent[@unit='boxes']") ==
          Texts{"5 boxes"});
    CHECK(found(text, "//e:c[@level='series']/e:did/e:physdesc/e:extent") ==
          Texts{"0.3 linear metres", "3 boxes", "0.2 linear metres", "2 boxes"});
    CHECK(found(text, "//e:physdesc[count(e:extent) > 1]").empty());
}

TEST_CASE("The finding aid follows the tree: fonds, series, files, items, in their order")
{
    ReleasedArchive archive;
    const std::string text = finding_aid(archive, "VSSE", Language::nl);
    CHECK(found(text, "/e:ead/e:archdesc/@level") == Texts{"fonds"});
    CHECK(found(text, "//e:c/e:did/e:unitid") == Texts{"VSSE/OR", "VSSE/OR/1", "VSSE/OR/1/1",
                                                       "VSSE/OR/1/2", "VSSE/OR/2", "VSSE/OR/2/1",
                                                       "VSSE/OR/3", "VSSE/OA"});
    CHECK(found(text, "//e:c[@level='item']/ancestor::e:c[@level='series']/@id") ==
          Texts{"u_.VSSE_.OR"});
    CHECK(found(text, "//e:c[e:did/e:unitid='VSSE/OR/1']/e:did/e:container[@type='box']") ==
          Texts{"1", "2"});
    CHECK(found(text, "//*[@id]/@id").size() == 8);
}

TEST_CASE("Only a closed and certain date has a normal form")
{
    ReleasedArchive archive;
    const std::string text = finding_aid(archive, "VSSE", Language::nl);
    CHECK(found(text, "//e:c[e:did/e:unitid='VSSE/OR/1']/e:did/e:unitdate/@normal") ==
          Texts{"1944-09/1951-02-11"});
    CHECK(found(text, "//e:c[e:did/e:unitid='VSSE/OR/1/2']/e:did/e:unitdate/@normal").empty());
    CHECK(found(text, "//e:c[e:did/e:unitid='VSSE/OA']/e:did/e:unitdate[not(@normal)]") ==
          Texts{"1940~/1949"});
    CHECK(found(text, "//e:c[e:did/e:unitid='VSSE/OR/3']/e:did/e:unitdate") ==
          Texts{"zonder datum"});
}

TEST_CASE("The reader learns today's rule of access and the day it opens, in his language")
{
    ReleasedArchive archive;
    const auto rule = [&](Language language, const FindingAidIdentity& who) {
        return found(finding_aid(archive, "VSSE", language, who),
                     "//e:c[e:did/e:unitid='VSSE/OR/1']/e:accessrestrict/e:p");
    };
    CHECK(rule(Language::nl, identity()) ==
          Texts{"Niet raadpleegbaar; openbaar vanaf 1 januari 2030. Grond: Persoonlijke "
                "levenssfeer van een levende persoon."});
    CHECK(rule(Language::fr, identity()) ==
          Texts{"Non consultable ; consultable à partir du 1er janvier 2030. Motif : Vie privée "
                "d'une personne vivante."});
    FindingAidIdentity later = identity();
    later.published = *parse_day("2030-01-01");
    CHECK(rule(Language::nl, later) == Texts{"Openbaar."});
}

TEST_CASE("A decision is told by number, day and former level, and by nobody's name")
{
    ReleasedArchive archive;
    const std::string text = finding_aid(archive, "VSSE", Language::nl);
    CHECK(found(text, "//e:c[@level='series']/e:processinfo/e:p") ==
          Texts{"Gedeclassificeerd bij beslissing DEC-2025-01 van 24 november 2025 van de bevoegde "
                "overheid; voordien: GEHEIM.",
                "Gedeclassificeerd bij beslissing DEC-2025-02 van 24 november 2025 van de bevoegde "
                "overheid; voordien: VERTROUWELIJK."});
}

TEST_CASE("A sensitive title is replaced by its public one, and nothing that must stay leaves")
{
    ReleasedArchive archive{true};
    FindingAidIdentity who = identity();
    who.tell_held_back = true;
    for (const Language language : all_languages)
        for (const char* root : {"VSSE", "VSSE/OR"}) {
            const std::string text = finding_aid(archive, root, language, who);
            CHECK(text.find(canary) == std::string::npos);
            CHECK(text.find("VSSE/OR/3") == std::string::npos);
            CHECK(text.find("Dossier over een persoon") != std::string::npos);
        }
}

TEST_CASE("A finding aid of one series stands in a frame of level fonds")
{
    ReleasedArchive archive;
    const std::string text = finding_aid(archive, "VSSE/OR", Language::fr);
    CHECK(found(text, "/e:ead/e:archdesc/@level") == Texts{"fonds"});
    CHECK(found(text, "/e:ead/e:archdesc/e:did/e:unitid") == Texts{"VSSE"});
    CHECK(found(text, "/e:ead/e:archdesc/e:dsc/e:c/e:did/e:unittitle") == Texts{"Résistance"});
    CHECK(found(text, "/e:ead/e:eadheader/e:eadid") == Texts{"BE-A0510_VSSE_fre"});
}

TEST_CASE("The same data give the same bytes")
{
    ReleasedArchive archive;
    const std::string once = finding_aid(archive, "VSSE", Language::fr);
    archive.clock.advance(std::chrono::hours{48});
    CHECK(finding_aid(archive, "VSSE", Language::fr) == once);
}

TEST_CASE("A character that XML forbids is refused with the record and the field")
{
    ReleasedArchive archive;
    SqliteConnection{archive.folder.path() / "aperta.db", Connection::Mode::read_write}.execute(
        "UPDATE unit_text SET title = 'a' || char(7) || 'b' WHERE title = 'Groep Noord';"
        "UPDATE unit_text SET scope = char(65535) WHERE title = 'Dossiers'");
    auto tx = archive.work->read();
    const auto view = archive.view(*tx, "VSSE");
    REQUIRE(view);
    const TempFolder out;
    const auto written =
        write_finding_aid(*view, identity(), {Language::fr, Language::nl}, out.path());
    REQUIRE_FALSE(written);
    CHECK(codes_of(written.problems()) == Texts{"findingaid.control_character"});
    CHECK(fact(written.problems().front(), "reference") == "VSSE/OR/1");
    CHECK(fact(written.problems().front(), "field") == "title");
    CHECK(std::filesystem::is_empty(out.path()));
}

TEST_CASE("What identifies a finding aid is checked, all at once, before anything is written")
{
    ReleasedArchive archive;
    auto tx = archive.work->read();
    const auto view = archive.view(*tx, "VSSE");
    REQUIRE(view);
    FindingAidIdentity who = identity();
    who.isil = "nowhere";
    who.country = "Belgium";
    who.identifier = "../x";
    who.titles.clear();
    const TempFolder out;
    const auto written = write_finding_aid(*view, who, {Language::nl}, out.path());
    REQUIRE_FALSE(written);
    CHECK(codes_of(written.problems()) ==
          Texts{"findingaid.isil_malformed", "findingaid.country_malformed",
                "findingaid.identifier_malformed", "findingaid.no_title"});
    CHECK(std::filesystem::is_empty(out.path()));
}

TEST_CASE("A finding aid is one whole file for each language, and writing it again replaces it")
{
    ReleasedArchive archive;
    const TempFolder out;
    for (int run = 0; run < 2; ++run) {
        auto tx = archive.work->read();
        const auto view = archive.view(*tx, "VSSE");
        REQUIRE(view);
        const auto written =
            write_finding_aid(*view, identity(), {Language::nl, Language::fr}, out.path());
        REQUIRE(written);
        REQUIRE(written->size() == 2);
        CHECK(written->at(0).name == "BE-A0510_VSSE_dut.ead.xml");
        CHECK(written->at(1).name == "BE-A0510_VSSE_fre.ead.xml");
        for (const WrittenFile& each : *written) {
            const std::string text = read_text(out.path() / each.name);
            CHECK(static_cast<std::int64_t>(text.size()) == each.bytes);
            CHECK(sha512_hex(text) == each.sha512);
        }
    }
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(out.path()))
        names.insert(entry.path().filename().string());
    CHECK(names.size() == 2);
}

TEST_CASE("What the sink throws passes through the XML library")
{
    ReleasedArchive archive;
    auto tx = archive.work->read();
    const auto view = archive.view(*tx, "VSSE");
    REQUIRE(view);
    const TextSink full = [](std::string_view) { throw Breakage{"file.disk_full", {}, "test"}; };
    CHECK_THROWS_AS(write_apeead(*view, identity(), Language::nl, full), Breakage);
}

TEST_CASE("The apeEAD 1.5 schema accepts the finding aid in every language")
{
    SKIP_WITHOUT_SHARED_DATA();
    const auto schemas = shared_data() / "schemas";
    xmlLoadCatalog((schemas / "catalog.xml").c_str());
    Xml<xmlSchemaParserCtxt> parser{
        xmlSchemaNewParserCtxt((schemas / "apeEAD" / "apeEAD.xsd").c_str())};
    REQUIRE(parser);
    Xml<xmlSchema> schema{xmlSchemaParse(parser.get())};
    REQUIRE(schema);
    ReleasedArchive archive;
    for (const char* root : {"VSSE", "VSSE/OR", "VSSE/OA"})
        for (const Language language : all_languages) {
            const auto doc = parsed(finding_aid(archive, root, language));
            Xml<xmlSchemaValidCtxt> validator{xmlSchemaNewValidCtxt(schema.get())};
            std::string errors;
            xmlSchemaSetValidErrors(validator.get(), collect, collect, &errors);
            INFO(errors);
            CHECK(xmlSchemaValidateDoc(validator.get(), doc.get()) == 0);
        }
}
