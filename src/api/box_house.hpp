// The types of boxes and the beginning of barcodes as the vocabularies box_types and barcodes say
// them. Read once; Breakage resource.missing when a file that is built in is not sound.
#pragma once

#include "aperta/catalogue/containers.hpp"

namespace aperta
{

[[nodiscard]] const BoxHouse& box_house();

} // namespace aperta
