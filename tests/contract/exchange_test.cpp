#include "aperta/exchange/export.hpp"
#include "aperta/exchange/import.hpp"
#include "aperta/platform/files.hpp"
#include "store/stored_mappings.hpp"
#include "tests/support/codes.hpp"
#include "tests/support/sheet_files.hpp"
#include "tests/support/store_fixture.hpp"

#include <random>

using namespace aperta;

namespace
{

using Codes = std::vector<std::string>;

ReferenceCode code(std::string_view text)
{
    auto parsed = ReferenceCode::parse(text);
    REQUIRE(parsed);
    return *parsed;
}

// A fonds VSSE with two series, one of them SECRET, and an archivist at work on it.
struct Desk {
    StoreUnderTest& store;
    StoredMappings mappings;
    SheetFiles files;
    Actor archivist{{}, "an", "An", {Role::archivist}, Level::top_secret, Language::nl};

    explicit Desk(StoreUnderTest& under_test) : store(under_test)
    {
        describe("", "VSSE", DescriptionLevel::fonds, "Fonds");
        describe("VSSE", "VSSE/A", DescriptionLevel::series, "Verzet");
        describe("VSSE", "VSSE/S", DescriptionLevel::series, "Geheim", Level::secret);
    }

    void describe(std::string_view parent, std::string_view reference, DescriptionLevel level,
                  const std::string& title, std::optional<Level> own = std::nullopt)
    {
        NewUnit unit;
        unit.parent = parent.empty() ? ReferenceCode{} : code(parent);
        unit.reference = code(reference);
        unit.level = level;
        unit.own_level = own;
        unit.fields = {{"title.nl", title}};
        REQUIRE(describe_unit(store.catalogue_ports(), archivist, unit));
    }

    Result<Imported> import(const std::filesystem::path& file, ImportMapping mapping = {},
                            bool dry_run = false)
    {
        return import_units({store.catalogue_ports(), mappings}, archivist,
                            {file, std::move(mapping), dry_run, {}}, silent());
    }
    Result<Imported> import_text(const std::string& text, ImportMapping mapping = {},
                                 bool dry_run = false)
    {
        return import(files.file(text, "in"), std::move(mapping), dry_run);
    }
    Result<Exported> export_to(const std::string& name, SheetFormat format)
    {
        return export_units(store.catalogue_ports(), archivist,
                            {code("VSSE"), format, files.path(name)}, silent());
    }

    // A field as it is kept; "-" where there is no such unit in sight.
    std::string field(std::string_view reference, std::string_view name)
    {
        const auto tx = store.work->read();
        auto unit = store.catalogue->unit(*tx, code(reference), archivist.clearance);
        if (!unit)
            return "-";
        return field_text(described(store.catalogue_ports(), *tx, *unit, archivist.clearance),
                          name);
    }

    std::int64_t version(std::string_view reference)
    {
        const auto tx = store.work->read();
        const auto unit = store.catalogue->unit(*tx, code(reference), archivist.clearance);
        return unit ? unit->version : 0;
    }
};

void for_each_desk(const std::function<void(Desk&)>& test)
{
    for_each_store([&](StoreUnderTest& store) {
        Desk desk{store};
        test(desk);
    });
}

// Row and column of each problem beside its code, as a person reads them.
Codes where(const Problems& problems)
{
    Codes lines;
    for (const Problem& each : problems)
        lines.push_back(std::string{fact(each, "row")} + std::string{fact(each, "column")} + " " +
                        each.code);
    return lines;
}

} // namespace

TEST_CASE("A table makes units and changes those that are there, as one act")
{
    for_each_desk([](Desk& desk) {
        const auto imported =
            desk.import_text("reference;parent;level;title.nl;title.fr;dates;pieces\n"
                             "VSSE/A;;;Het verzet;;1940/1945;\n"
                             "VSSE/A/1;VSSE/A;file;Pamfletten;Tracts;1943~;12\n"
                             "VSSE/A/1/1;VSSE/A/1;item;Een pamflet;;;\n");
        if (!imported)
            FAIL(where(imported.problems()).front());
        CHECK(imported->created == 2);
        CHECK(imported->changed == 1);
        CHECK(desk.field("VSSE/A", "title.nl") == "Het verzet");
        CHECK(desk.field("VSSE/A/1", "title.fr") == "Tracts");
        CHECK(desk.field("VSSE/A/1", "pieces") == "12");
        CHECK(desk.field("VSSE/A/1/1", "title.nl") == "Een pamflet");

        const auto tx = desk.store.work->read();
        CHECK(desk.store.history->batch(*tx, imported->batch, Level::top_secret, {}, 10).size() ==
              3);
        const auto audit = desk.store.audit->newest(*tx, 2);
        CHECK(audit.at(0).event.act == "catalogue.import");
        CHECK(audit.at(1).event.act == "catalogue.create");
        CHECK(audit.at(0).event.details.find("created=2 changed=1") != std::string::npos);
    });
}

