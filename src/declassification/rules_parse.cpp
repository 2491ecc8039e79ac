// catalog/rules/*.tsv to rules. Every fault of the file is answered at once, with its line: the
// people who keep these rows are jurists and archivists, not programmers.
#include "aperta/declassification/rules.hpp"

#include "aperta/platform/table.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace aperta
{

namespace
{

constexpr std::array<std::string_view, 5> effect_codes{"EVALUATE", "LAPSE", "TRANSFER_DUE",
                                                       "ACCESS_OPEN", "LEVEL_EXISTS"};
constexpr std::array<std::string_view, 2> ground_codes{"LAW", "POLICY"};
constexpr std::array<std::string_view, 2> rounding_codes{"NONE", "NEXT_1_JANUARY"};
constexpr std::array<std::string_view, 2> status_codes{"F", "C"};

struct Reading {
    const std::string& file;
    const TableRow& row;
    Problems& problems;

    void refuse(const char* code, std::string_view column) const
    {
        problems.push_back(
            {Fault::invalid,
             code,
             std::string{column},
             {{"file", file}, {"line", std::to_string(row.line())}, {"given", row[column]}}});
    }

    template <std::size_t count>
    [[nodiscard]] std::size_t choice(std::string_view column,
                                     const std::array<std::string_view, count>& codes,
                                     const char* code) const
    {
        const auto found = std::find(codes.begin(), codes.end(), row[column]);
        if (found == codes.end()) {
            refuse(code, column);
            return 0;
        }
        return static_cast<std::size_t>(found - codes.begin());
    }

    [[nodiscard]] int number(std::string_view column) const
    {
        const std::string& text = row[column];
        int value = 0;
        const char* end = text.data() + text.size();
        const auto read = std::from_chars(text.data(), end, value);
        if (read.ec != std::errc{} || read.ptr != end || value < 0 || value > 1000)
            refuse("rules.bad_number", column);
        return value;
    }

    [[nodiscard]] std::optional<LegalDay> day(std::string_view column) const
    {
        if (row[column].empty())
            return std::nullopt;
        auto parsed = parse_day(row[column]);
        if (!parsed) {
            refuse("rules.bad_day", column);
            return std::nullopt;
        }
        return *parsed;
    }

    [[nodiscard]] LevelScope levels() const
    {
        if (row["level"] == "ANY")
            return {true, {}};
        if (row["level"] == "CLASSIFIED")
            return {false, {}};
        if (const auto level = parse_level(row["level"]))
            return {false, *level};
        refuse("rules.unknown_level", "level");
        return {};
    }
};

Rule read_rule(const Reading& in)
{
    Rule rule;
    rule.id = in.row["id"];
    rule.version = in.number("version");
    rule.levels = in.levels();
    rule.effect = static_cast<Effect>(in.choice("effect", effect_codes, "rules.unknown_effect"));
    rule.ground = static_cast<Ground>(in.choice("ground", ground_codes, "rules.unknown_ground"));
    if (in.row["basis"] != "LAST_DAY")
        in.refuse("rules.unknown_basis", "basis");
    rule.years = in.number("years");
    rule.rounding =
        static_cast<Rounding>(in.choice("rounding", rounding_codes, "rules.unknown_rounding"));
    rule.from = in.day("from_day");
    rule.to = in.day("to_day");
    if (rule.from && rule.to && *rule.to < *rule.from)
        in.refuse("rules.days_reversed", "to_day");
    rule.condition = in.row["condition"];
    rule.source = in.row["source"];
    if (rule.id.empty() || rule.source.empty())
        in.refuse("rules.source_missing", rule.id.empty() ? "id" : "source");
    rule.to_confirm = in.choice("status", status_codes, "rules.unknown_status") == 1;
    return rule;
}

bool levels_meet(const LevelScope& a, const LevelScope& b)
{
    if (a.only)
        return b.covers(*a.only);
    return !b.only || a.covers(*b.only);
}

bool overlap(const Rule& a, const Rule& b)
{
    const bool days_meet =
        (!a.from || !b.to || *a.from <= *b.to) && (!b.from || !a.to || *b.from <= *a.to);
    return a.effect == b.effect && a.condition == b.condition && days_meet &&
           levels_meet(a.levels, b.levels);
}

void refuse_meeting_rules(const Table& table, const std::vector<Rule>& rules, Problems& problems)
{
    for (std::size_t i = 0; i < rules.size(); ++i)
        for (std::size_t k = 0; k < i; ++k) {
            const bool same = rules[i].id == rules[k].id && rules[i].version == rules[k].version;
            if (!same && !overlap(rules[i], rules[k]))
                continue;
            problems.push_back({Fault::invalid,
                                same ? "rules.id_taken" : "rules.overlap",
                                "id",
                                {{"file", table.file()},
                                 {"line", std::to_string(table.rows()[i].line())},
                                 {"other_line", std::to_string(table.rows()[k].line())},
                                 {"id", rules[i].id},
                                 {"other", rules[k].id}}});
        }
}

// "catalog/rules/be-2025.tsv" is BE-2025.
std::string name_from(std::string_view file)
{
    file.remove_prefix(file.find_last_of('/') + 1);
    std::string name{file.substr(0, file.find('.'))};
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return name;
}

} // namespace

std::string_view code_of(Effect effect)
{
    return effect_codes.at(static_cast<std::size_t>(effect));
}

std::string_view code_of(Ground ground)
{
    return ground_codes.at(static_cast<std::size_t>(ground));
}

Result<RuleSet> parse_rules(std::string_view file, std::string_view text)
{
    const auto table =
        Table::parse(file, text,
                     {"id", "version", "level", "effect", "ground", "basis", "years", "rounding",
                      "from_day", "to_day", "condition", "status", "source"});
    if (!table)
        return table.problems();
    RuleSet set{name_from(file), {}};
    Problems problems;
    for (const TableRow& row : table->rows())
        set.rules.push_back(read_rule({table->file(), row, problems}));
    if (problems.empty())
        refuse_meeting_rules(*table, set.rules, problems);
    if (!problems.empty())
        return problems;
    return set;
}

} // namespace aperta
