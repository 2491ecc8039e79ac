#include "aperta/catalogue/describe.hpp"
#include "tests/support/codes.hpp"
#include "tests/support/store_fixture.hpp"

#include <catch2/catch.hpp>

using namespace aperta;

namespace
{

// VSSE > VSSE/A (SECRET), described by the archivist; VSSE/A/9 is TOP SECRET.
struct Desk {
    StoreUnderTest& store;
    Actor archivist{{}, "a.peeters", "A. Peeters", {Role::archivist}, Level::secret, Language::nl};
    Actor cleared{{}, "b.maes", "B. Maes", {Role::archivist}, Level::top_secret, Language::nl};

    explicit Desk(StoreUnderTest& under_test) : store(under_test)
    {
        auto tx = store.work->write();
        store.catalogue->add(*tx, Authority{{}, "VSSE", "service", {{Language::nl, "Dienst"}}});
        store.catalogue->add(*tx, Authority{{}, "SMGR", "service", {{Language::fr, "Service"}}});
        tx->commit();
        REQUIRE(describe({}, "VSSE", DescriptionLevel::fonds, Level::unclassified).ok());
        REQUIRE(describe("VSSE", "VSSE/A", DescriptionLevel::series, Level::secret).ok());
        REQUIRE(describe("VSSE/A", "VSSE/A/1", DescriptionLevel::file, std::nullopt).ok());
        REQUIRE(describe("VSSE/A", "VSSE/A/9", DescriptionLevel::file, Level::top_secret).ok());
    }

    static ReferenceCode code(const std::string& text)
    {
        return text.empty() ? ReferenceCode{} : *ReferenceCode::parse(text);
    }

    Result<SavedUnit> describe(const std::string& parent, const std::string& reference,
                               DescriptionLevel level, std::optional<Level> own)
    {
        return describe_unit(store.catalogue_ports(), cleared,
                             {code(parent),
                              code(reference),
                              level,
                              own,
                              {},
                              "",
                              {{"title.nl", "titel " + reference}}});
    }

    Unit unit(const std::string& reference)
    {
        auto found = store.catalogue->unit(*store.work->read(), code(reference), Level::top_secret);
        REQUIRE(found);
        return std::move(*found);
    }

    Result<SavedUnit> save(const std::string& reference, std::int64_t version,
                           std::vector<FieldValue> fields)
    {
        return save_unit(store.catalogue_ports(), archivist,
                         {code(reference), version, std::move(fields)});
    }

    std::vector<RecordChange> history(const std::string& reference, const Actor& reader)
    {
        auto found = history_of(store.catalogue_ports(), reader, code(reference), {}, 100);
        REQUIRE(found.ok());
        return *found;
    }

    AuditRow last_audit() { return store.audit->newest(*store.work->read(), 1).at(0); }
};

std::string code_of_first(const Result<SavedUnit>& result)
{
    return result ? "" : result.problems().front().code;
}

} // namespace

TEST_CASE("A new file takes its parent's level, stands last and can be read back whole")
{
    for_each_store([](StoreUnderTest& store) {
        Desk desk{store};
        const Unit file = desk.unit("VSSE/A/1");
        CHECK(file.legal_level == Level::secret);
        CHECK_FALSE(file.own);
        CHECK(file.classification_state == ClassificationState::catalogued);
        CHECK(file.position < desk.unit("VSSE/A/9").position);
        CHECK(desk.unit("VSSE").classification_state == ClassificationState::unclassified);
        CHECK(desk.last_audit().event.act == "catalogue.create");
    });
}

