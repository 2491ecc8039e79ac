#include "transfer/contents.hpp"

#include "aperta/platform/resources.hpp"
#include "aperta/transfer/guards.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace aperta
{

namespace
{

constexpr std::array list_languages{Language::nl, Language::fr};
constexpr std::array readme_languages{Language::nl, Language::fr, Language::en};

// A reference code as the name of a folder or file; letters that names may not have are not in it
// but for the slash.
std::string folder_name(const ReferenceCode& reference)
{
    std::string name = reference.text();
    std::replace(name.begin(), name.end(), '/', '-');
    return name;
}

bool lawful_name(std::string_view name)
{
    const auto lawful = [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               c == '.' || c == '_' || c == '-';
    };
    return !name.empty() && name.front() != '.' && std::all_of(name.begin(), name.end(), lawful);
}

Problem about_transfer(Fault fault, const char* code, const Transfer& transfer)
{
    return {fault,
            code,
            "",
            {{"number", transfer.number}, {"state", std::string{code_of(transfer.state)}}}};
}

void add_all(Problems& into, const Problems& more)
{
    into.insert(into.end(), more.begin(), more.end());
}

std::vector<Container> all_boxes(const ReleasedView& view)
{
    std::vector<Container> all;
    for (Page page{0, 500};;) {
        const std::vector<Container> some = view.boxes(view.root(), page);
        if (some.empty())
            return all;
        all.insert(all.end(), some.begin(), some.end());
        page.after = some.back().number;
    }
}

class Examination
{
public:
    Examination(const TransferPorts& ports, ReadTx& tx, const Actor& actor,
                const PackageOrder& order)
        : ports_(ports), tx_(tx), actor_(actor), order_(order)
    {
    }

    Result<Examined> run(Transfer transfer)
    {
        examined_.transfer = std::move(transfer);
        if (!still_here(examined_.transfer.state))
            return about_transfer(Fault::conflict, "transfer.state_forbids", examined_.transfer);
        for (const TransferLine& line : examined_.transfer.lines)
            look_at(line);
        add_all(problems_, guard_g7(found_));
        if (found_.size() == examined_.transfer.lines.size())
            add_all(problems_, guard_g8(found_));
        if (problems_.empty())
            for (const FilmForTransfer& film : order_.films)
                place_film(film);
        if (!problems_.empty())
            return problems_;
        return std::move(examined_);
    }

private:
    // G9 first: without a view nothing of the series can be seen, let alone added up.
    void look_at(const TransferLine& line)
    {
        auto view =
            ReleasedView::of(tx_, ports_.catalogue, ports_.declassification, actor_, line.series);
        if (!view) {
            add_all(problems_, view.problems());
            return;
        }
        const auto unit = ports_.catalogue.unit(tx_, line.series, actor_.clearance);
        found_.push_back(
            {line, unit->id, unit->legal_level, unit->classification_state, unit->access.state,
             unit->custody,
             ports_.transfers.open_transfer_of(tx_, line.series, examined_.transfer.id),
             !unit->dates.undated(), all_boxes(*view), unit->measured});
        examined_.series.push_back(listed_series(*view, line));
        examined_.folders.push_back(folder_name(line.series));
        examined_.views.push_back(std::move(*view));
    }

    void place_film(const FilmForTransfer& film)
    {
        for (const FilmFile& file : film.files)
            if (!lawful_name(file.name))
                refuse_film("transfer.name_unsafe", {"name", file.name});
        for (std::size_t line = 0; line < examined_.views.size(); ++line)
            if (holds(examined_.views[line], film.reference)) {
                examined_.film_lines.push_back(line);
                return;
            }
        refuse_film("transfer.film_not_released", {"reference", film.reference.text()});
    }

    static bool holds(const ReleasedView& view, const ReferenceCode& reference)
    {
        bool found = false;
        if (reference.text().starts_with(view.root().reference().text() + "/"))
            view.each([&](const ReleasedUnit& unit, int) {
                found = unit.reference() == reference;
                return !found;
            });
        return found;
    }

    void refuse_film(const char* code, Fact fact)
    {
        problems_.push_back({Fault::guard, code, "", {std::move(fact)}});
    }

    const TransferPorts& ports_;
    ReadTx& tx_;
    const Actor& actor_;
    const PackageOrder& order_;
    Examined examined_;
    std::vector<LineAsFound> found_;
    Problems problems_;
};

std::string filled_in(std::string text,
                      const std::vector<std::pair<std::string_view, std::string>>& blanks)
{
    for (const auto& [name, value] : blanks)
        for (std::size_t at = text.find(name); at != std::string::npos;
             at = text.find(name, at + value.size()))
            text.replace(at, name.size(), value);
    return text;
}

std::string readme(const Examined& examined, Language language)
{
    std::int64_t boxes = 0;
    Millimetres extent;
    for (const ListedSeries& series : examined.series) {
        boxes += static_cast<std::int64_t>(series.boxes.size());
        extent += series.counted();
    }
    const std::string path = "catalog/transfer/readme_" + std::string{code_of(language)} + ".txt";
    return filled_in(
        std::string{resource(path)},
        {{"{number}", examined.transfer.number},
         {"{title}", std::string{text_in(examined.transfer.titles, language)}},
         {"{repository}", std::string{text_in(examined.transfer.repository_names, language)}},
         {"{isil}", examined.transfer.repository},
         {"{boxes}", std::to_string(boxes)},
         {"{metres}", in_metres(extent, decimal_mark(language))},
         {"{held_back}", std::to_string(examined.held_back())}});
}

Result<Done> put_finding_aids(Payload& payload, const Examined& examined, const PackageOrder& order,
                              LegalDay published)
{
    for (std::size_t line = 0; line < examined.views.size(); ++line)
        for (const Language language : list_languages) {
            const std::string path = "data/" + examined.folders[line] +
                                     "/metadata/descriptive/ead_" +
                                     std::string{iso_639_2b(language)} + ".xml";
            auto written = payload.write(path, [&](const PieceTaker& take) {
                return order.finding_aid(examined.views[line], language, published, take);
            });
            if (!written)
                return written;
        }
    return Done{};
}

Result<Done> put_documentation(Payload& payload, const Examined& examined)
{
    std::vector<std::pair<std::string, std::string>> files;
    const auto add = [&files](const char* name, Language language, const char* kind,
                              std::string text) {
        files.emplace_back("data/documentation/" + std::string{name} + "_" +
                               std::string{code_of(language)} + kind,
                           std::move(text));
    };
    for (const Language language : list_languages) {
        add("transfer_list", language, ".csv", transfer_list_csv(examined.series, language));
        add("reconciliation", language, ".csv", reconciliation_csv(examined.series, language));
        add("decisions", language, ".csv", decisions_csv(examined.series, language));
    }
    for (const Language language : readme_languages)
        add("readme", language, ".txt", readme(examined, language));
    for (const auto& [path, text] : files)
        if (auto written = payload.text(path, text); !written)
            return written;
    return Done{};
}

} // namespace

std::int64_t Examined::held_back() const
{
    std::int64_t sum = 0;
    for (const ListedSeries& each : series)
        sum += each.held_back;
    return sum;
}

Result<Examined> examine(const TransferPorts& ports, ReadTx& tx, const Actor& actor,
                         const PackageOrder& order)
{
    auto transfer = ports.transfers.transfer(tx, order.number, actor.clearance);
    if (!transfer)
        return Problem{
            Fault::not_found, "transfer.not_found", "number", {{"number", order.number}}};
    return Examination{ports, tx, actor, order}.run(std::move(*transfer));
}

Result<Done> put_texts(Payload& payload, const Examined& examined, const PackageOrder& order,
                       LegalDay published)
{
    auto written = put_finding_aids(payload, examined, order, published);
    if (!written)
        return written;
    return put_documentation(payload, examined);
}

Result<Done> put_films(Payload& payload, const Examined& examined, const PackageOrder& order)
{
    for (std::size_t i = 0; i < order.films.size(); ++i) {
        const FilmForTransfer& film = order.films[i];
        const std::string folder = "data/" + examined.folders[examined.film_lines[i]] + "/film/" +
                                   folder_name(film.reference) + "/";
        for (const FilmFile& file : film.files)
            if (auto copied = payload.copy(folder + file.name, film.folder / file.name, file);
                !copied)
                return copied;
    }
    return Done{};
}

} // namespace aperta
