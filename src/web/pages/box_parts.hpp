// What several pages about boxes show alike.
#pragma once

#include "aperta/words/words.hpp"
#include "api/box_house.hpp"
#include "web/xml_tree.hpp"

namespace aperta
{

inline void add_box_types(Node list, Language language)
{
    for (const BoxType& type : box_house().types)
        list.add("type")
            .set("id", type.code)
            .set("name", word("box_types", type.code, language))
            .set("width", type.width.value());
}

} // namespace aperta
