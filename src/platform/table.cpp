#include "aperta/platform/table.hpp"

#include <algorithm>

namespace aperta
{

namespace
{

std::vector<std::string> split_at_tabs(std::string_view line)
{
    std::vector<std::string> fields;
    for (;;) {
        const std::size_t tab = line.find('\t');
        fields.emplace_back(line.substr(0, tab));
        if (tab == std::string_view::npos)
            return fields;
        line.remove_prefix(tab + 1);
    }
}

// Takes one line off the front, without its end (LF or CR LF).
std::string_view take_line(std::string_view& text)
{
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (!line.empty() && line.back() == '\r')
        line.remove_suffix(1);
    return line;
}

bool continuation(unsigned char byte)
{
    return (byte & 0xC0U) == 0x80U;
}

std::size_t utf8_length(unsigned char lead)
{
    if (lead < 0x80U)
        return 1;
    if (lead >= 0xC2U && lead < 0xE0U)
        return 2;
    if (lead >= 0xE0U && lead < 0xF0U)
        return 3;
    return lead >= 0xF0U && lead < 0xF5U ? 4 : 0;
}

bool is_utf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = utf8_length(static_cast<unsigned char>(text[i]));
        if (length == 0 || i + length > text.size())
            return false;
        for (std::size_t k = 1; k < length; ++k)
            if (!continuation(static_cast<unsigned char>(text[i + k])))
                return false;
        i += length;
    }
    return true;
}

Problem table_problem(const char* code, std::string_view file, std::vector<Fact> facts)
{
    facts.push_back({"file", std::string{file}});
    return {Fault::invalid, code, "", std::move(facts)};
}

} // namespace

const std::string& TableRow::operator[](std::string_view column) const
{
    static const std::string absent;
    const auto found = columns_->find(column);
    return found == columns_->end() ? absent : fields_.at(found->second);
}

Result<Table> Table::parse(std::string_view file, std::string_view text,
                           std::initializer_list<std::string_view> needed)
{
    Table table;
    table.file_ = file;
    table.columns_ = std::make_unique<std::map<std::string, std::size_t, std::less<>>>();
    Problems problems;
    std::size_t number = 0;
    while (!text.empty()) {
        ++number;
        const std::string_view line = take_line(text);
        if (line.empty() || line.front() == '#')
            continue;
        if (!is_utf8(line)) {
            problems.push_back(
                table_problem("table.not_utf8", file, {{"line", std::to_string(number)}}));
            continue;
        }
        std::vector<std::string> fields = split_at_tabs(line);
        if (table.columns_->empty())
            for (std::size_t i = 0; i < fields.size(); ++i)
                table.columns_->emplace(fields[i], i);
        else if (fields.size() != table.columns_->size())
            problems.push_back(
                table_problem("table.wrong_width", file, {{"line", std::to_string(number)}}));
        else
            table.rows_.emplace_back(number, std::move(fields), table.columns_.get());
    }
    if (table.columns_->empty())
        return table_problem("table.empty", file, {});
    for (std::string_view column : needed)
        if (!table.columns_->contains(column))
            problems.push_back(
                table_problem("table.column_missing", file, {{"column", std::string{column}}}));
    if (!problems.empty())
        return problems;
    return table;
}

} // namespace aperta