TEST_CASE(
    "A unit is refused without a title, under a file that holds no series, or with a code in use")
{
    for_each_store([](StoreUnderTest& store) {
        Desk desk{store};
        const auto refused_with = [&](NewUnit wanted) {
            return code_of_first(describe_unit(store.catalogue_ports(), desk.archivist, wanted));
        };
        const auto parent = Desk::code("VSSE/A");
        CHECK(refused_with(
                  {parent, Desk::code("VSSE/A/2"), DescriptionLevel::file, {}, {}, "", {}}) ==
              "unit.title_missing");
        const std::vector<FieldValue> titled{{"title.fr", "Titre"}};
        CHECK(refused_with(
                  {parent, Desk::code("VSSE/A/1"), DescriptionLevel::file, {}, {}, "", titled}) ==
              "unit.reference_taken");
        CHECK(refused_with({Desk::code("VSSE/A/1"),
                            Desk::code("VSSE/X"),
                            DescriptionLevel::series,
                            {},
                            {},
                            "",
                            titled}) == "unit.wrong_parent");
        CHECK(refused_with({Desk::code("VSSE/Z"),
                            Desk::code("VSSE/Z/1"),
                            DescriptionLevel::file,
                            {},
                            {},
                            "",
                            titled}) == "unit.not_found");
        CHECK(refused_with({Desk::code("VSSE/A/9"),
                            Desk::code("VSSE/A/9/1"),
                            DescriptionLevel::item,
                            {},
                            {},
                            "",
                            titled}) == "unit.not_found");
        CHECK(refused_with({parent,
                            Desk::code("VSSE/A/3"),
                            DescriptionLevel::file,
                            Level::top_secret,
                            {},
                            "",
                            titled}) == "unit.level_above_clearance");
        CHECK(desk.last_audit().event.outcome == "refused");
        CHECK_FALSE(store.catalogue->reference_taken(*store.work->read(), Desk::code("VSSE/A/3")));
    });
}

TEST_CASE("Every field of a description is kept and comes back as it was written")
{
    for_each_store([](StoreUnderTest& store) {
        Desk desk{store};
        std::vector<FieldValue> fields{{"title.nl", "Verslagen"},
                                       {"title.fr", "Rapports"},
                                       {"dates", "1944-09/1951"},
                                       {"creators", "VSSE,SMGR"},
                                       {"access_points", "SMGR"},
                                       {"related", "VSSE"},
                                       {"archival_history.nl", "Zolder.\nKelder."},
                                       {"note.de", "Anmerkung"},
                                       {"scope.fr", "Contenu"}};
        const auto saved = desk.save("VSSE/A/1", 1, fields);
        REQUIRE(saved.ok());
        CHECK(saved->version == 2);
        const auto tx = store.work->read();
        const Description kept =
            described(store.catalogue_ports(), *tx, desk.unit("VSSE/A/1"), Level::secret);
        for (const FieldValue& each : fields)
            CHECK(field_text(kept, each.field) == each.text);
        CHECK(desk.last_audit().event.details.find("Zolder") == std::string::npos);
        CHECK(desk.last_audit().event.details.find("archival_history.nl") != std::string::npos);
    });
}

TEST_CASE("A save over a newer text is refused with who and when, and loses neither text")
{
    for_each_store([](StoreUnderTest& store) {
        Desk desk{store};
        REQUIRE(desk.save("VSSE/A/1", 1, {{"title.nl", "van de eerste"}}).ok());
        const auto second = desk.save("VSSE/A/1", 1, {{"title.nl", "van de tweede"}});
        REQUIRE_FALSE(second.ok());
        CHECK(second.problems().front().code == "edit.stale");
        CHECK(second.problems().front().fault == Fault::conflict);
        CHECK(fact(second.problems().front(), "account") == "a.peeters");
        const auto since =
            changes_between(store.catalogue_ports(), desk.archivist, Desk::code("VSSE/A/1"), 1);
        REQUIRE(since.ok());
        REQUIRE(since->size() == 1);
        CHECK(since->front().fields ==
              std::vector<FieldChange>{{"title.nl", "titel VSSE/A/1", "van de eerste"}});
        CHECK(desk.save("VSSE/A/1", 2, {{"title.nl", "van beiden"}}).ok());
    });
}

TEST_CASE("A decision since the form was opened makes the form stale too")
{
    for_each_store([](StoreUnderTest& store) {
        Desk desk{store};
        store.execute("UPDATE unit SET version = version + 1 WHERE reference = 'VSSE/A/1'");
        CHECK(code_of_first(desk.save("VSSE/A/1", 1, {{"title.nl", "x"}})) == "edit.stale_state");
    });
}

TEST_CASE("Saving what is there already changes nothing, not even the version")
{
    for_each_store([](StoreUnderTest& store) {
        Desk desk{store};
        const auto saved = desk.save("VSSE/A/1", 1, {{"title.nl", " titel VSSE/A/1 "}});
        REQUIRE(saved.ok());
        CHECK(saved->version == 1);
        CHECK_FALSE(saved->change.stored());
        CHECK(desk.history("VSSE/A/1", desk.archivist).size() == 1);
    });
}

