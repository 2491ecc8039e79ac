// An order as "key=value&..." with what would break the line percent-encoded, for a job's row.
#include "aperta/catalogue/bulk.hpp"

#include <array>
#include <charconv>
#include <map>

namespace aperta
{

namespace
{

void add_encoded(std::string& line, std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || c == '%' || c == '&' || c == '=' || byte == 0x7F) {
            line += '%';
            line += digits[byte >> 4U];
            line += digits[byte & 0xFU];
        } else {
            line += c;
        }
    }
}

void add_pair(std::string& line, std::string_view key, std::string_view value)
{
    line += line.empty() ? "" : "&";
    line.append(key).append("=");
    add_encoded(line, value);
}

std::optional<std::string> decoded(std::string_view text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            plain += text[i];
            continue;
        }
        unsigned byte = 0;
        if (i + 2 >= text.size())
            return std::nullopt;
        const char* first = text.data() + i + 1;
        const auto [stopped, error] = std::from_chars(first, first + 2, byte, 16);
        if (error != std::errc{} || stopped != first + 2)
            return std::nullopt;
        plain += static_cast<char>(byte);
        i += 2;
    }
    return plain;
}

using Pairs = std::map<std::string, std::string, std::less<>>;

std::optional<Pairs> pairs_in(std::string_view line)
{
    Pairs pairs;
    while (!line.empty()) {
        const std::size_t end = std::min(line.find('&'), line.size());
        const std::string_view pair = line.substr(0, end);
        const std::size_t mark = pair.find('=');
        auto value = mark == std::string_view::npos ? std::nullopt : decoded(pair.substr(mark + 1));
        if (!value)
            return std::nullopt;
        pairs.insert_or_assign(std::string{pair.substr(0, mark)}, std::move(*value));
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return pairs;
}

Problem unreadable()
{
    return {Fault::invalid, "bulk.unreadable", "", {}};
}

Result<BulkSelection> selection_in(const Pairs& pairs)
{
    const auto text = [&](std::string_view key) {
        const auto found = pairs.find(key);
        return found == pairs.end() ? std::string{} : found->second;
    };
    const auto under = ReferenceCode::parse(text("under"));
    if (!under)
        return unreadable();
    BulkSelection units{*under, text("deep") == "yes", std::nullopt, {}};
    if (pairs.contains("level")) {
        const auto level = parse_description_level(text("level"));
        if (!level)
            return unreadable();
        units.level = *level;
    }
    std::string only = text("only");
    for (std::size_t at = 0; at < only.size();) {
        const std::size_t end = std::min(only.find('\n', at), only.size());
        auto code = ReferenceCode::parse(only.substr(at, end - at));
        if (!code)
            return unreadable();
        units.only.push_back(std::move(code).value());
        at = end + 1;
    }
    return units;
}

} // namespace

std::string bulk_batch(JobId job)
{
    return "bulk-job-" + std::to_string(job.value());
}

std::string written(const BulkOrder& order)
{
    std::string line;
    add_pair(line, "under", order.units.under.text());
    add_pair(line, "field", order.field);
    add_pair(line, "text", order.text);
    if (order.find)
        add_pair(line, "find", *order.find);
    if (order.units.deep)
        add_pair(line, "deep", "yes");
    if (order.units.level)
        add_pair(line, "level", code_of(*order.units.level));
    std::string only;
    for (const ReferenceCode& each : order.units.only)
        only += (only.empty() ? "" : "\n") + each.text();
    if (!only.empty())
        add_pair(line, "only", only);
    return line;
}

Result<BulkOrder> parse_bulk_order(std::string_view line)
{
    const auto pairs = pairs_in(line);
    if (!pairs || !pairs->contains("field") || !pairs->contains("text"))
        return unreadable();
    auto units = selection_in(*pairs);
    if (!units)
        return units.problems();
    BulkOrder order{std::move(units).value(), pairs->at("field"), std::nullopt, pairs->at("text")};
    if (const auto find = pairs->find("find"); find != pairs->end())
        order.find = find->second;
    return order;
}

} // namespace aperta
