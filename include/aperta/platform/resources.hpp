// What is built into the binary: the files of catalog/ (rules, vocabularies, messages, migrations,
// starter), the localised stylesheets and the web assets. Read only, there from start to end.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace aperta
{

// Path as in the repository, "catalog/rules/be-2025.tsv"; localised stylesheets stand under
// "xslt/<language>/pages/...". Nothing when there is none.
[[nodiscard]] std::optional<std::string_view> find_resource(std::string_view path);

// As above, for what the program cannot be built without; Breakage resource.missing.
[[nodiscard]] std::string_view resource(std::string_view path);

// Paths that begin with `prefix`, in order of their bytes.
[[nodiscard]] std::vector<std::string_view> resources_under(std::string_view prefix);

} // namespace aperta
