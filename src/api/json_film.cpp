#include "api/json_film.hpp"
#include "api/json_parts.hpp"

namespace aperta
{

std::string json_of(const std::vector<ReelLine>& lines)
{
    Json reels = Json::array();
    for (const ReelLine& each : lines)
        reels.push_back({{"reference", each.reel.reference.text()},
                         {"gauge", each.reel.gauge},
                         {"length_millimetres", each.reel.length.value()},
                         {"frames_per_second", each.reel.frames_per_second},
                         {"expected_frames", expected_frames(each.reel)},
                         {"scan", each.reel.scan_folder},
                         {"accepted", each.accepted}});
    return dumped({{"reels", reels}});
}

} // namespace aperta
