// How long work of this room is left: when its asker says stop (thrown where the answer comes,
// caught by the use case, never seen outside), and when a folder cannot be read or made.
#pragma once

#include "aperta/core/breakage.hpp"
#include "aperta/core/progress.hpp"
#include "aperta/core/result.hpp"

#include <filesystem>

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

// Names the file, never its whole path.
[[nodiscard]] inline Breakage as_breakage(const std::filesystem::filesystem_error& error)
{
    return {"file.failed",
            {{"name", error.path1().filename().string()}, {"reason", error.code().message()}},
            error.what()};
}

} // namespace aperta