TEST_CASE("Only columns that are in the file are touched; an empty cell clears when asked to")
{
    for_each_desk([](Desk& desk) {
        REQUIRE(
            desk.import_text("reference,title.fr,scope.nl\nVSSE/A,Résistance,Over het verzet\n"));
        REQUIRE(desk.import_text("reference,scope.nl\nVSSE/A,\n"));
        CHECK(desk.field("VSSE/A", "scope.nl") == "Over het verzet");
        const auto before = desk.version("VSSE/A");
        REQUIRE(desk.import_text("reference,scope.nl\nVSSE/A,\n", {"", true, {}}));
        CHECK(desk.field("VSSE/A", "scope.nl").empty());
        CHECK(desk.field("VSSE/A", "title.fr") == "Résistance");
        CHECK(desk.version("VSSE/A") == before + 1);
        CHECK(desk.import_text("reference,title.fr\nVSSE/A,Résistance\n")->unchanged == 1);
        CHECK(desk.version("VSSE/A") == before + 1);
    });
}

TEST_CASE("A dry run tells every problem by row and column, and nothing is written")
{
    for_each_desk([](Desk& desk) {
        const std::string text = "reference,parent,level,dates,form,title.nl,own_level\n"
                                 "VSSE/A,,,1940,,Gewijzigd,\n"
                                 "VSSE/A/1,VSSE/A,dossier,1999-02-30,,Een,\n"
                                 "VSSE/A/2,VSSE/A,file,30/02/1999,kilo,,\n"
                                 "VSSE/A/3,VSSE/NONE,file,,,Drie,\n"
                                 "VSSE/A/3/1,VSSE/A/3,item,,,Daaronder,\n"
                                 "VSSE/A/4,VSSE/A,file,,,Vier,SECREET\n"
                                 "VSSE/S,VSSE/A,,,,,\n"
                                 ",VSSE/A,file,,,Zes,\n"
                                 "VSSE/A/4,VSSE/A,file,,,Weer,\n"
                                 "VSSE/A/9,VSSE/A,series,,,Negen,\n";
        for (const bool dry_run : {true, false}) {
            const auto refused = desk.import_text(text, {}, dry_run);
            REQUIRE_FALSE(refused);
            const Codes told = where(refused.problems());
            for (const char* expected :
                 {"3C unit.unknown_level", "5B unit.not_found", "7G level.unknown",
                  "8B import.fixed", "9A import.reference_missing", "10A import.reference_twice",
                  "11B unit.wrong_parent", "4E field.unknown_word", "4F unit.title_missing"}) {
                INFO(expected);
                CHECK(std::find(told.begin(), told.end(), expected) != told.end());
            }
            CHECK(std::count_if(told.begin(), told.end(), [](const std::string& each) {
                      return each.starts_with("6"); // hangs from a row that was told
                  }) == 0);
            CHECK(std::any_of(told.begin(), told.end(), [](const std::string& each) {
                return each.starts_with("4D date.");
            }));
            CHECK(desk.field("VSSE/A", "title.nl") == "Verzet");
        }
        const auto sound = desk.import_text("reference,title.nl\nVSSE/A,Nieuw\n", {}, true);
        REQUIRE(sound);
        CHECK(sound->changed == 1);
        CHECK(sound->batch.empty());
        CHECK(desk.field("VSSE/A", "title.nl") == "Verzet");
    });
}

