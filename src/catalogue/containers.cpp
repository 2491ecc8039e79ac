#include "aperta/catalogue/containers.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace aperta
{

namespace
{

constexpr std::array<std::string_view, 4> container_kind_codes{"box", "reel_can", "folder",
                                                               "volume"};
constexpr std::string_view check_alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::size_t serial_digits = 7;
constexpr std::size_t longest_barcode = 40;

// What is no letter or digit, such as the dash of a prefix, does not count in the check.
int check_value(char c)
{
    const auto at = check_alphabet.find(c);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

bool is_barcode_character(char c)
{
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return letter || (c >= '0' && c <= '9') ||
           std::string_view{"-._/"}.find(c) != std::string_view::npos;
}

} // namespace

std::string_view code_of(ContainerKind kind)
{
    return container_kind_codes.at(static_cast<std::size_t>(kind));
}

Result<ContainerKind> parse_container_kind(std::string_view text)
{
    for (std::size_t i = 0; i < container_kind_codes.size(); ++i)
        if (container_kind_codes.at(i) == text)
            return static_cast<ContainerKind>(i);
    return Problem{
        Fault::invalid, "containers.unknown_kind", "kind", {{"given", std::string{text}}}};
}

const BoxType* type_of(const BoxHouse& house, std::string_view code)
{
    for (const BoxType& each : house.types)
        if (each.code == code)
            return &each;
    return nullptr;
}

char check_character(std::string_view text)
{
    constexpr int modulus = 36;
    int sum = modulus;
    for (const char c : text) {
        const int value = check_value(c);
        if (value < 0)
            continue;
        sum = (sum + value) % modulus;
        sum = (sum == 0 ? modulus : sum) * 2 % (modulus + 1);
    }
    return check_alphabet.at(static_cast<std::size_t>((modulus + 1 - sum) % modulus));
}

std::string barcode_of(std::string_view prefix, std::int64_t serial)
{
    std::string digits = std::to_string(serial);
    if (digits.size() < serial_digits)
        digits.insert(0, serial_digits - digits.size(), '0');
    std::string code = std::string{prefix} + digits;
    code += check_character(code);
    return code;
}

bool is_barcode(std::string_view text)
{
    return !text.empty() && text.size() <= longest_barcode &&
           std::all_of(text.begin(), text.end(), is_barcode_character);
}

std::vector<NumberRange> gaps_in(const std::vector<int>& numbers)
{
    std::vector<NumberRange> gaps;
    int expected = 1;
    for (const int number : numbers) {
        if (number > expected)
            gaps.push_back({expected, number - 1});
        expected = number + 1;
    }
    return gaps;
}

std::vector<NumberRange> fill(const std::vector<Millimetres>& files, Millimetres capacity)
{
    assert(capacity > Millimetres{});
    std::vector<NumberRange> placed;
    placed.reserve(files.size());
    int open = 0;
    std::int64_t left = capacity.value();
    for (const Millimetres file : files) {
        if (file.value() > left && left < capacity.value()) {
            ++open;
            left = capacity.value();
        }
        const int first = open;
        std::int64_t rest = file.value();
        while (rest > left) {
            rest -= left;
            ++open;
            left = capacity.value();
        }
        left -= rest;
        placed.push_back({first, open});
    }
    return placed;
}

} // namespace aperta
