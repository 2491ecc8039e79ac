#include "aperta/words/words.hpp"
#include "words/word_shelf.hpp"

namespace aperta
{

namespace
{

const WordTable* find_vocabulary(std::string_view name)
{
    static const auto vocabularies = read_word_tables("catalog/vocabularies/", "id");
    const auto found = vocabularies.find(name);
    return found == vocabularies.end() ? nullptr : &found->second;
}

const TableRow* find_vocabulary_row(std::string_view vocabulary, std::string_view id)
{
    const WordTable* table = find_vocabulary(vocabulary);
    return table == nullptr ? nullptr : table->find(id);
}

} // namespace

std::string_view word(std::string_view vocabulary, std::string_view id, Language language)
{
    const TableRow* row = find_vocabulary_row(vocabulary, id);
    if (row == nullptr)
        return id;
    const std::string_view text = text_in(*row, language);
    return text.empty() ? id : text;
}

std::string_view word_field(std::string_view vocabulary, std::string_view id,
                            std::string_view column)
{
    const TableRow* row = find_vocabulary_row(vocabulary, id);
    return row == nullptr ? std::string_view{} : std::string_view{(*row)[column]};
}

std::vector<std::string_view> ids_of(std::string_view vocabulary)
{
    std::vector<std::string_view> ids;
    if (const WordTable* table = find_vocabulary(vocabulary))
        for (const TableRow& row : table->table().rows())
            ids.emplace_back(row["id"]);
    return ids;
}

} // namespace aperta