TEST_CASE("What the actor may not see is missing, as a unit and as a parent")
{
    for_each_desk([](Desk& desk) {
        desk.archivist.clearance = Level::confidential;
        const std::string header = "reference,parent,level,title.nl\n";
        const auto hidden = desk.import_text(header + "VSSE/S/1,VSSE/S,file,Onder\n");
        const auto none = desk.import_text(header + "VSSE/S/1,VSSE/X,file,Onder\n");
        REQUIRE_FALSE(hidden);
        REQUIRE_FALSE(none);
        CHECK(where(hidden.problems()) == where(none.problems()));
    });
}

TEST_CASE("Cycles, two fonds, unknown columns and whoever is no archivist are refused")
{
    for_each_desk([](Desk& desk) {
        const std::string header = "reference,parent,level,title.nl\n";
        const auto cycle = desk.import_text(header + "VSSE/P,VSSE/Q,series,P\n"
                                                     "VSSE/Q,VSSE/R,subseries,Q\n"
                                                     "VSSE/R,VSSE/P,subseries,R\n"
                                                     "VSSE/T,VSSE/T,series,T\n");
        REQUIRE_FALSE(cycle);
        CHECK(where(cycle.problems()) ==
              Codes{"2B import.cycle", "3B import.cycle", "4B import.cycle", "5B import.cycle"});
        const auto two = desk.import_text(header + "ONE,,fonds,Een\nTWO,,fonds,Twee\n");
        REQUIRE_FALSE(two);
        CHECK(where(two.problems()) == Codes{"3C import.two_fonds"});
        const auto unknown = desk.import_text("reference,Titel,title.nl,title.it\nX,a,b,c\n");
        REQUIRE_FALSE(unknown);
        CHECK(where(unknown.problems()) ==
              Codes{"1B import.unknown_column", "1D import.unknown_column"});
        CHECK(codes_of(desk.import_text("title.nl\nx\n").problems()) ==
              Codes{"import.no_reference"});
        CHECK(codes_of(desk.import_text("reference,level\n\"VSSE/B\x01\",file\n").problems()) ==
              Codes{"sheet.control_character"});
        desk.archivist.roles = {Role::reviewer};
        CHECK(codes_of(desk.import_text("reference\nVSSE/A\n").problems()) ==
              Codes{"access.role_needed"});
    });
}

TEST_CASE("Children may stand before their parents")
{
    for_each_desk([](Desk& desk) {
        const auto imported = desk.import_text("reference,parent,level,title.nl\n"
                                               "VSSE/A/1/1,VSSE/A/1,item,Stuk\n"
                                               "VSSE/A/1,VSSE/A,file,Dossier\n");
        REQUIRE(imported);
        CHECK(imported->created == 2);
        CHECK(desk.field("VSSE/A/1/1", "title.nl") == "Stuk");
    });
}

TEST_CASE("A mapping is remembered with the import that used it, and not with one that failed")
{
    for_each_desk([](Desk& desk) {
        const ImportMapping mapping{
            "lijst", false, {{"Nr", "reference"}, {"Opm.", ""}, {"Titel", "title.nl"}}};
        const std::string table = "Nr;Titel;Opm.\nVSSE/A;Via koppeling;niets\n";
        CHECK_FALSE(desk.import_text("Nr;Datum\nVSSE/A;1940\n", mapping));
        CHECK(codes_of(desk.import_text(table, {"lijst", false, {}}).problems()) ==
              Codes{"mapping.not_found"});
        REQUIRE(desk.import_text(table, mapping));
        CHECK(desk.field("VSSE/A", "title.nl") == "Via koppeling");
        CHECK(desk.import_text(table, {"lijst", false, {}})->unchanged == 1);
        CHECK(desk.mappings.mapping(*desk.store.work->read(), "lijst") == mapping);
    });
}

TEST_CASE("An import that is stopped keeps nothing")
{
    for_each_desk([](Desk& desk) {
        std::string text = "reference,parent,level,title.nl\n";
        for (int i = 1; i <= 500; ++i)
            text += "VSSE/A/" + std::to_string(i) + ",VSSE/A,file,Dossier\n";
        for (const std::string phase : {"precheck", "write"}) {
            const auto stopped = import_units(
                {desk.store.catalogue_ports(), desk.mappings}, desk.archivist,
                {desk.files.file(text, "in"), {}, false, {}}, [&](const Progress& progress) {
                    CHECK(progress.holds_writer == (progress.phase == "write"));
                    return progress.phase != phase;
                });
            REQUIRE_FALSE(stopped);
            CHECK(codes_of(stopped.problems()) == Codes{"import.stopped"});
            CHECK(desk.field("VSSE/A/1", "title.nl") == "-");
        }
    });
}

