#include "house.hpp"

namespace aperta {

Result<Done> MachineBackstage::serve(CliPorts&, const ServeOptions&)
{
    return Done{};
}

} // namespace aperta
