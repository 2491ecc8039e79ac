#include "aperta/transfer/transfer.hpp"

#include <algorithm>
#include <array>

namespace aperta
{

namespace
{

constexpr std::array<std::string_view, 11> transfer_states{
    "DRAFT",   "LISTED",   "SUBMITTED",    "CORRECTIONS", "APPROVED", "PACKED",
    "SHIPPED", "RECEIVED", "ACKNOWLEDGED", "CLOSED",      "CANCELLED"};

constexpr std::size_t longest_number = 64;

bool number_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_';
}

} // namespace

std::string_view code_of(TransferState state)
{
    return transfer_states.at(static_cast<std::size_t>(state));
}

Result<TransferState> parse_transfer_state(std::string_view text)
{
    const auto* found = std::find(transfer_states.begin(), transfer_states.end(), text);
    if (found == transfer_states.end())
        return Problem{
            Fault::invalid, "transfer.unknown_state", "state", {{"given", std::string{text}}}};
    return static_cast<TransferState>(found - transfer_states.begin());
}

bool still_here(TransferState state)
{
    return state <= TransferState::packed;
}

bool still_open(TransferState state)
{
    return state != TransferState::closed && state != TransferState::cancelled;
}

std::string_view text_in(const std::vector<TransferText>& texts, Language wanted)
{
    for (const Language language : {wanted, Language::nl, Language::fr, Language::en, Language::de})
        for (const TransferText& each : texts)
            if (each.language == language && !each.text.empty())
                return each.text;
    return {};
}

Result<Done> check_number(std::string_view number)
{
    const bool lawful = !number.empty() && number.size() <= longest_number &&
                        number.front() != '.' && number.front() != '-' &&
                        std::all_of(number.begin(), number.end(), number_letter);
    if (!lawful)
        return Problem{Fault::invalid,
                       "transfer.number_malformed",
                       "number",
                       {{"given", std::string{number}}}};
    return Done{};
}

std::string_view code_of(PackageState state)
{
    constexpr std::array<std::string_view, 3> codes{"BUILT", "HANDED_OVER", "RECEIVED"};
    return codes.at(static_cast<std::size_t>(state));
}

} // namespace aperta
