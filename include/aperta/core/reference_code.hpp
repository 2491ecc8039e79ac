// Reference code of a unit (ISAD(G) 3.1.1): parts joined by "/", such as "VSSE/OR/0012".
// A part holds letters, digits, ".", "-" and "_", so that codes pass unharmed through URLs, file
// names and EAD; at most 200 bytes in all. Problems: reference.malformed, reference.too_long.
#pragma once

#include "aperta/core/result.hpp"

#include <compare>
#include <string>
#include <string_view>

namespace aperta
{

class ReferenceCode
{
public:
    ReferenceCode() = default;
    [[nodiscard]] static Result<ReferenceCode> parse(std::string_view text);

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] bool empty() const { return text_.empty(); }
    [[nodiscard]] std::string_view last_part() const;

    friend auto operator<=>(const ReferenceCode&, const ReferenceCode&) = default;

private:
    explicit ReferenceCode(std::string_view text) : text_(text) {}
    std::string text_;
};

} // namespace aperta
