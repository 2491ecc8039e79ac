// From boxes to labels: what movers may read. A sensitive title gives way to the public one in the
// language of the label, or to none; the band says the high-water mark of the box and its series.
// Problems: labels.unknown_sheet (given, known), and those of catalogue/boxing.hpp for a range.
#pragma once

#include "aperta/catalogue/container_store.hpp"
#include "aperta/core/actor.hpp"
#include "aperta/labels/labels.hpp"

#include <string>
#include <vector>

namespace aperta
{

struct LabelsWanted {
    ReferenceCode series;
    NumberRange numbers;
    Language language = Language::nl;
};

[[nodiscard]] Result<LabelSheet> label_sheet(std::string_view id);

[[nodiscard]] Result<std::vector<Label>> labels_of(CatalogueStore& catalogue, ContainerStore& store,
                                                   ReadTx& tx, Level clearance,
                                                   const LabelsWanted& wanted);

// The title as it may stand outside: "" when it is sensitive and has no public form.
[[nodiscard]] std::string outside_title(const Unit& unit, Language language);

} // namespace aperta
