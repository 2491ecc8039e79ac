#include "aperta/exchange/mapping.hpp"

#include "aperta/exchange/import.hpp"
#include "catalogue/acting.hpp"

#include <algorithm>
#include <array>

namespace aperta
{

bool is_import_field(std::string_view field)
{
    constexpr std::array own{
        reference_column,          parent_column,    level_column, own_level_column,
        classification_day_column, originator_column};
    if (std::find(own.begin(), own.end(), field) != own.end())
        return true;
    const std::size_t dot = field.find('.');
    const UnitField* known = find_unit_field(field.substr(0, dot));
    if (known == nullptr || known->per_language != (dot != std::string_view::npos))
        return false;
    if (!known->per_language)
        return true;
    const auto language = parse_language(field.substr(dot + 1));
    return language && code_of(*language) == field.substr(dot + 1);
}

namespace
{

constexpr const char* map_act = "catalogue.map";

Problems malformed(const ImportMapping& mapping)
{
    Problems problems;
    const auto refuse = [&problems](const std::string& given) {
        problems.push_back({Fault::invalid, "mapping.malformed", "mapping", {{"given", given}}});
    };
    if (mapping.name.empty() || mapping.name.find_first_of(" \t\n") != std::string::npos)
        refuse(mapping.name);
    for (const ColumnMapping& each : mapping.columns)
        if (each.title.empty() || (!each.field.empty() && !is_import_field(each.field)))
            refuse(each.title + "=" + each.field);
    return problems;
}

} // namespace

Result<Done> save_mapping(const ExchangePorts& ports, const Actor& actor,
                          const ImportMapping& mapping)
{
    return audited_act(ports.catalogue, actor, map_act, mapping.name, [&]() -> Result<Done> {
        if (auto problem = may(actor, Role::archivist, map_act))
            return std::move(*problem);
        if (Problems problems = malformed(mapping); !problems.empty())
            return problems;
        const auto tx = ports.catalogue.work.write();
        ports.mappings.save(*tx, mapping);
        ports.catalogue.audit.append(*tx,
                                     done(ports.catalogue.clock, actor, map_act, mapping.name,
                                          "columns=" + std::to_string(mapping.columns.size())));
        tx->commit();
        return Done{};
    });
}

} // namespace aperta
