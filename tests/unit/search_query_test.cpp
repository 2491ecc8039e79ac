#include "aperta/platform/files.hpp"
#include "aperta/platform/table.hpp"
#include "aperta/search/facets.hpp"
#include "aperta/search/fold.hpp"
#include "aperta/search/query.hpp"
#include "aperta/search/snippet.hpp"
#include "aperta/words/words.hpp"

#include <catch2/catch.hpp>

using namespace aperta;

namespace
{

std::string unescaped(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        const char mark = text[++i];
        out += mark == '0' ? '\0' : mark == 't' ? '\t' : mark == 'n' ? '\n' : '\xFF';
    }
    return out;
}

std::string shown(const SearchTerm& term)
{
    std::string words;
    for (const std::string& word : term.words)
        words += (words.empty() ? "" : " ") + word;
    if (term.words.size() > 1)
        words = '"' + words + '"';
    if (term.prefix)
        words += '*';
    if (term.in_title)
        words = "title(" + words + ")";
    return (term.excluded ? "-" : "") + words;
}

std::string shown(const SearchQuery& query)
{
    std::vector<std::string> parts;
    for (const SearchTerm& term : query.terms)
        parts.push_back(shown(term));
    for (const DescriptionLevel level : query.levels)
        parts.push_back("level=" + std::string{code_of(level)});
    for (const ReferenceCode& series : query.series)
        parts.push_back("series=" + series.text());
    for (const ClassificationState state : query.states)
        parts.push_back("status=" + std::string{code_of(state)});
    for (const std::string& language : query.languages)
        parts.push_back("language=" + language);
    for (const WantedContainer& box : query.containers)
        parts.push_back("container=" + (box.barcode.empty()
                                            ? box.series.text() + "#" + std::to_string(box.number)
                                            : box.barcode));
    if (query.from)
        parts.push_back("from=" + to_text(*query.from));
    if (query.to)
        parts.push_back("to=" + to_text(*query.to));
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : " ") + part;
    return text;
}

std::string shown(const Problems& problems)
{
    std::string text;
    for (const Problem& problem : problems) {
        std::string_view said = fact(problem, "given");
        for (const char* other : {"filter", "from", "limit"})
            if (said.empty())
                said = fact(problem, other);
        text += (text.empty() ? "!" : " !") + problem.code + "(" + std::string{said} + ")";
    }
    return text;
}

} // namespace

TEST_CASE("a query is read as the archivist's table of cases says", "[search]")
{
    const std::string file = APERTA_SOURCE_DIR "/tests/cases/search_queries.tsv";
    const auto cases = Table::parse(file, read_text(file), {"typed", "read"});
    REQUIRE(cases.ok());
    CHECK(cases->rows().size() > 60);
    for (const TableRow& row : cases->rows()) {
        INFO("typed: " << row["typed"]);
        const auto query = parse_search(unescaped(row["typed"]));
        CHECK((query ? shown(*query) : shown(query.problems())) == row["read"]);
        if (!query)
            for (const Problem& problem : query.problems())
                CHECK(has_sentence(problem.code));
    }
}

