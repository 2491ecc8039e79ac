// The finding aid as the State Archives and Archives Portal Europe read it: EAD 2002
// (urn:isbn:1-931666-22-9) narrowed to apeEAD 1.5 (2024-08-23), unnumbered <c>, one file for each
// language because EAD 2002 has no xml:lang. Streams: memory does not grow with the catalogue.
//
// The same released data give the same bytes: nothing here reads a clock, and the only day besides
// those of the records is the publication's. "Today's rule" for the reader is that of this day.
//
// Problems: findingaid.isil_malformed, findingaid.country_malformed,
// findingaid.identifier_malformed (given), findingaid.no_title, findingaid.control_character
// (reference, field), findingaid.language_code (reference, given). Breakage: file.failed,
// file.disk_full, findingaid.writer_failed. Thread contract: that of the view's transaction.
#pragma once

#include "aperta/core/language.hpp"
#include "aperta/core/legal_day.hpp"
#include "aperta/core/result.hpp"
#include "aperta/declassification/released.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace aperta
{

// Words of the finding aid itself in one language.
struct FindingAidText {
    Language language = Language::nl;
    std::string text;
};

struct FindingAidIdentity {
    std::string isil;       // of the repository, "BE-A0510"
    std::string country;    // ISO 3166-1, "BE"
    std::string identifier; // of the finding aid, [A-Za-z0-9._-], without repository and language
    std::vector<FindingAidText> repository_names;
    std::vector<FindingAidText> titles;
    std::vector<FindingAidText> revision_notes; // what this publication brought; may be empty
    LegalDay published;
    bool tell_held_back = false; // a gap tells something too, so each release decides
};

// "BE-A0510_VSSE-OR_dut": the languages are finding aids of their own.
[[nodiscard]] std::string eadid(const FindingAidIdentity& identity, Language language);

// "BE-A0510_VSSE-OR_dut.ead.xml".
[[nodiscard]] std::string finding_aid_name(const FindingAidIdentity& identity, Language language);

// Takes consecutive pieces of the file. What it throws passes through.
using TextSink = std::function<void(std::string_view)>;

// A refusal can come after pieces have been given: the caller throws them away.
[[nodiscard]] Result<Done> write_apeead(const ReleasedView& view,
                                        const FindingAidIdentity& identity, Language language,
                                        const TextSink& sink);

struct WrittenFile {
    std::string name;
    std::int64_t bytes = 0;
    std::string sha512;
};

// One whole file for each language in `folder`, which must be there; files of the same name are
// replaced. A refusal leaves no file behind that was not there before.
[[nodiscard]] Result<std::vector<WrittenFile>>
write_finding_aid(const ReleasedView& view, const FindingAidIdentity& identity,
                  const std::vector<Language>& languages, const std::filesystem::path& folder);

} // namespace aperta