TEST_CASE("A form reports all of its problems at once and keeps nothing of a refused save")
{
    for_each_store([](StoreUnderTest& store) {
        Desk desk{store};
        const auto saved = desk.save("VSSE/A/1", 1,
                                     {{"title.nl", ""},
                                      {"dates", "1944-02-31"},
                                      {"creators", "NOBODY"},
                                      {"related", "VSSE/A/9"}});
        REQUIRE_FALSE(saved.ok());
        CHECK(codes_of(saved.problems()) ==
              std::vector<std::string>{"date.no_such_day", "authority.not_found",
                                       "unit.related_not_found", "unit.title_missing"});
        CHECK(desk.unit("VSSE/A/1").version == 1);
    });
}

TEST_CASE("A related unit above the writer's clearance is neither shown nor lost")
{
    for_each_store([](StoreUnderTest& store) {
        Desk desk{store};
        REQUIRE(save_unit(store.catalogue_ports(), desk.cleared,
                          {Desk::code("VSSE/A/1"), 1, {{"related", "VSSE/A/9"}}})
                    .ok());
        REQUIRE(desk.save("VSSE/A/1", 2, {{"related", "VSSE"}}).ok());
        const auto tx = store.work->read();
        const auto seen_by = [&](Level clearance) {
            return described(store.catalogue_ports(), *tx, desk.unit("VSSE/A/1"), clearance)
                .related;
        };
        CHECK(seen_by(Level::secret) == std::vector<std::string>{"VSSE"});
        CHECK(seen_by(Level::top_secret) == std::vector<std::string>{"VSSE", "VSSE/A/9"});
    });
}

TEST_CASE("A change is undone by a new change, once, and not under a later one")
{
    for_each_store([](StoreUnderTest& store) {
        Desk desk{store};
        const auto first = desk.save("VSSE/A/1", 1, {{"title.nl", "eerste"}, {"pieces", "4"}});
        const auto second = desk.save("VSSE/A/1", 2, {{"title.nl", "tweede"}});
        REQUIRE(first.ok());
        REQUIRE(second.ok());
        const auto undo = [&](ChangeId change) {
            return undo_change(store.catalogue_ports(), desk.archivist, Desk::code("VSSE/A/1"),
                               change);
        };
        CHECK(code_of_first(undo(first->change)) == "history.changed_since");
        REQUIRE(undo(second->change).ok());
        CHECK(desk.unit("VSSE/A/1").texts.at(0).title == "eerste");
        CHECK(code_of_first(undo(second->change)) == "history.undone_already");
        REQUIRE(undo(first->change).ok());
        CHECK(desk.unit("VSSE/A/1").pieces == 0);
        const auto history = desk.history("VSSE/A/1", desk.archivist);
        REQUIRE(history.size() == 5);
        CHECK(history.front().undoes == first->change);
        CHECK(code_of_first(undo(history.back().id)) == "history.creation_stays");
    });
}

TEST_CASE("Who is not an archivist changes nothing, and the attempt stands in the audit")
{
    for_each_store([](StoreUnderTest& store) {
        Desk desk{store};
        Actor auditor = desk.cleared;
        auditor.roles = {Role::auditor};
        const auto saved = save_unit(store.catalogue_ports(), auditor,
                                     {Desk::code("VSSE/A/1"), 1, {{"title.nl", "x"}}});
        CHECK(code_of_first(saved) == "access.role_needed");
        CHECK(desk.last_audit().event.outcome == "refused");
        CHECK(desk.unit("VSSE/A/1").version == 1);
    });
}

TEST_CASE("What was written at a higher level stays hidden in the history of a unit since opened")
{
    for_each_store([](StoreUnderTest& store) {
        Desk desk{store};
        REQUIRE(desk.save("VSSE/A/1", 1, {{"title.nl", "geheime naam"}}).ok());
        store.execute("UPDATE unit SET legal_level = 0 WHERE reference = 'VSSE/A/1'");
        Actor reader = desk.archivist;
        reader.clearance = Level::confidential;
        CHECK(desk.history("VSSE/A/1", reader).empty());
        CHECK(desk.history("VSSE/A/1", desk.archivist).size() == 2);
    });
}

TEST_CASE("History is neither changed nor deleted")
{
    for_each_store([](StoreUnderTest& store) {
        const Desk desk{store};
        CHECK_THROWS(store.execute("UPDATE record_change SET account = 'x'"));
        CHECK_THROWS(store.execute("DELETE FROM record_change"));
        CHECK_THROWS(store.execute("UPDATE record_change_field SET after = 'x'"));
        CHECK_THROWS(store.execute("DELETE FROM record_change_field"));
    });
}
