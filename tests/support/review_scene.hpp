// A small archive with the people who review it: a fonds without a level, bodies that classified,
// and a reviewer, a second reviewer and an authority with a delegation. Tests add series to it.
#pragma once

#include "aperta/declassification/report.hpp"
#include "aperta/declassification/review.hpp"
#include "aperta/platform/resources.hpp"
#include "tests/support/store_fixture.hpp"

#include <string>

namespace aperta
{

inline LegalDay day_of(std::string_view text)
{
    auto day = parse_day(text);
    REQUIRE(day.ok());
    return *day;
}

inline ReferenceCode reference_of(std::string_view text)
{
    auto reference = ReferenceCode::parse(text);
    REQUIRE(reference.ok());
    return *reference;
}

inline RuleSet be_2025()
{
    constexpr const char* file = "catalog/rules/be-2025.tsv";
    auto rules = parse_rules(file, resource(file));
    REQUIRE(rules.ok());
    return *rules;
}

inline Actor person(const std::string& account, Role role, Level clearance = Level::top_secret)
{
    return {{}, account, account, {role}, clearance, Language::en};
}

inline std::string joined_codes(const Problems& problems)
{
    std::string codes;
    for (const Problem& each : problems)
        codes += (codes.empty() ? "" : " ") + each.code;
    return codes;
}

struct UnitWanted {
    std::string reference;
    Level level = Level::secret;
    std::string dates = "1944/1951";
    DescriptionLevel kind = DescriptionLevel::series;
    bool own_level = true;
    bool sensitive = false;
    std::string title_public = "";
};

struct ReviewScene {
    StoreUnderTest& store;
    RuleSet rules = be_2025();
    AuthorityId vsse, colonial, american;
    UnitId fonds;
    Actor reviewer = person("m.lambert", Role::reviewer);
    Actor second = person("j.desmet", Role::second_reviewer);
    Actor authority = person("c.verhaegen", Role::authority);
    std::int64_t positions = 0;

    explicit ReviewScene(StoreUnderTest& under_test) : store(under_test)
    {
        {
            auto tx = store.work->write();
            vsse = store.catalogue->add(*tx, Authority{{}, "VSSE", "service", {}});
            colonial = store.catalogue->add(*tx, Authority{{}, "SURETE-COLONIALE", "service", {}});
            american = store.catalogue->add(*tx, Authority{{}, "US-ARMY-CI", "foreign", {}});
            store.declassification->add_delegation(*tx, {{},
                                                         vsse,
                                                         authority.account,
                                                         Level::top_secret,
                                                         day_of("2024-01-01"),
                                                         day_of("2026-12-31"),
                                                         "D/1"});
            tx->commit();
        }
        fonds = add({}, {"VSSE", Level::unclassified, "1940/1962", DescriptionLevel::fonds});
    }

    DeclassificationPorts ports()
    {
        return {*store.work,  *store.catalogue, *store.declassification,
                *store.audit, store.clock,      rules};
    }

    UnitId add(UnitId parent, const UnitWanted& wanted)
    {
        Unit unit;
        unit.parent = parent;
        unit.level = wanted.kind;
        unit.reference = reference_of(wanted.reference);
        unit.position = ++positions;
        unit.texts = {{Language::nl, "titel " + wanted.reference, wanted.title_public,
                       "inhoud " + wanted.reference}};
        unit.title_sensitive = wanted.sensitive;
        auto dates = parse_date_span(wanted.dates);
        REQUIRE(dates.ok());
        unit.dates = *dates;
        unit.legal_level = unit.level_as_classified = wanted.level;
        if (wanted.own_level && wanted.level != Level::unclassified)
            unit.own = Classification{
                wanted.level, {}, wanted.kind == DescriptionLevel::series ? vsse : AuthorityId{}};
        if (wanted.level == Level::unclassified)
            unit.classification_state = ClassificationState::unclassified;
        unit.access.state = AccessState::open;
        auto tx = store.work->write();
        const UnitId id = store.catalogue->add(*tx, unit);
        tx->commit();
        return id;
    }

    UnitId series(const std::string& reference, Level level = Level::secret)
    {
        return add(fonds, {reference, level});
    }

    UnitId file(UnitId parent, const std::string& reference, Level level, bool own_level = true)
    {
        return add(parent, {reference, level, "1944-09-03", DescriptionLevel::file, own_level});
    }

    void boxes(UnitId in, const std::string& mark, int count, int width = 100)
    {
        auto tx = store.work->write();
        for (int number = 1; number <= count; ++number)
            store.catalogue->add(*tx, Container{{},
                                                in,
                                                ContainerKind::box,
                                                number,
                                                mark + std::to_string(number),
                                                "standard",
                                                Millimetres{width},
                                                "A/1"});
        tx->commit();
    }

    void put(UnitId unit, UnitId in, int number)
    {
        auto tx = store.work->write();
        const auto box = store.catalogue->container(*tx, in, number, Level::top_secret);
        REQUIRE(box);
        store.catalogue->place(*tx, unit, box->id);
        tx->commit();
    }

    Recommend to_declassify(const std::string& reference)
    {
        Recommend wanted;
        wanted.unit = reference_of(reference);
        wanted.narrative = "no interest is left";
        wanted.equities_checked = true;
        wanted.review_started = day_of("2025-01-10");
        return wanted;
    }

    void confirmed(const Recommend& wanted)
    {
        const auto recommended = recommend(ports(), reviewer, wanted);
        INFO((recommended ? "" : joined_codes(recommended.problems())));
        REQUIRE(recommended.ok());
        REQUIRE(confirm(ports(), second, wanted.unit).ok());
    }

    Result<DeterminationId> decided(const std::string& reference,
                                    const std::string& day = "2025-06-30",
                                    const std::string& act = "D/2025/1")
    {
        return decide(ports(), authority, {reference_of(reference), act, day_of(day)});
    }

    void declassified(const std::string& reference, const std::string& day = "2025-06-30")
    {
        confirmed(to_declassify(reference));
        const auto act = decided(reference, day);
        INFO((act ? "" : joined_codes(act.problems())));
        REQUIRE(act.ok());
    }

    Unit unit(const std::string& reference)
    {
        auto tx = store.work->read();
        auto found = store.catalogue->unit(*tx, reference_of(reference), Level::top_secret);
        REQUIRE(found);
        return *found;
    }
};

} // namespace aperta
