// JSON of packages: {"name", "version", "number", "files", "bytes", "tag_manifest_sha512"}.
#pragma once

#include "aperta/transfer/verify.hpp"

#include <string>

namespace aperta
{

[[nodiscard]] std::string json_of(const VerifiedPackage& package);

} // namespace aperta