TEST_CASE("a query of ten thousand bytes or a hundred words is refused with its limit", "[search]")
{
    CHECK(shown(parse_search(std::string(10'000, 'a')).problems()) == "!search.too_long(1000)");
    CHECK(shown(parse_search(std::string(10'000, '"')).problems()) == "!search.too_long(1000)");
    std::string words;
    for (int i = 0; i < 100; ++i)
        words += " ab";
    CHECK(shown(parse_search(words).problems()) == "!search.too_many_words(64)");
}

TEST_CASE("a filter is taken out of a query and put in, and the rest stays as typed", "[search]")
{
    const std::string text = "\"geheim  leger\" level:file  -kopie";
    const auto query = parse_search(text);
    REQUIRE(query.ok());
    REQUIRE(query->filters.size() == 1);
    CHECK(without_filter(text, query->filters.front()) == "\"geheim  leger\" -kopie");
    CHECK(with_filter("verzet ", "series", "VSSE/OR") == "verzet series:VSSE/OR");
    CHECK(with_filter("", "container", "A 1") == "container:\"A 1\"");
    CHECK(with_filter("\"open", "level", "file") == "\"open\" level:file");
}

TEST_CASE("words fold to letters and digits without marks, in every script", "[search]")
{
    const std::vector<std::pair<std::string, std::string>> table{
        {"Sûreté de l'État", "surete de l etat"},
        {"ŁÓDŹ łódź", "lodz lodz"},
        {"Straße STRASSE ẞ", "strasse strasse ss"},
        {"Œuvre cœur Æther", "oeuvre coeur aether"},
        {"ﬁche ﬂuide", "fiche fluide"},
        {"ёлка Ёлка елка", "елка елка елка"},
        {"Đorđe Søren þing", "dorde soren thing"},
        {"Ĳzer ĳzer", "ijzer ijzer"},
        {"İstanbul ısı", "istanbul isi"},
        {"e\xCC\x81 E\xCC\x81tat", "e etat"},
        {"ＦＵＬＬ１２", "full12"},
        {"geheim\xC2\xADschrift", "geheimschrift"},
        {"ΑΘΗΝΑΣ αθηνας", "αθηνασ αθηνασ"},
        {"n° 12 №5", "n 12 no5"},
        {"x²", "x2"},
        {"½", "1 2"},
        {"VSSE/OR/0012-A_b", "vsse or 0012 a b"},
        {"", ""},
        {" \t\n", ""},
        {"a\xFF"
         "b",
         "a b"},
    };
    for (const auto& [text, expected] : table) {
        INFO(text);
        CHECK(folded(text) == expected);
        std::string joined;
        for (const FoldedWord& word : folded_words(text)) {
            joined += (joined.empty() ? "" : " ") + word.text;
            CHECK(word.from < word.past);
            CHECK(word.past <= text.size());
        }
        CHECK(joined == expected);
    }
}

TEST_CASE("what was searched for is marked in the text as it was written", "[search]")
{
    const auto query = parse_search("armee \"dossier secret\" wee* -kopie");
    REQUIRE(query.ok());
    CHECK(marked_text("L'Armée: dossier, Secrét weerstand kopie", *query) ==
          std::vector<TextPart>{{"L'", false},
                                {"Armée", true},
                                {": ", false},
                                {"dossier", true},
                                {", ", false},
                                {"Secrét", true},
                                {" ", false},
                                {"weerstand", true},
                                {" kopie", false}});
    CHECK(marked_text("niets", *query) == std::vector<TextPart>{{"niets", false}});
    CHECK(marked_text("", *query).empty());
}

TEST_CASE("a snippet shows some words around the first that was searched for", "[search]")
{
    std::string text;
    for (int i = 0; i < 100; ++i)
        text += "woord" + std::to_string(i) + " ";
    const auto query = parse_search("woord50");
    const auto parts = snippet(text, *query);
    REQUIRE(parts.size() == 3);
    CHECK(parts[0].text == "… woord42 woord43 woord44 woord45 woord46 woord47 woord48 woord49 ");
    CHECK(parts[1] == TextPart{"woord50", true});
    CHECK(parts[2].text.ends_with(" woord73 …"));
    CHECK(snippet(text, *parse_search("elders")).empty());
}

TEST_CASE("a unit counts in every decade that its dates overlap", "[search]")
{
    FacetCounter counter;
    for (const char* dates : {"1944", "1938/1951", "1944/..", "/1941", "1999-05-03"}) {
        HitFacts hit;
        hit.dates = *parse_date_span(dates);
        counter.add(hit);
    }
    counter.add({});
    CHECK(counter.counts().decades ==
          std::map<int, std::int64_t>{
              {1930, 2}, {1940, 4}, {1950, 2}, {1960, 1}, {1970, 1}, {1980, 1}, {1990, 2}});
}
