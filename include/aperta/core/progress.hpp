// How long work tells where it is, and is told to stop. Called from the working thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace aperta
{

struct Progress {
    std::string_view phase; // "read", "encode", "verify": rows of vocabularies/phases.tsv
    std::int64_t done = 0;
    std::int64_t total = 0; // 0 when unknown
    // The work holds the store's writer: whoever is told must not wait for it, so asks only whether
    // to go on.
    bool holds_writer = false;
};

// Returns false when the work should stop at the next safe point.
using ProgressSink = std::function<bool(const Progress&)>;

[[nodiscard]] inline ProgressSink silent()
{
    return [](const Progress&) { return true; };
}

} // namespace aperta
