#include "web/message.hpp"

#include "web/text.hpp"

namespace aperta
{

const std::string& Fields::operator[](std::string_view name) const
{
    static const std::string absent;
    const auto found = fields_.find(name);
    return found == fields_.end() ? absent : found->second;
}

Fields Request::form() const
{
    constexpr std::string_view form_type = "application/x-www-form-urlencoded";
    if (!std::string_view{headers["content-type"]}.starts_with(form_type))
        return {};
    return parse_fields(body);
}

std::string_view Response::header(std::string_view name) const
{
    for (const auto& [each, value] : headers)
        if (each == name)
            return value;
    return {};
}

std::string_view Response::text() const
{
    if (const auto* own = std::get_if<std::string>(&body))
        return *own;
    if (const auto* view = std::get_if<std::string_view>(&body))
        return *view;
    return {};
}

Response redirect_to(std::string location)
{
    Response response;
    response.status = 303;
    response.set("Location", std::move(location));
    return response;
}

Response json_response(int status, std::string body)
{
    Response response;
    response.status = status;
    response.type = "application/json";
    response.body = std::move(body);
    return response;
}

} // namespace aperta
