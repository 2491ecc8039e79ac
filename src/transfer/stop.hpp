// How long work of this room is left when its asker says stop: thrown where the answer comes,
// caught by the use case, never seen outside.
#pragma once

#include "aperta/core/progress.hpp"
#include "aperta/core/result.hpp"

namespace aperta
{

struct Stopped {
};

inline void go_on(const ProgressSink& progress, const Progress& where)
{
    if (!progress(where))
        throw Stopped{};
}

[[nodiscard]] inline Problem stopped_problem()
{
    return {Fault::conflict, "transfer.stopped", "", {}};
}

} // namespace aperta
