// Puts a Response on the wire, with the headers that every answer of ours carries.
// Throws what the connection throws, and Breakage file.failed before anything was sent. Thread
// contract: that of the response handed in.
#pragma once

#include "web/message.hpp"

namespace Poco::Net
{
class HTTPServerResponse;
} // namespace Poco::Net

namespace aperta
{

// For when no page can be made: the status and its standard words, nothing else.
[[nodiscard]] Response plain_response(int status);

void send(const Response& response, Poco::Net::HTTPServerResponse& out, Method method);

} // namespace aperta
