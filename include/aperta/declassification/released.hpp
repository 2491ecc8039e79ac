// The only way out. Finding aids, lists, packages and every other public export are built from a
// ReleasedView and from nothing else; only this room can make one, and only from units that passed
// the guards (G7, G9). It carries only fields that may leave: a sensitive title is already replaced
// by its public one, and there is no classified unit in it.
//
// A unit that is still classified refuses the whole view (G9) unless it is a recorded exception,
// which is then left out and counted in `held_back`.
#pragma once

#include "aperta/catalogue/store.hpp"
#include "aperta/core/actor.hpp"
#include "aperta/core/work.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace aperta
{

class DeclassificationStore;

struct PublicText {
    Language language = Language::nl;
    std::string title; // the public one where the true one is sensitive
    std::string scope; // empty where the title is sensitive
};

// The decision that opened a unit: by role, never by name.
struct ReleasedBy {
    std::string reference; // number of the decision act
    LegalDay day;
    Level level_before = Level::unclassified;
    std::string authority_code; // the administrative authority in whose name it was decided
};

class ReleasedUnit
{
public:
    [[nodiscard]] UnitId id() const { return id_; }
    [[nodiscard]] DescriptionLevel level() const { return level_; }
    [[nodiscard]] const ReferenceCode& reference() const { return reference_; }
    [[nodiscard]] const std::vector<PublicText>& texts() const { return texts_; }
    // The text in `wanted`, else in nl, fr, en, de; never empty: the view refuses untitled units.
    [[nodiscard]] const PublicText& text(Language wanted) const;
    [[nodiscard]] const DateSpan& dates() const { return dates_; }
    [[nodiscard]] const AccessRestriction& access() const { return access_; }
    [[nodiscard]] const std::string& form() const { return form_; }
    [[nodiscard]] int pieces() const { return pieces_; }
    [[nodiscard]] const std::vector<std::string>& material_languages() const { return languages_; }
    [[nodiscard]] const std::vector<Authority>& creators() const { return creators_; }
    [[nodiscard]] const std::vector<Container>& boxes() const
    {
        return boxes_;
    }                                                                    // of a file or item
    [[nodiscard]] const ExtentTotals& extent() const { return extent_; } // of a fonds or series
    [[nodiscard]] const std::optional<ReleasedBy>& released_by() const { return released_by_; }

private:
    friend class ReleasedView;
    ReleasedUnit() = default;
    UnitId id_;
    DescriptionLevel level_ = DescriptionLevel::file;
    ReferenceCode reference_;
    std::vector<PublicText> texts_;
    DateSpan dates_;
    AccessRestriction access_;
    std::string form_;
    int pieces_ = 0;
    std::vector<std::string> languages_;
    std::vector<Authority> creators_;
    std::vector<Container> boxes_;
    ExtentTotals extent_;
    std::optional<ReleasedBy> released_by_;
};

class ReleasedView
{
public:
    // Checks the whole subtree of `root` inside `tx` and answers every reason against (at most 100
    // named, with the count of all). The view reads through `tx` and must not outlive it.
    // Problems: unit.not_found, guard.g9_classified (reference, count), guard.g9_no_public_title
    // (reference), guard.g7_access_not_assessed (reference).
    [[nodiscard]] static Result<ReleasedView> of(ReadTx& tx, CatalogueStore& catalogue,
                                                 DeclassificationStore& declassification,
                                                 const Actor& actor, const ReferenceCode& root);

    [[nodiscard]] const ReleasedUnit& root() const { return root_; }

    // The root and everything released below it, parents first; `each` answers false to stop.
    void each(const std::function<bool(const ReleasedUnit&, int depth)>& each) const;

    // The boxes of one released series of this view, by number, paged.
    [[nodiscard]] std::vector<Container> boxes(const ReleasedUnit& series, Page page) const;

    // How many units are left out as recorded exceptions.
    [[nodiscard]] std::int64_t held_back() const { return held_back_; }

private:
    ReleasedView(ReadTx& tx, CatalogueStore& catalogue, DeclassificationStore& declassification)
        : tx_(&tx), catalogue_(&catalogue), declassification_(&declassification)
    {
    }
    [[nodiscard]] ReleasedUnit released(const Unit& unit) const;

    ReadTx* tx_;
    CatalogueStore* catalogue_;
    DeclassificationStore* declassification_;
    ReleasedUnit root_;
    std::int64_t held_back_ = 0;
};

} // namespace aperta
