#include "web/assets.hpp"

#include "aperta/platform/digest.hpp"
#include "aperta/platform/resources.hpp"

#include <array>
#include <utility>

namespace aperta
{

namespace
{

constexpr std::string_view asset_folder = "web/assets/";

const std::string& assets_digest()
{
    static const std::string digest = [] {
        Hasher hasher{DigestKind::sha256};
        for (std::string_view path : resources_under(asset_folder)) {
            hasher.add(path);
            hasher.add(resource(path));
        }
        return hasher.hex().substr(0, 16);
    }();
    return digest;
}

std::string_view type_of_asset(std::string_view file)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> types{
        {{".css", "text/css; charset=utf-8"},
         {".js", "text/javascript; charset=utf-8"},
         {".svg", "image/svg+xml"}}};
    for (const auto& [ending, type] : types)
        if (file.ends_with(ending))
            return type;
    return "application/octet-stream";
}

} // namespace

std::string asset_address(std::string_view file)
{
    return "/assets/" + assets_digest() + "/" + std::string{file};
}

std::optional<Response> asset(std::string_view digest, std::string_view file)
{
    const auto bytes = find_resource(std::string{asset_folder} + std::string{file});
    if (digest != assets_digest() || !bytes)
        return std::nullopt;
    Response response;
    response.type = type_of_asset(file);
    response.body = *bytes;
    response.set("Cache-Control", "public, max-age=31536000, immutable");
    return response;
}

} // namespace aperta
