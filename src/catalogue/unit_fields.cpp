#include "aperta/catalogue/fields.hpp"

#include <algorithm>
#include <array>

namespace aperta
{

namespace
{

using enum DescriptionArea;

constexpr unsigned bit(DescriptionLevel level)
{
    return 1U << static_cast<unsigned>(level);
}

constexpr unsigned nowhere = 0;
constexpr unsigned everywhere = 0x1f;
constexpr unsigned fonds_only = bit(DescriptionLevel::fonds);
constexpr unsigned top = fonds_only | bit(DescriptionLevel::series);
constexpr unsigned upper = top | bit(DescriptionLevel::subseries);
constexpr unsigned lower = bit(DescriptionLevel::file) | bit(DescriptionLevel::item);

// Offered and expected by level: ISAD(G) I.12 asks for code, title, creator, dates, extent and
// level; what else an archivist needs at fonds and series is the house's own list.
constexpr std::array field_table{
    UnitField{"title", "3.1.2", identity, FieldKind::line, true, "", everywhere, everywhere},
    UnitField{"title_sensitive", "", identity, FieldKind::flag, false, "", everywhere, nowhere},
    UnitField{"title_public", "", identity, FieldKind::line, true, "", everywhere, nowhere},
    UnitField{"dates", "3.1.3", identity, FieldKind::dates, false, "", everywhere, everywhere},
    UnitField{"measured_mm", "3.1.5", identity, FieldKind::millimetres, false, "", upper, top},
    UnitField{"pieces", "3.1.5", identity, FieldKind::number, false, "", lower, lower},
    UnitField{"form", "3.1.5", identity, FieldKind::word, false, "extent_forms", lower, lower},
    UnitField{"marking", "", identity, FieldKind::line, false, "", everywhere, nowhere},
    UnitField{"creators", "3.2.1", context, FieldKind::codes, false, "", everywhere, top},
    UnitField{"history", "3.2.2", context, FieldKind::text, true, "", upper, fonds_only},
    UnitField{"archival_history", "3.2.3", context, FieldKind::text, true, "", everywhere, top},
    UnitField{"acquisition", "3.2.4", context, FieldKind::text, true, "", upper, fonds_only},
    UnitField{"scope", "3.3.1", content, FieldKind::text, true, "", everywhere, upper},
    UnitField{"appraisal", "3.3.2", content, FieldKind::text, true, "", upper, top},
    UnitField{"accruals", "3.3.3", content, FieldKind::text, true, "", upper, nowhere},
    UnitField{"arrangement", "3.3.4", content, FieldKind::text, true, "", upper, top},
    UnitField{"access_points", "", content, FieldKind::codes, false, "", everywhere, nowhere},
    UnitField{"access_conditions", "3.4.1", conditions, FieldKind::text, true, "", everywhere,
              fonds_only},
    UnitField{"reproduction", "3.4.2", conditions, FieldKind::text, true, "", everywhere, nowhere},
    UnitField{"languages", "3.4.3", conditions, FieldKind::languages, false, "", everywhere, upper},
    UnitField{"physical", "3.4.4", conditions, FieldKind::text, true, "", everywhere, nowhere},
    UnitField{"other_finding_aids", "3.4.5", conditions, FieldKind::text, true, "", upper, nowhere},
    UnitField{"originals", "3.5.1", allied, FieldKind::text, true, "", everywhere, nowhere},
    UnitField{"copies", "3.5.2", allied, FieldKind::text, true, "", everywhere, nowhere},
    UnitField{"related", "3.5.3", allied, FieldKind::codes, false, "", everywhere, nowhere},
    UnitField{"related_note", "3.5.3", allied, FieldKind::text, true, "", everywhere, nowhere},
    UnitField{"publications", "3.5.4", allied, FieldKind::text, true, "", upper, nowhere},
    UnitField{"note", "3.6.1", notes, FieldKind::text, true, "", everywhere, nowhere},
    UnitField{"archivist_note", "3.7.1", control, FieldKind::text, true, "", everywhere, nowhere},
    UnitField{"conventions", "3.7.2", control, FieldKind::text, true, "", upper, fonds_only},
    UnitField{"description_dates", "3.7.3", control, FieldKind::text, true, "", everywhere,
              nowhere},
};

constexpr std::array<std::string_view, 7> area_codes{"identity", "context", "content", "conditions",
                                                     "allied",   "notes",   "control"};

} // namespace

std::string_view code_of(DescriptionArea area)
{
    return area_codes.at(static_cast<std::size_t>(area));
}

bool UnitField::is_offered(DescriptionLevel level) const
{
    return (offered & bit(level)) != 0;
}

bool UnitField::is_expected(DescriptionLevel level) const
{
    return (expected & bit(level)) != 0;
}

std::span<const UnitField> unit_fields()
{
    return field_table;
}

const UnitField* find_unit_field(std::string_view name)
{
    const auto* found = std::find_if(field_table.begin(), field_table.end(),
                                     [&](const UnitField& each) { return each.name == name; });
    return found == field_table.end() ? nullptr : found;
}

} // namespace aperta
