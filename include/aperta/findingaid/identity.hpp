// What a finding aid says of itself when nobody says otherwise: named after what it describes, by
// the repository's ISIL, and published on the day of the newest decision in it, so that the same
// released data give the same bytes whenever they are written.
// Problems: findingaid.repository_unknown (given).
#pragma once

#include "aperta/findingaid/apeead.hpp"

#include <string_view>

namespace aperta
{

// `isil`: a row of vocabulary repositories. Reads the view to its end.
[[nodiscard]] Result<FindingAidIdentity> identity_of(const ReleasedView& view,
                                                     std::string_view isil);

} // namespace aperta
