// JSON of reels: {"reels": [{"reference", "gauge", "length_millimetres", "frames_per_second",
// "expected_frames", "scan", "accepted"}]}.
#pragma once

#include "aperta/film/reel.hpp"

#include <string>
#include <vector>

namespace aperta
{

struct ReelLine {
    Reel reel;
    bool accepted = false; // has a master
};

[[nodiscard]] std::string json_of(const std::vector<ReelLine>& lines);

} // namespace aperta
