#include "aperta/declassification/released.hpp"

#include "aperta/declassification/store.hpp"
#include "declassification/acting.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace aperta
{

namespace
{

constexpr std::size_t most_named = 100;

bool title_is_closed(const Unit& unit)
{
    return unit.title_sensitive || unit.access.state == AccessState::closed_title_also;
}

// What may be said outside: where the title is closed only the public one, and no scope, for a
// scope tells what the title hides.
std::vector<PublicText> public_texts(const Unit& unit)
{
    const bool closed = title_is_closed(unit);
    std::vector<PublicText> texts;
    for (const UnitText& each : unit.texts) {
        PublicText text{each.language, closed ? each.title_public : each.title,
                        closed ? std::string{} : each.scope};
        if (!text.title.empty())
            texts.push_back(std::move(text));
    }
    return texts;
}

bool holds_papers(DescriptionLevel level)
{
    return level == DescriptionLevel::file || level == DescriptionLevel::item;
}

// The shelf in our own stacks is nobody's business outside.
std::vector<Container> without_shelves(std::vector<Container> boxes)
{
    for (Container& box : boxes)
        box.location.clear();
    return boxes;
}

// Names at most a hundred units of one kind, and counts them all.
class Refusals
{
public:
    explicit Refusals(const char* code) : code_(code) {}

    void add(const ReferenceCode& reference)
    {
        ++count_;
        if (named_.size() < most_named)
            named_.push_back(reference);
    }
    void count_as(std::int64_t count) { count_ = count; }
    void move_into(Problems& problems) const
    {
        for (const ReferenceCode& each : named_)
            problems.push_back({Fault::guard,
                                code_,
                                "",
                                {{"reference", each.text()}, {"count", std::to_string(count_)}}});
    }

private:
    const char* code_;
    std::int64_t count_ = 0;
    std::vector<ReferenceCode> named_;
};

void refuse_classified(const Unreleased& found, const ReferenceCode& root, Problems& problems)
{
    Refusals classified{"guard.g9_classified"};
    for (const ReferenceCode& each : found.named)
        classified.add(each);
    classified.count_as(found.count);
    classified.move_into(problems);
    if (found.hidden)
        problems.push_back(
            {Fault::guard, "guard.g9_beyond_clearance", "", {{"reference", root.text()}}});
}

} // namespace

const PublicText& ReleasedUnit::text(Language wanted) const
{
    assert(!texts_.empty());
    for (Language language : {wanted, Language::nl, Language::fr, Language::en, Language::de})
        for (const PublicText& each : texts_)
            if (each.language == language)
                return each;
    return texts_.front();
}

Result<ReleasedView> ReleasedView::of(ReadTx& tx, CatalogueStore& catalogue,
                                      DeclassificationStore& declassification, const Actor& actor,
                                      const ReferenceCode& root)
{
    const auto unit = catalogue.unit(tx, root, actor.clearance);
    if (!unit)
        return unit_not_found(root);
    Problems problems;
    const Unreleased unreleased = declassification.unreleased(tx, unit->id, actor.clearance);
    refuse_classified(unreleased, root, problems);
    Refusals untitled{"guard.g9_no_public_title"};
    Refusals unassessed{"guard.g7_access_not_assessed"};
    catalogue.walk(tx, unit->id, Level::unclassified, [&](const Unit& each, int) {
        if (public_texts(each).empty())
            untitled.add(each.reference);
        // A fonds only gathers; who may read is asked of what it holds.
        if (each.level != DescriptionLevel::fonds && each.access.state == AccessState::not_assessed)
            unassessed.add(each.reference);
        return true;
    });
    untitled.move_into(problems);
    unassessed.move_into(problems);
    if (!problems.empty())
        return problems;
    ReleasedView view{tx, catalogue, declassification};
    view.held_back_ = unreleased.held_back;
    view.root_ = view.released(*unit);
    return view;
}

// Reading as somebody without any clearance: what is still classified, and all below it, is not
// in the stream at all.
void ReleasedView::each(const std::function<bool(const ReleasedUnit&, int depth)>& each) const
{
    catalogue_->walk(*tx_, root_.id(), Level::unclassified,
                     [&](const Unit& unit, int depth) { return each(released(unit), depth); });
}

std::vector<Container> ReleasedView::boxes(const ReleasedUnit& series, Page page) const
{
    return without_shelves(catalogue_->containers(*tx_, series.id(), Level::unclassified, page));
}

ReleasedUnit ReleasedView::released(const Unit& unit) const
{
    ReleasedUnit out;
    out.id_ = unit.id;
    out.level_ = unit.level;
    out.reference_ = unit.reference;
    out.texts_ = public_texts(unit);
    out.dates_ = unit.dates;
    out.access_ = unit.access;
    out.form_ = unit.form;
    out.pieces_ = unit.pieces;
    out.languages_ = unit.material_languages;
    for (const AuthorityId creator : unit.creators)
        if (auto authority = catalogue_->authority(*tx_, creator))
            out.creators_.push_back(std::move(*authority));
    if (holds_papers(unit.level))
        out.boxes_ = without_shelves(catalogue_->containers_of(*tx_, unit.id, Level::unclassified));
    else
        out.extent_ = catalogue_->extent(*tx_, unit.id, Level::unclassified);
    if (const auto opening = declassification_->opening_of(*tx_, unit.id)) {
        const Determination& act = opening->determination;
        const auto authority =
            act.decided_for.stored() ? catalogue_->authority(*tx_, act.decided_for) : std::nullopt;
        const LegalDay day = act.outcome == Outcome::lapse && opening->base_day
                                 ? anniversary(*opening->base_day, act.rule_years)
                                 : act.day;
        out.released_by_ = ReleasedBy{act.act_reference, day, opening->level_before,
                                      authority ? authority->code : std::string{}};
    }
    return out;
}

} // namespace aperta
