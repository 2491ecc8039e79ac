#include "words/word_shelf.hpp"

#include "aperta/platform/resources.hpp"

#include <utility>

namespace aperta
{

namespace
{

constexpr std::string_view table_ending = ".tsv";

// "catalog/vocabularies/levels.tsv" is the vocabulary "levels".
std::string_view name_of_table(std::string_view path)
{
    path.remove_prefix(path.find_last_of('/') + 1);
    path.remove_suffix(table_ending.size());
    return path;
}

} // namespace

WordTable::WordTable(Table table, std::string_view key) : table_(std::move(table))
{
    for (std::size_t i = 0; i < table_.rows().size(); ++i)
        index_.emplace(table_.rows()[i][key], i);
}

const TableRow* WordTable::find(std::string_view key) const
{
    const auto found = index_.find(key);
    return found == index_.end() ? nullptr : &table_.rows()[found->second];
}

std::map<std::string_view, WordTable, std::less<>> read_word_tables(std::string_view prefix,
                                                                    std::string_view key)
{
    std::map<std::string_view, WordTable, std::less<>> tables;
    for (std::string_view path : resources_under(prefix)) {
        if (!path.ends_with(table_ending))
            continue;
        auto table = Table::parse(path, resource(path), {key, "en", "nl", "fr", "de"});
        if (table)
            tables.emplace(name_of_table(path), WordTable{std::move(table).value(), key});
    }
    return tables;
}

std::string_view text_in(const TableRow& row, Language language)
{
    const std::string& text = row[code_of(language)];
    return text.empty() ? row[code_of(Language::en)] : text;
}

} // namespace aperta