TEST_CASE("A catalogue written out and taken in again is unchanged, in all three formats")
{
    const std::vector<std::string> pieces = {"=1+1",    "'", "\"", "é",      "  ",  "\n", "\t", "x",
                                             "_x0041_", ";", ",",  "verzet", "007", "ł",  "<b>"};
    for_each_desk([&](Desk& desk) {
        std::mt19937 chance{1944}; // NOLINT: the same catalogue every time
        std::string parent = "VSSE/A";
        for (int i = 0; i < 40; ++i) {
            const std::string reference = "VSSE/A/" + std::to_string(i);
            desk.describe("VSSE/A", reference, DescriptionLevel::file, "titel",
                          i % 7 == 0 ? std::optional{Level::confidential} : std::nullopt);
            SaveUnit save{code(reference), 1, {}};
            for (const char* field : {"scope.nl", "scope.fr", "note.en", "physical.de"}) {
                std::string text;
                for (auto left = chance() % 6; left > 0; --left)
                    text += pieces[chance() % pieces.size()];
                save.fields.push_back({field, text});
            }
            save.fields.push_back({"pieces", std::to_string(chance() % 50)});
            save.fields.push_back({"dates", chance() % 2 == 0 ? "1944-09/1951" : "194X"});
            save.fields.push_back({"title_sensitive", chance() % 2 == 0 ? "yes" : "no"});
            REQUIRE(save_unit(desk.store.catalogue_ports(), desk.archivist, save));
        }
        for (const SheetFormat format : {SheetFormat::csv, SheetFormat::xlsx, SheetFormat::ods}) {
            INFO(code_of(format));
            const auto exported = desk.export_to("out", format);
            REQUIRE(exported);
            CHECK(exported->units == 43);
            const auto imported = desk.import(desk.files.path("out"), {"", true, {}});
            if (!imported)
                FAIL(where(imported.problems()).front());
            CHECK(imported->unchanged == 43);
            CHECK(imported->changed == 0);
        }
    });
}

TEST_CASE("An export is the same whether or not something hidden is there")
{
    for_each_desk([](Desk& desk) {
        desk.archivist.clearance = Level::confidential;
        REQUIRE(desk.export_to("with", SheetFormat::csv));
        const std::string with = read_text(desk.files.path("with"));
        CHECK(with.find("VSSE/A") != std::string::npos);
        CHECK(with.find("Geheim") == std::string::npos);
        desk.archivist.clearance = Level::top_secret;
        desk.describe("VSSE/S", "VSSE/S/1", DescriptionLevel::file, "Nog geheimer");
        REQUIRE(desk.import_text("reference,note.nl\nVSSE/S/1,geheime noot\n"));
        desk.archivist.clearance = Level::confidential;
        REQUIRE(desk.export_to("again", SheetFormat::csv));
        CHECK(read_text(desk.files.path("again")) == with);
        const auto hidden =
            export_units(desk.store.catalogue_ports(), desk.archivist,
                         {code("VSSE/S"), SheetFormat::csv, desk.files.path("no")}, silent());
        CHECK(codes_of(hidden.problems()) == Codes{"unit.not_found"});
        CHECK_FALSE(std::filesystem::exists(desk.files.path("no")));
    });
}

TEST_CASE("A template has the columns that its level is offered and comes in empty")
{
    for_each_desk([](Desk& desk) {
        for (const SheetFormat format : {SheetFormat::csv, SheetFormat::xlsx, SheetFormat::ods}) {
            REQUIRE(write_template(DescriptionLevel::file, format, desk.files.path("t")));
            const auto read = read_sheet(desk.files.path("t"));
            CHECK(read.problems.empty());
            CHECK(read.header.front() == "reference");
            const auto has = [&](const char* name) {
                return std::find(read.header.begin(), read.header.end(), name) != read.header.end();
            };
            CHECK(has("pieces"));
            CHECK(has("title.de"));
            CHECK_FALSE(has("appraisal.nl"));
            CHECK(desk.import(desk.files.path("t"))->rows() == 0);
        }
    });
}
