// The search against the raw full-text engine on the same words in the same run, in CPU time, as
// ratios. By hand, not part of the tests: search_bench [UNITS]
#include "aperta/search/search.hpp"
#include "store/migrations.hpp"
#include "store/pooled_work.hpp"
#include "store/stored_access.hpp"
#include "store/stored_catalogue.hpp"
#include "store/stored_search.hpp"
#include "tests/support/hand_clock.hpp"
#include "tests/support/temp_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <iostream>
#include <random>

using namespace aperta;

namespace
{

double cpu_seconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

// The median of several runs, after one to warm up.
template <class Act>
double milliseconds(Act act)
{
    constexpr int runs = 15;
    act();
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        const double start = cpu_seconds();
        act();
        times.push_back((cpu_seconds() - start) * 1000);
    }
    std::sort(times.begin(), times.end());
    return times[runs / 2];
}

// "dossier" in every title, "verzet" in one of forty, and words by a law of few and many.
class Seeder
{
public:
    explicit Seeder(CatalogueStore& catalogue) : catalogue_(catalogue) {}

    void seed(Work& work, int units)
    {
        UnitId series;
        for (int i = 0; i < units;) {
            auto tx = work.write();
            if (!fonds_.stored())
                fonds_ = add(*tx, {}, "VSSE", DescriptionLevel::fonds);
            for (const int past = std::min(i + 10'000, units); i < past; ++i) {
                if (i % 2000 == 0)
                    series = add(*tx, fonds_, fmt::format("VSSE/S{}", i / 2000),
                                 DescriptionLevel::series);
                add(*tx, series, fmt::format("VSSE/S{}/{:04}", i / 2000, i % 2000),
                    DescriptionLevel::file);
            }
            tx->commit();
        }
    }

private:
    std::string words(int count)
    {
        std::string text;
        for (int i = 0; i < count; ++i) {
            const double at = std::pow(spread_(random_), 3.0);
            text += fmt::format(" woord{}", static_cast<int>(at * 30'000));
        }
        return text;
    }

    UnitId add(WriteTx& tx, UnitId parent, const std::string& reference, DescriptionLevel level)
    {
        Unit unit;
        unit.parent = parent;
        unit.level = level;
        unit.reference = *ReferenceCode::parse(reference);
        unit.position = ++position_;
        const bool rare = spread_(random_) < 0.025;
        unit.texts = {
            {Language::nl, (rare ? "Dossier verzet" : "Dossier") + words(5), "", words(20)},
            {Language::fr, "Dossier" + words(5), "", words(15)}};
        unit.dates = *parse_date_span(std::to_string(1930 + position_ % 30));
        if (level == DescriptionLevel::file)
            unit.legal_level = static_cast<Level>(position_ % 4);
        return catalogue_.add(tx, unit);
    }

    CatalogueStore& catalogue_;
    std::mt19937 random_{1944}; // NOLINT: the same archive each time
    std::uniform_real_distribution<double> spread_{0.0, 1.0};
    std::int64_t position_ = 0;
    UnitId fonds_;
};

constexpr const char* raw_query =
    "SELECT rowid FROM raw WHERE raw MATCH ? ORDER BY bm25(raw, 4.0, 1.0) LIMIT 51";

void compare(Connection& raw, const SearchPorts& ports, const std::string& word)
{
    Actor reader;
    reader.account = "bench";
    reader.clearance = Level::secret;
    const auto query = parse_search(word);
    const SearchCriteria criteria{*query, {}, {}, reader.clearance};
    const double plain = milliseconds([&] {
        auto select = raw.prepare(raw_query);
        select.bind("\"" + word + "\"");
        select.run();
    });
    const double found = milliseconds([&] {
        const auto tx = ports.work.read();
        (void)ports.index.find(*tx, criteria, {SearchOrder::relevance, {}, 51});
    });
    const double counted = milliseconds([&] {
        const auto tx = ports.work.read();
        (void)ports.index.count(*tx, criteria, counted_exactly + 1);
    });
    const double faceted = milliseconds([&] {
        const auto tx = ports.work.read();
        (void)ports.index.facets(*tx, criteria);
    });
    const double whole = milliseconds([&] {
        (void)search(ports, reader, {word, {}, "", hits_of_page, false});
    });
    const auto tx = ports.work.read();
    std::cout << fmt::format(
        "{}: {} hits; raw {:.2f} ms; ranked {:.2f} ms, {:.2f}x; count {:.2f} ms; facets {:.2f} ms;"
        " a page of 50 with texts, trails, snippets and audit {:.2f} ms, {:.2f}x\n",
        word, ports.index.count(*tx, criteria, 1'000'000), plain, found, found / plain, counted,
        faceted, whole, whole / plain);
}

} // namespace

int main(int count, char** arguments)
{
    configure_sqlite();
    const int units = count > 1 ? std::stoi(arguments[1]) : 200'000;
    TempFolder folder;
    HandClock clock;
    const auto file = folder.path() / "bench.db";
    Connection raw{file, Connection::Mode::read_write};
    if (!migrate(raw, clock).ok())
        return 1;
    SqliteWork work{file};
    StoredCatalogue catalogue;
    StoredSearch index;
    StoredAudit audit;
    const SearchPorts ports{work, index, catalogue, audit, clock};
    const double start = cpu_seconds();
    Seeder{catalogue}.seed(work, units);
    const double seeded = cpu_seconds() - start;
    std::cout << fmt::format("{} units added with their index: {:.0f} a second\n", units,
                             units / seeded);
    raw.execute("CREATE VIRTUAL TABLE raw USING fts5(titles, body, content='', tokenize='ascii');"
                "BEGIN; INSERT INTO raw(rowid, titles, body) SELECT unit_id, titles, body FROM "
                "unit_words WHERE level <= 3; COMMIT");
    for (const char* word : {"verzet", "woord90", "dossier"})
        compare(raw, ports, word);
    const double before = cpu_seconds();
    {
        auto tx = work.write();
        connection_of(*tx).execute(
            "UPDATE unit SET legal_level = 0 WHERE id BETWEEN 100 AND 10099");
        tx->commit();
    }
    const double moved = cpu_seconds();
    int steps = 0;
    tidy_search(ports, [&steps] { return ++steps > 0; });
    std::cout << fmt::format("10,000 units moved to another level: {:.2f} s; tidied in {} steps: "
                             "{:.2f} s\n",
                             moved - before, steps, cpu_seconds() - moved);
    return 0;
}
