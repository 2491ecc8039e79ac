#include "aperta/catalogue/arrange.hpp"

#include "catalogue/acting.hpp"
#include "catalogue/placing.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace aperta
{

namespace
{

constexpr const char* renumber_act = "catalogue.renumber";
constexpr int most_renumbered = 50'000;

using Codes = std::vector<std::pair<UnitId, ReferenceCode>>;

Problem about_renumbering(const char* code, const std::string& reference)
{
    return {Fault::conflict,
            code,
            "",
            {{"reference", reference}, {"limit", std::to_string(most_renumbered)}}};
}

std::string padded(std::int64_t number, int digits)
{
    std::string text = std::to_string(number);
    const auto width = static_cast<std::size_t>(std::clamp(digits, 1, 9));
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

// The children in their order, whoever may see them: a renumbering needs the highest clearance, so
// that it can tell nobody what is hidden.
Result<Codes> new_codes(const CataloguePorts& ports, ReadTx& tx, const Unit& parent,
                        const Renumber& wanted)
{
    Codes codes;
    std::int64_t number = std::max<std::int64_t>(wanted.first, 1);
    Page page{0, 1'000};
    for (bool more = true; more;) {
        const auto lines = ports.catalogue.children(tx, parent.id, Level::top_secret, page);
        for (const UnitLine& each : lines) {
            auto to = ReferenceCode::parse(parent.reference.text() + "/" +
                                           padded(number++, wanted.digits));
            if (!to)
                return to.problems();
            codes.emplace_back(each.id, std::move(to).value());
        }
        more = lines.size() == static_cast<std::size_t>(page.limit);
        if (more)
            page.after = lines.back().position;
        if (codes.size() > static_cast<std::size_t>(most_renumbered))
            return about_renumbering("renumber.too_many", parent.reference.text());
    }
    return codes;
}

struct Renamed {
    UnitId unit;
    ReferenceCode from;
    ReferenceCode to;
};

// A child's new code, and those of what lies below it and is called after it.
Result<std::vector<Renamed>> with_what_follows(const CataloguePorts& ports, ReadTx& tx,
                                               const Codes& children)
{
    std::vector<Renamed> renamed;
    for (const auto& [child, to] : children) {
        std::string old_code;
        for (const auto& [unit, from] : ports.catalogue.codes_below(tx, child, most_renumbered)) {
            if (unit == child)
                old_code = from.text();
            else if (!from.text().starts_with(old_code + "/"))
                continue;
            auto code = ReferenceCode::parse(to.text() + from.text().substr(old_code.size()));
            if (!code)
                return code.problems();
            if (*code != from)
                renamed.push_back({unit, from, std::move(code).value()});
        }
        if (renamed.size() > static_cast<std::size_t>(most_renumbered))
            return about_renumbering("renumber.too_many", to.text());
    }
    return renamed;
}

// New codes must be free once the old ones are given up.
Problems collisions(const CataloguePorts& ports, ReadTx& tx, const std::vector<Renamed>& renamed)
{
    std::set<std::string> given_up;
    for (const Renamed& each : renamed)
        given_up.insert(each.from.text());
    Problems problems;
    for (const Renamed& each : renamed)
        if (!given_up.contains(each.to.text()) && ports.catalogue.reference_taken(tx, each.to))
            problems.push_back(about_renumbering("renumber.taken", each.to.text()));
    return problems;
}

Result<std::vector<Renamed>> plan(const CataloguePorts& ports, ReadTx& tx, const Actor& actor,
                                  const Renumber& wanted)
{
    if (auto problem = may(actor, Role::archivist, renumber_act))
        return std::move(*problem);
    const auto parent = ports.catalogue.unit(tx, wanted.parent, actor.clearance);
    if (!parent)
        return no_such_unit(wanted.parent);
    if (actor.clearance != Level::top_secret)
        return about_renumbering("renumber.clearance", wanted.parent.text());
    const auto children = new_codes(ports, tx, *parent, wanted);
    if (!children)
        return children.problems();
    auto renamed = with_what_follows(ports, tx, *children);
    if (!renamed)
        return renamed;
    if (!renamed->empty() && ports.catalogue.holds_film(tx, parent->id))
        return about_renumbering("renumber.film", wanted.parent.text());
    if (Problems problems = collisions(ports, tx, *renamed); !problems.empty())
        return problems;
    return renamed;
}

void carry_out(WriteTx& tx, const CataloguePorts& ports, const Actor& actor,
               const std::vector<Renamed>& renamed, const std::string& batch)
{
    Codes codes;
    for (const Renamed& each : renamed)
        codes.emplace_back(each.unit, each.to);
    ports.catalogue.rename(tx, codes);
    for (const Renamed& each : renamed)
        if (const auto unit = ports.catalogue.unit(tx, each.unit, Level::top_secret))
            ports.history.add(tx, change_of(ports, actor, *unit, {renumber_act, batch, {}},
                                            {{"reference", each.from.text(), each.to.text()}}));
}

} // namespace

Result<std::vector<NewCode>> renumbering(CataloguePorts ports, const Actor& actor,
                                         const Renumber& wanted)
{
    const auto tx = ports.work.read();
    const auto renamed = plan(ports, *tx, actor, wanted);
    if (!renamed)
        return renamed.problems();
    std::vector<NewCode> codes;
    codes.reserve(renamed->size());
    for (const Renamed& each : *renamed)
        codes.push_back({each.from, each.to});
    return codes;
}

Result<MovedUnits> renumber(CataloguePorts ports, const Actor& actor, const Renumber& wanted)
{
    return audited_act(
        ports, actor, renumber_act, wanted.parent.text(), [&]() -> Result<MovedUnits> {
            auto tx = ports.work.write();
            const auto renamed = plan(ports, *tx, actor, wanted);
            if (!renamed)
                return renamed.problems();
            const MovedUnits done_now{new_batch(ports, *tx, renumber_act),
                                      static_cast<std::int64_t>(renamed->size())};
            if (renamed->empty())
                return done_now;
            carry_out(*tx, ports, actor, *renamed, done_now.batch);
            ports.audit.append(
                *tx, done(ports.clock, actor, renumber_act, wanted.parent.text(),
                          "units=" + std::to_string(done_now.moved) + " batch=" + done_now.batch));
            tx->commit();
            return done_now;
        });
}

} // namespace aperta
