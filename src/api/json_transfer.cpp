#include "api/json_transfer.hpp"
#include "api/json_parts.hpp"

namespace aperta
{

std::string json_of(const VerifiedPackage& package)
{
    return dumped({{"name", package.name},
                   {"version", package.version},
                   {"number", package.number},
                   {"files", package.files},
                   {"bytes", package.bytes},
                   {"tag_manifest_sha512", package.tag_manifest_sha512}});
}

} // namespace aperta
