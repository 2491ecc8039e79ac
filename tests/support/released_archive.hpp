// A small archive over real stores, opened by real decisions, with a canary in everything that must
// never leave: sensitive titles and their scope, markings, shelf locations, the decision's
// narrative, the names of people, and a paper that was held back.
//
//   VSSE            fonds
//     VSSE/OR       series, SECRET, 3 boxes of 100 mm
//       VSSE/OR/1   file, boxes 1 and 2; closed until 2030; two items
//       VSSE/OR/2   file, box 3; title sensitive; a film reel VSSE/OR/2/1
//       VSSE/OR/3   file, undated; held back when asked for
//     VSSE/OA       series, CONFIDENTIAL, 2 boxes of 100 mm; an approximate date
#pragma once

#include "aperta/access/audit.hpp"
#include "aperta/declassification/released.hpp"
#include "aperta/declassification/review.hpp"
#include "aperta/platform/resources.hpp"
#include "aperta/transfer/package.hpp"
#include "store/migrations.hpp"
#include "store/sqlite_connection.hpp"
#include "store/sqlite_work.hpp"
#include "store/stored_access.hpp"
#include "store/stored_catalogue.hpp"
#include "store/stored_declassification.hpp"
#include "store/stored_transfer.hpp"
#include "tests/support/codes.hpp"
#include "tests/support/hand_clock.hpp"
#include "tests/support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace aperta
{

inline const std::string canary = "KANARIEVOGEL";

struct ReleasedArchive {
    TempFolder folder;
    HandClock clock;
    std::unique_ptr<SqliteWork> work;
    StoredAudit audit;
    StoredCatalogue catalogue;
    StoredDeclassification declassification;
    StoredTransfers transfers;
    RuleSet rules;
    Actor officer = person("officer", Role::transfer_officer);

    explicit ReleasedArchive(bool hold_one_back = false)
        : rules(*parse_rules("be-2025.tsv", resource("catalog/rules/be-2025.tsv")))
    {
        const auto file = folder.path() / "aperta.db";
        SqliteConnection fresh{file, Connection::Mode::read_write};
        REQUIRE(migrate(fresh, clock).ok());
        work = std::make_unique<SqliteWork>(file);
        describe();
        if (hold_one_back)
            hold_back_third();
        open("VSSE/OR", "DEC-2025-01");
        open("VSSE/OA", "DEC-2025-02");
    }

    static Actor person(const std::string& name, Role role)
    {
        return {UserId{1}, name, canary + "-" + name, {role}, Level::top_secret, Language::nl};
    }

    static ReferenceCode code(const std::string& reference)
    {
        return *ReferenceCode::parse(reference);
    }

    [[nodiscard]] Result<ReleasedView> view(ReadTx& tx, const std::string& root)
    {
        return ReleasedView::of(tx, catalogue, declassification, officer, code(root));
    }

    [[nodiscard]] TransferPorts transfer_ports()
    {
        return {*work, catalogue, declassification, transfers, audit, clock};
    }

    // The transfer of both series, as declared.
    TransferId declare(std::int64_t or_mm = 300, std::int64_t or_boxes = 3)
    {
        Transfer transfer;
        transfer.number = "TR-2025-0001";
        transfer.repository = "BE-A0510";
        transfer.repository_names = {{Language::nl, "Algemeen Rijksarchief"},
                                     {Language::fr, "Archives générales du Royaume"}};
        transfer.titles = {{Language::nl, "Overbrenging 2025"}, {Language::fr, "Versement 2025"}};
        transfer.lines = {{code("VSSE/OR"), BoxCount{or_boxes}, Millimetres{or_mm}},
                          {code("VSSE/OA"), BoxCount{2}, Millimetres{200}}};
        auto tx = work->write();
        const TransferId id = transfers.add(*tx, transfer);
        tx->commit();
        return id;
    }

    Unit unit(const std::string& reference, UnitId parent, DescriptionLevel level, int position)
    {
        Unit unit;
        unit.reference = code(reference);
        unit.parent = parent;
        unit.level = level;
        unit.position = position;
        unit.dates = *parse_date_span("1944-09/1951-02-11");
        unit.marking = canary + " Geheime Reichssache";
        unit.access.state = AccessState::open;
        return unit;
    }

    UnitId add(WriteTx& tx, Unit unit, Level level)
    {
        unit.legal_level = unit.level_as_classified = level;
        if (level != Level::unclassified)
            unit.classification_state = ClassificationState::catalogued;
        return catalogue.add(tx, unit);
    }

private:
    void describe()
    {
        auto tx = work->write();
        const AuthorityId service =
            catalogue.add(*tx, Authority{{},
                                         "VSSE",
                                         "service",
                                         {{Language::nl, "Veiligheid van de Staat"},
                                          {Language::fr, "Sûreté de l'État"}}});
        Unit fonds = unit("VSSE", {}, DescriptionLevel::fonds, 1);
        fonds.texts = {{Language::nl, "Archief van de Veiligheid van de Staat", "", ""},
                       {Language::fr, "Archives de la Sûreté de l'État", "", ""}};
        fonds.creators = {service};
        fonds.material_languages = {"dut", "fre"};
        const UnitId root = add(*tx, fonds, Level::unclassified);
        describe_resistance(*tx, root, service);
        describe_occupation(*tx, root, service);
        Delegation delegation{{},
                              service,
                              "authority",
                              Level::top_secret,
                              *parse_day("2020-01-01"),
                              *parse_day("2030-01-01"),
                              "KB 2020"};
        declassification.add_delegation(*tx, delegation);
        tx->commit();
    }

    void describe_resistance(WriteTx& tx, UnitId root, AuthorityId service)
    {
        Unit series = unit("VSSE/OR", root, DescriptionLevel::series, 1);
        series.texts = {{Language::nl, "Verzet <& \"bezetting\">", "", "Dossiers over het verzet."},
                        {Language::fr, "Résistance", "", "Dossiers sur la résistance."}};
        series.own = Classification{Level::secret, *parse_day("1951-12-31"), service};
        series.measured = Millimetres{310};
        const UnitId series_id = add(tx, series, Level::secret);
        std::vector<ContainerId> boxes;
        for (int number = 1; number <= 3; ++number)
            boxes.push_back(box(tx, series_id, number, "OR"));

        Unit first = unit("VSSE/OR/1", series_id, DescriptionLevel::file, 1);
        first.texts = {{Language::nl, "Groep Noord", "", ""},
                       {Language::fr, "Groupe Nord", "", ""}};
        first.access = {AccessState::closed_until, *parse_day("2030-01-01"), "privacy"};
        first.form = "bundle";
        first.pieces = 2;
        const UnitId first_id = add(tx, first, Level::secret);
        catalogue.place(tx, first_id, boxes[0]);
        catalogue.place(tx, first_id, boxes[1]);
        for (int number = 1; number <= 2; ++number) {
            Unit item = unit("VSSE/OR/1/" + std::to_string(number), first_id,
                             DescriptionLevel::item, number);
            item.texts = {{Language::nl, "Brief " + std::to_string(number), "", ""}};
            item.dates = *parse_date_span(number == 1 ? "1945-06-04" : "1945~");
            add(tx, item, Level::secret);
        }
        describe_sensitive(tx, series_id, boxes[2]);
    }

    void describe_sensitive(WriteTx& tx, UnitId series, ContainerId third)
    {
        Unit second = unit("VSSE/OR/2", series, DescriptionLevel::file, 2);
        second.title_sensitive = true;
        second.texts = {{Language::nl, canary + " informant", "Dossier over een persoon", canary}};
        const UnitId second_id = add(tx, second, Level::secret);
        catalogue.place(tx, second_id, third);
        Unit reel = unit("VSSE/OR/2/1", second_id, DescriptionLevel::item, 1);
        reel.texts = {{Language::nl, "Film: oefening", "", ""}};
        add(tx, reel, Level::secret);
        Unit third_file = unit("VSSE/OR/3", series, DescriptionLevel::file, 3);
        third_file.texts = {{Language::nl, "Derde dossier", "", ""}};
        third_file.dates = {};
        held_candidate_ = add(tx, third_file, Level::secret);
        catalogue.place(tx, held_candidate_, third);
    }

    void describe_occupation(WriteTx& tx, UnitId root, AuthorityId service)
    {
        Unit series = unit("VSSE/OA", root, DescriptionLevel::series, 2);
        series.texts = {{Language::nl, "=1+1 Duitse diensten", "", ""}};
        series.dates = *parse_date_span("1940~/1949");
        series.own = Classification{Level::confidential, *parse_day("1949-12-31"), service};
        const UnitId id = add(tx, series, Level::confidential);
        for (int number = 1; number <= 2; ++number)
            box(tx, id, number, "OA");
    }

    ContainerId box(WriteTx& tx, UnitId series, int number, const std::string& mark)
    {
        return catalogue.add(tx, Container{{},
                                           series,
                                           ContainerKind::box,
                                           number,
                                           mark + "-" + std::to_string(number),
                                           "standard",
                                           Millimetres{100},
                                           canary + "/K1"});
    }

    [[nodiscard]] DeclassificationPorts ports()
    {
        return {*work, catalogue, declassification, audit, clock, rules};
    }

    // The third file gets a canary for a title, and stays behind under a sheet.
    void hold_back_third()
    {
        SqliteConnection{folder.path() / "aperta.db", Connection::Mode::read_write}.execute(
            "UPDATE unit_text SET title = '" + canary +
            "' WHERE unit_id = (SELECT id FROM unit WHERE reference = 'VSSE/OR/3')");
        HeldBack how;
        how.reason = "a";
        how.sheet = "BL-1";
        how.location = canary;
        const auto held =
            hold_back(ports(), person("reviewer", Role::reviewer), code("VSSE/OR/3"), how);
        if (!held)
            FAIL(held.problems().front().code);
    }

    void open(const std::string& reference, const std::string& act)
    {
        Recommend wanted;
        wanted.unit = code(reference);
        wanted.narrative = canary;
        wanted.equities_checked = true;
        const auto recommended = recommend(ports(), person("reviewer", Role::reviewer), wanted);
        if (!recommended)
            FAIL(recommended.problems().front().code);
        const auto confirmed =
            confirm(ports(), person("second", Role::second_reviewer), code(reference));
        if (!confirmed)
            FAIL(confirmed.problems().front().code);
        const auto decided = decide(ports(), person("authority", Role::authority),
                                    {code(reference), act, clock.today()});
        if (!decided)
            FAIL(decided.problems().front().code);
    }

    UnitId held_candidate_;
};

} // namespace aperta
