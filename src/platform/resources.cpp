#include "aperta/platform/resources.hpp"

#include "aperta/core/breakage.hpp"
#include "platform/embedded.hpp"

#include <algorithm>

namespace aperta
{

namespace
{

const EmbeddedResource* first_not_before(std::string_view path)
{
    const auto all = embedded_resources();
    return std::lower_bound(
        all.data(), all.data() + all.size(), path,
        [](const EmbeddedResource& each, std::string_view wanted) { return each.path < wanted; });
}

const EmbeddedResource* past_the_last()
{
    const auto all = embedded_resources();
    return all.data() + all.size();
}

} // namespace

std::optional<std::string_view> find_resource(std::string_view path)
{
    const EmbeddedResource* found = first_not_before(path);
    if (found == past_the_last() || found->path != path)
        return std::nullopt;
    return found->bytes;
}

std::string_view resource(std::string_view path)
{
    if (const auto found = find_resource(path))
        return *found;
    throw Breakage{"resource.missing", {{"name", std::string{path}}}, std::string{path}};
}

std::vector<std::string_view> resources_under(std::string_view prefix)
{
    std::vector<std::string_view> paths;
    for (const auto* each = first_not_before(prefix);
         each != past_the_last() && each->path.starts_with(prefix); ++each)
        paths.push_back(each->path);
    return paths;
}

} // namespace aperta
