#include "aperta/findingaid/identity.hpp"

#include "aperta/words/words.hpp"

#include <algorithm>

namespace aperta
{

namespace
{

LegalDay newest_decision(const ReleasedView& view)
{
    LegalDay newest{};
    view.each([&newest](const ReleasedUnit& unit, int) {
        if (unit.released_by())
            newest = std::max(newest, unit.released_by()->day);
        return true;
    });
    return newest;
}

} // namespace

Result<FindingAidIdentity> identity_of(const ReleasedView& view, std::string_view isil)
{
    if (word_field("repositories", isil, "id").empty())
        return Problem{Fault::invalid,
                       "findingaid.repository_unknown",
                       "repository",
                       {{"given", std::string{isil}}}};
    FindingAidIdentity identity;
    identity.isil = isil;
    identity.country = isil.substr(0, 2);
    identity.identifier = view.root().reference().text();
    std::replace(identity.identifier.begin(), identity.identifier.end(), '/', '-');
    for (Language language : all_languages) {
        identity.repository_names.push_back(
            {language, std::string{word("repositories", isil, language)}});
        identity.titles.push_back({language, view.root().text(language).title});
    }
    identity.published = newest_decision(view);
    return identity;
}

} // namespace aperta
