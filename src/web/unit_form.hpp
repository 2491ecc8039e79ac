// The form in which a unit is described: its fields by area of ISAD(G), the languages side by side,
// and, when somebody else saved meanwhile, both texts of what differs. Made new for each request.
#pragma once

#include "aperta/catalogue/describe.hpp"
#include "web/page.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace aperta
{

using FieldTexts = std::map<std::string, std::string, std::less<>>; // by field, "title.nl"

// Names of all fields that a unit of this level has in its form, with their languages.
[[nodiscard]] std::vector<std::string> form_fields(DescriptionLevel level);

// What a person typed, with line ends as the store keeps them; a field that is not there is empty.
[[nodiscard]] FieldTexts typed_fields(const Fields& form, DescriptionLevel level);

[[nodiscard]] FieldTexts texts_of(const Description& description, DescriptionLevel level);

// As the unit was before `since`, changes oldest first.
[[nodiscard]] FieldTexts texts_before(FieldTexts now, const std::vector<RecordChange>& since);

// Those that differ.
[[nodiscard]] std::vector<FieldValue> changed_fields(const FieldTexts& from, const FieldTexts& to);

// Areas with their fields, below `node`. `theirs` is what somebody else saved meanwhile in fields
// that the writer changed too.
void add_form(Node node, const FieldTexts& texts, DescriptionLevel level, Language language,
              const FieldTexts& theirs = {});

} // namespace aperta
