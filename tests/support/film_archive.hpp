// A fonds with two films in it, one of them SECRET, for tests of the film's store and use cases.
#pragma once

#include "aperta/film/reels.hpp"
#include "tests/support/store_fixture.hpp"

namespace aperta
{

inline UnitId describe_film(StoreUnderTest& store, const std::string& reference, UnitId parent,
                            int position, Level level)
{
    Unit unit;
    unit.parent = parent;
    unit.reference = *ReferenceCode::parse(reference);
    unit.level = parent.stored() ? DescriptionLevel::file : DescriptionLevel::fonds;
    unit.position = position;
    unit.texts = {{Language::nl, "Film " + reference, "", ""}};
    unit.dates = *parse_date_span("1944");
    unit.legal_level = unit.level_as_classified = level;
    const auto tx = store.work->write();
    const UnitId id = store.catalogue->add(*tx, unit);
    tx->commit();
    return id;
}

struct FilmArchive {
    UnitId fonds, open_film, secret_film;

    explicit FilmArchive(StoreUnderTest& store)
        : fonds(describe_film(store, "VSSE", {}, 1, Level::unclassified)),
          open_film(describe_film(store, "VSSE/F1", fonds, 1, Level::unclassified)),
          secret_film(describe_film(store, "VSSE/F2", fonds, 2, Level::secret))
    {
    }
};

inline Reel sample_reel(const std::string& reference, const std::string& scan)
{
    Reel reel;
    reel.reference = *ReferenceCode::parse(reference);
    reel.gauge = "9.5mm";
    reel.pitch_um = 7540;
    reel.length = Millimetres{22}; // three frames
    reel.base = "safety";
    reel.condition = "0.25";
    reel.sound = "silent";
    reel.scan_folder = scan;
    return reel;
}

inline Actor film_operator(Level clearance = Level::top_secret)
{
    Actor actor;
    actor.account = "f.operator";
    actor.roles = {Role::film_operator};
    actor.clearance = clearance;
    return actor;
}

inline FilmPorts film_ports(StoreUnderTest& store)
{
    return {*store.work, *store.films, *store.catalogue, *store.audit, store.clock};
}

} // namespace aperta
