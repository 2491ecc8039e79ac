#include "starter/catalogue_loader.hpp"

#include <array>
#include <charconv>
#include <optional>

namespace aperta
{

namespace
{

constexpr std::array<std::pair<Language, std::string_view>, 4> language_suffixes{
    {{Language::nl, "_nl"}, {Language::fr, "_fr"}, {Language::en, "_en"}, {Language::de, "_de"}}};

std::string column_name(std::string_view stem, std::string_view suffix)
{
    return std::string{stem} + std::string{suffix};
}

std::vector<UnitText> texts_of(const RowReader& row)
{
    std::vector<UnitText> texts;
    for (const auto& [language, suffix] : language_suffixes) {
        UnitText text{language, row.text(column_name("title", suffix)),
                      row.text(column_name("title_public", suffix)),
                      row.text(column_name("scope", suffix))};
        if (!text.title.empty())
            texts.push_back(std::move(text));
    }
    return texts;
}

struct NumberRange {
    std::int64_t first = 0;
    std::int64_t last = 0;
};

std::optional<std::int64_t> whole_number(std::string_view text)
{
    std::int64_t value = 0;
    const auto [stopped, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || stopped != text.data() + text.size() || value < 1)
        return std::nullopt;
    return value;
}

// "12" or "12-14".
std::optional<NumberRange> box_range(std::string_view text)
{
    const std::size_t dash = text.find('-');
    const auto first = whole_number(text.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : whole_number(text.substr(dash + 1));
    if (!first || !last || *last < *first)
        return std::nullopt;
    return NumberRange{*first, *last};
}

} // namespace

void CatalogueLoader::authorities(const Table& table)
{
    for (const TableRow& each : table.rows()) {
        RowReader row{table, each, problems_};
        Authority authority{{}, row.text("code"), row.text("kind"), {}};
        if (authority.code.empty()) {
            row.bad_value("code");
            continue;
        }
        if (authorities_.contains(authority.code)) {
            row.complain("starter.duplicate", authority.code);
            continue;
        }
        for (const auto& [language, suffix] : language_suffixes)
            if (!row.blank(column_name("name", suffix)))
                authority.names.push_back({language, row.text(column_name("name", suffix))});
        authorities_[authority.code] = store_.add(tx_, authority);
    }
}

void CatalogueLoader::successions(const Table& table)
{
    for (const TableRow& each : table.rows()) {
        RowReader row{table, each, problems_};
        const Succession succession{authority(row, "predecessor"), authority(row, "successor"),
                                    row.day("from_day"),           row.yes("disputed"),
                                    row.day("ruling_day"),         row.text("ruling_reference")};
        if (succession.predecessor.stored() && succession.successor.stored())
            store_.add(tx_, succession);
    }
}

void CatalogueLoader::series(const Table& table)
{
    for (const TableRow& each : table.rows()) {
        RowReader row{table, each, problems_};
        Unit unit = common(row);
        if (!row.blank("measured_mm"))
            unit.measured = Millimetres{row.number("measured_mm")};
        for (const std::string& code : row.list("creators")) {
            const auto found = authorities_.find(code);
            if (found == authorities_.end())
                row.complain("starter.unknown_reference", code);
            else
                unit.creators.push_back(found->second);
        }
        if (unit.level == DescriptionLevel::fonds) {
            inherit(row, unit, nullptr);
            store(row, unit, nullptr);
        } else if (Known* parent = parent_of(row)) {
            inherit(row, unit, parent);
            store(row, unit, parent);
        }
    }
}

void CatalogueLoader::boxes(const Table& table)
{
    for (const TableRow& each : table.rows()) {
        RowReader row{table, each, problems_};
        Container box{{},
                      unit(row, "series"),
                      ContainerKind::box,
                      static_cast<int>(row.number("number")),
                      row.text("barcode"),
                      row.text("type"),
                      Millimetres{row.number("width_mm")},
                      row.text("location")};
        if (box.number < 1)
            row.bad_value("number");
        if (box.width.value() < 1)
            row.bad_value("width_mm");
        const bool barcode_taken = barcodes_.contains(box.barcode);
        if (barcode_taken || boxes_.contains({box.series, box.number}))
            row.complain("starter.duplicate", barcode_taken ? box.barcode : row.text("number"));
        else if (box.series.stored() && box.number > 0 && box.width.value() > 0)
            barcodes_[box.barcode] = boxes_[{box.series, box.number}] = store_.add(tx_, box);
    }
}

void CatalogueLoader::files(const Table& table)
{
    for (const TableRow& each : table.rows()) {
        RowReader row{table, each, problems_};
        Unit unit = common(row);
        unit.title_sensitive = row.yes("title_sensitive");
        unit.form = row.text("form");
        unit.pieces = static_cast<int>(row.number("pieces"));
        if (Known* parent = parent_of(row)) {
            inherit(row, unit, parent);
            store(row, unit, parent);
        }
    }
}

AuthorityId CatalogueLoader::authority(RowReader& row, std::string_view column)
{
    const auto found = authorities_.find(row.text(column));
    if (found != authorities_.end())
        return found->second;
    row.complain("starter.unknown_reference", row.text(column));
    return {};
}

UnitId CatalogueLoader::unit(RowReader& row, std::string_view column)
{
    const auto found = known_.find(row.text(column));
    if (found != known_.end())
        return found->second.id;
    row.complain("starter.unknown_reference", row.text(column));
    return {};
}

Unit CatalogueLoader::common(RowReader& row)
{
    Unit unit;
    unit.reference = row.reference("reference");
    unit.level = row.parsed("level", parse_description_level(row.text("level")));
    unit.texts = texts_of(row);
    unit.dates = row.dates("dates");
    unit.marking = row.text("marking");
    unit.material_languages = row.list("languages");
    if (unit.texts.empty())
        row.bad_value("title_nl");
    return unit;
}

void CatalogueLoader::inherit(RowReader& row, Unit& unit, Known* parent)
{
    if (parent != nullptr) {
        unit.legal_level = parent->legal;
        unit.access = parent->access;
    }
    if (!row.blank("classification")) {
        const AuthorityId originator =
            row.blank("originator") ? AuthorityId{} : authority(row, "originator");
        unit.own =
            Classification{row.level("classification"), row.day("classification_day"), originator};
        unit.legal_level = unit.own->level;
    }
    unit.level_as_classified = unit.legal_level;
    if (unit.legal_level == Level::unclassified)
        unit.classification_state = ClassificationState::unclassified;
    if (!row.blank("access"))
        unit.access = {row.parsed("access", parse_access_state(row.text("access"))),
                       row.day("access_until"), row.text("access_reason")};
}

CatalogueLoader::Known* CatalogueLoader::parent_of(RowReader& row)
{
    const auto found = known_.find(row.text("parent"));
    if (found != known_.end())
        return &found->second;
    row.complain("starter.unknown_reference", row.text("parent"));
    return nullptr;
}

void CatalogueLoader::store(RowReader& row, Unit& unit, Known* parent)
{
    if (unit.reference.empty())
        return;
    if (known_.contains(unit.reference.text())) {
        row.complain("starter.duplicate", unit.reference.text());
        return;
    }
    if (parent != nullptr)
        unit.parent = parent->id;
    unit.position = sibling_step * (parent != nullptr ? ++parent->children : ++fonds_);
    const UnitId id = store_.add(tx_, unit);
    const bool is_series =
        unit.level == DescriptionLevel::series || unit.level == DescriptionLevel::fonds;
    const UnitId series = is_series || parent == nullptr ? id : parent->series;
    known_[unit.reference.text()] = {id, series, unit.legal_level, unit.access, 0};
    if (!row.blank("boxes"))
        place(row, id, series);
}

void CatalogueLoader::place(RowReader& row, UnitId unit, UnitId series)
{
    const auto range = box_range(row.text("boxes"));
    if (!range) {
        row.bad_value("boxes");
        return;
    }
    for (std::int64_t number = range->first; number <= range->last; ++number) {
        const auto box = boxes_.find({series, number});
        if (box == boxes_.end()) {
            row.complain("starter.box_out_of_range", std::to_string(number));
            return;
        }
        store_.place(tx_, unit, box->second);
    }
}

} // namespace aperta
