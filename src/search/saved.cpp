#include "aperta/platform/digest.hpp"
#include "aperta/search/fold.hpp"
#include "aperta/search/search.hpp"
#include "search/resolve.hpp"

#include <algorithm>

namespace aperta
{

namespace
{

constexpr int most_suggestions = 8;
constexpr std::size_t shortest_beginning = 2;

Problem about_name(const char* code, std::vector<Fact> facts)
{
    return {Fault::invalid, code, "name", std::move(facts)};
}

Problems faults_of(const std::string& name, const std::string& text,
                   const std::vector<SavedSearch>& kept)
{
    Problems problems;
    if (folded(name).empty())
        problems.push_back(about_name("search.name_missing", {}));
    if (name.size() > longest_search_name)
        problems.push_back(
            about_name("search.name_too_long", {{"limit", std::to_string(longest_search_name)}}));
    const bool replaces = std::any_of(
        kept.begin(), kept.end(), [&name](const SavedSearch& each) { return each.name == name; });
    if (!replaces && kept.size() >= most_saved_searches)
        problems.push_back(
            about_name("search.too_many_saved", {{"limit", std::to_string(most_saved_searches)}}));
    const auto query = parse_search(text);
    if (!query)
        problems.insert(problems.end(), query.problems().begin(), query.problems().end());
    else if (query->empty())
        problems.push_back({Fault::invalid, "search.nothing_to_save", "q", {}});
    return problems;
}

// What a person calls a search may quote a title; the audit holds its hash.
std::string name_on_record(const std::string& name)
{
    return "name=" + sha256_hex(name);
}

} // namespace

std::vector<std::string> suggestions(const SearchPorts& ports, const Actor& reader,
                                     std::string_view text)
{
    if (text.size() > longest_search)
        return {};
    const auto words = folded_words(text);
    if (words.empty() || words.back().past != text.size() ||
        words.back().text.size() < shortest_beginning)
        return {};
    const std::string_view before = text.substr(0, words.back().from);
    const auto tx = ports.work.read();
    if (!ports.index.answers(*tx))
        return {};
    auto found =
        ports.index.completions(*tx, words.back().text, reader.clearance, most_suggestions);
    for (std::string& each : found)
        each.insert(0, before);
    return found;
}

std::optional<BoxPlace> scanned_box(const SearchPorts& ports, const Actor& reader,
                                    std::string_view text)
{
    if (text.empty() || text.size() > longest_search)
        return std::nullopt;
    const auto tx = ports.work.read();
    if (auto box = ports.index.box(*tx, text, reader.clearance))
        return box;
    if (text.find('#') == std::string_view::npos ||
        text.find_first_of(" \"") != std::string_view::npos)
        return std::nullopt;
    const auto query = parse_search("container:" + std::string{text});
    if (!query || query->containers.size() != 1)
        return std::nullopt;
    return box_wanted(ports, *tx, query->containers.front(), reader.clearance);
}

std::vector<SavedSearch> saved_searches(const SearchPorts& ports, const Actor& person)
{
    const auto tx = ports.work.read();
    return ports.index.saved(*tx, person.account);
}

Result<Done> save_search(const SearchPorts& ports, const Actor& person, const std::string& name,
                         const std::string& text)
{
    Problems problems;
    {
        const auto tx = ports.work.write();
        problems = faults_of(name, text, ports.index.saved(*tx, person.account));
        if (problems.empty()) {
            ports.index.save(*tx, person.account, {name, text, to_text(ports.clock.now())});
            ports.audit.append(*tx,
                               done(ports.clock, person, "search.save", "", name_on_record(name)));
            tx->commit();
            return Done{};
        }
    }
    return refused({ports.work, ports.audit, ports.clock}, person, "search.save", "",
                   std::move(problems));
}

Result<Done> forget_search(const SearchPorts& ports, const Actor& person, const std::string& name)
{
    {
        const auto tx = ports.work.write();
        if (ports.index.forget(*tx, person.account, name)) {
            ports.audit.append(
                *tx, done(ports.clock, person, "search.forget", "", name_on_record(name)));
            tx->commit();
            return Done{};
        }
    }
    return refused({ports.work, ports.audit, ports.clock}, person, "search.forget", "",
                   {{Fault::not_found,
                     "search.saved_not_found",
                     "name",
                     {{"name", name.substr(0, longest_search_name)}}}});
}

} // namespace aperta
