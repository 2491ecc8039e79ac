// An archive to search in, the same each time it is built, with or without units that are TOP
// SECRET between the others.
#pragma once

#include "tests/support/store_fixture.hpp"

#include <string>
#include <vector>

namespace aperta
{

class SearchArchive
{
public:
    // `hidden` units carry the same words as the others, so that they would show in every figure.
    explicit SearchArchive(StoreUnderTest& under_test, int hidden = 0, int files = 300)
        : store(under_test)
    {
        auto tx = store.work->write();
        Authority authority;
        authority.code = "VSSE";
        authority.kind = "body";
        authority.names = {{Language::nl, "Veiligheid van de Staat"},
                           {Language::fr, "Sûreté de l'État"}};
        creator = store.catalogue->add(*tx, authority);
        fonds = add(*tx, {}, "VSSE", DescriptionLevel::fonds, Level::unclassified);
        for (const char* name : {"OR", "OC"})
            series.push_back(add(*tx, fonds, std::string{"VSSE/"} + name, DescriptionLevel::series,
                                 Level::confidential));
        if (hidden > 0)
            plant_series(*tx);
        for (int i = 0; i < files; ++i) {
            for (int each = hidden * i / files; each < hidden * (i + 1) / files; ++each)
                plant(*tx, each);
            add_file(*tx, i);
        }
        tx->commit();
    }

    UnitId add(WriteTx& tx, UnitId parent, const std::string& reference, DescriptionLevel level,
               Level legal)
    {
        Unit unit;
        unit.parent = parent;
        unit.level = level;
        unit.reference = *ReferenceCode::parse(reference);
        unit.position = ++position_;
        unit.texts = {{Language::nl, "Titel van " + reference, "", ""}};
        unit.legal_level = unit.level_as_classified = legal;
        unit.creators = {creator};
        return store.catalogue->add(tx, unit);
    }

    UnitId add(const Unit& unit)
    {
        auto tx = store.work->write();
        Unit placed = unit;
        placed.position = ++position_;
        const UnitId id = store.catalogue->add(*tx, placed);
        tx->commit();
        return id;
    }

    // A file of the first series, not stored yet.
    [[nodiscard]] Unit file(const std::string& reference, const std::string& title,
                            const std::string& scope = {}) const
    {
        Unit unit;
        unit.parent = series.front();
        unit.level = DescriptionLevel::file;
        unit.reference = *ReferenceCode::parse(reference);
        unit.texts = {{Language::nl, title, "", scope}};
        unit.legal_level = unit.level_as_classified = Level::confidential;
        return unit;
    }

    [[nodiscard]] Actor reader(Level clearance) const
    {
        Actor actor;
        actor.account = "a.peeters";
        actor.roles = {Role::archivist};
        actor.clearance = clearance;
        actor.language = Language::nl;
        return actor;
    }

    StoreUnderTest& store;
    AuthorityId creator;
    UnitId fonds;
    std::vector<UnitId> series;
    std::vector<ContainerId> boxes;

private:
    void add_file(WriteTx& tx, int i)
    {
        const bool second = i % 3 == 0;
        Unit unit = file((second ? "VSSE/OC/" : "VSSE/OR/") + std::to_string(1000 + i),
                         "Dossier verzet " + std::string(static_cast<std::size_t>(i % 7), 'x') +
                             " armée secrète",
                         "Brieven over het verzet in Brussel, bundel " + std::to_string(i));
        unit.parent = series.at(second ? 1 : 0);
        unit.dates = *parse_date_span(std::to_string(1938 + i % 15));
        unit.legal_level = i % 4 == 0   ? Level::unclassified
                           : i % 4 == 1 ? Level::secret
                                        : Level::confidential;
        unit.classification_state =
            i % 4 == 0 ? ClassificationState::declassified : ClassificationState::in_review;
        unit.material_languages = {i % 2 == 0 ? "dut" : "fre"};
        unit.position = ++position_;
        const UnitId id = store.catalogue->add(tx, unit);
        if (i % 10 == 0)
            boxes.push_back(box(tx, unit.parent, i / 10 + 1, "BC" + std::to_string(i)));
        store.catalogue->place(tx, id, boxes.back());
    }

    ContainerId box(WriteTx& tx, UnitId of, int number, const std::string& barcode)
    {
        Container container;
        container.series = of;
        container.number = number;
        container.barcode = barcode;
        container.type = "standard";
        container.width = Millimetres{100};
        return store.catalogue->add(tx, container);
    }

    void plant_series(WriteTx& tx)
    {
        hidden_series_ = add(tx, fonds, "VSSE/TS", DescriptionLevel::series, Level::top_secret);
        hidden_box_ = box(tx, hidden_series_, 1, "BCTS");
    }

    void plant(WriteTx& tx, int i)
    {
        Unit unit = file("VSSE/TS/" + std::to_string(i),
                         "Dossier verzet verzet vermomming" + std::to_string(i), "verzet Brussel");
        unit.parent = i % 2 == 0 ? hidden_series_ : series.front();
        unit.legal_level = Level::top_secret;
        unit.dates = *parse_date_span("1923");
        unit.material_languages = {"rus"};
        unit.classification_state = ClassificationState::maintained;
        unit.position = ++position_;
        store.catalogue->place(tx, store.catalogue->add(tx, unit), hidden_box_);
    }

    std::int64_t position_ = 0;
    UnitId hidden_series_;
    ContainerId hidden_box_;
};

} // namespace aperta
