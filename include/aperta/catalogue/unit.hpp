// What the archive holds: units of description in one tree, after ISAD(G) second edition, 1999
// (rule numbers beside the fields). Plain values; nothing here reads a clock or a store.
#pragma once

#include "aperta/core/date_span.hpp"
#include "aperta/core/extent.hpp"
#include "aperta/core/id.hpp"
#include "aperta/core/language.hpp"
#include "aperta/core/level.hpp"
#include "aperta/core/reference_code.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

// ISAD(G) 3.1.4. Named so because "level" alone is the classification.
enum class DescriptionLevel { fonds, series, subseries, file, item };

// Three axes, never one status: who may read is decided by each of them on its own.
enum class ClassificationState {
    catalogued,
    scheduled,
    in_review,
    proposed,
    second_review,
    referred,
    awaiting_decision,
    declassified,
    part_declassified,
    downgraded,
    maintained,
    lapsed_by_law,
    recall_pending,
    unclassified
};
enum class AccessState { not_assessed, open, closed_until, closed_title_also };
enum class CustodyState {
    at_service,
    reserved,
    packed,
    sealed,
    in_transit,
    received,
    accepted,
    discrepancy,
    reconciled,
    returned
};

// Spelling in data files, the store, JSON and vocabularies: "IN_REVIEW", "series".
[[nodiscard]] std::string_view code_of(DescriptionLevel level);
[[nodiscard]] std::string_view code_of(ClassificationState state);
[[nodiscard]] std::string_view code_of(AccessState state);
[[nodiscard]] std::string_view code_of(CustodyState state);
// Problems: unit.unknown_level, unit.unknown_state.
[[nodiscard]] Result<DescriptionLevel> parse_description_level(std::string_view text);
[[nodiscard]] Result<ClassificationState> parse_classification_state(std::string_view text);
[[nodiscard]] Result<AccessState> parse_access_state(std::string_view text);
[[nodiscard]] Result<CustodyState> parse_custody_state(std::string_view text);

// Words about a unit in one language.
struct UnitText {
    Language language = Language::nl;
    std::string title;        // 3.1.2
    std::string title_public; // what may be said outside when `title_sensitive`; may be empty
    std::string scope;        // 3.3.1 scope and content

    friend bool operator==(const UnitText&, const UnitText&) = default;
};

// One of the further elements of ISAD(G) in one language; `element` is a field of fields.hpp.
struct UnitElement {
    std::string element; // "archival_history"
    Language language = Language::nl;
    std::string text;

    friend bool operator==(const UnitElement&, const UnitElement&) = default;
};

// The text in `wanted`, else in the first of nl, fr, en, de that has a title; null when none has.
[[nodiscard]] const UnitText* text_in(const std::vector<UnitText>& texts, Language wanted);

// The legal level attributed to a unit, with when and by whom. Inherited downward unless a unit
// has its own.
struct Classification {
    Level level = Level::unclassified;
    std::optional<LegalDay> day; // of classification; the document's last day when unknown
    AuthorityId originator;      // who decides; not stored(): inherited

    friend bool operator==(const Classification&, const Classification&) = default;
};

struct AccessRestriction {
    AccessState state = AccessState::not_assessed;
    std::optional<LegalDay> until; // with closed_until: the first open day
    std::string reason;            // vocabulary access_reasons

    friend bool operator==(const AccessRestriction&, const AccessRestriction&) = default;
};

struct Unit {
    UnitId id;
    UnitId parent; // not stored(): a fonds
    DescriptionLevel level = DescriptionLevel::file;
    ReferenceCode reference;   // 3.1.1, whole code, unique in the catalogue
    std::int64_t position = 0; // among its siblings, from 1
    std::vector<UnitText> texts;
    bool title_sensitive = false;
    DateSpan dates;                                  // 3.1.3
    std::optional<Classification> own;               // nothing: inherits
    Level legal_level = Level::unclassified;         // in force now, inheritance resolved
    Level level_as_classified = Level::unclassified; // before any decision, inheritance resolved
    std::string marking;                             // as found on the paper, "Geheime Reichssache"
    ClassificationState classification_state = ClassificationState::catalogued;
    AccessRestriction access;
    CustodyState custody = CustodyState::at_service;
    std::optional<Millimetres> measured;         // 3.1.5, with a ruler; computed comes from boxes
    std::string form;                            // 3.1.5, vocabulary extent_forms: "bundle"
    int pieces = 0;                              // 3.1.5, how many of `form`; 0 when not counted
    std::vector<std::string> material_languages; // 3.4.3, ISO 639-2b
    std::vector<AuthorityId> creators;           // 3.2.1
    std::vector<AuthorityId> access_points;      // persons, bodies, places, subjects
    std::vector<UnitId> related;                 // 3.5.3
    std::vector<UnitElement> elements;           // 3.2.2 to 3.7.3, but for scope
    std::int64_t version = 1;                    // grows with every save
};

enum class ContainerKind { box, reel_can, folder, volume };

// One series per box. `width` is the outer width in mm as it stands on the shelf.
struct Container {
    ContainerId id;
    UnitId series;
    ContainerKind kind = ContainerKind::box;
    int number = 0; // within the series, from 1
    std::string barcode;
    std::string type; // vocabulary box_types
    Millimetres width;
    std::string location;
};

struct AuthorityName {
    Language language = Language::nl;
    std::string name;
};

// Originators, creators, equity owners (ISAAR(CPF) 5.1.2 names). `code` is our own short key.
struct Authority {
    AuthorityId id;
    std::string code;
    std::string kind; // vocabulary authority_kinds
    std::vector<AuthorityName> names;
};

struct Succession {
    AuthorityId predecessor;
    AuthorityId successor;
    std::optional<LegalDay> from;
    bool disputed = false;
    std::optional<LegalDay> ruling_day; // a disputed one passes decisions only from here
    std::string ruling_reference;
};

} // namespace aperta
