#include "api/json.hpp"
#include "api/json_parts.hpp"

namespace aperta
{

std::string json_of(const std::vector<Reel>& reels)
{
    Json list = Json::array();
    for (const Reel& reel : reels)
        list.push_back({{"reference", reel.reference.text()},
                        {"classification", code_of(reel.level)},
                        {"gauge", reel.gauge},
                        {"pitch_um", reel.pitch_um},
                        {"millimetres", reel.length.value()},
                        {"shrinkage_permille", reel.shrinkage_permille},
                        {"frames_per_second", reel.frames_per_second},
                        {"expected_frames", expected_frames(reel)},
                        {"base", reel.base},
                        {"condition", reel.condition},
                        {"scan_folder", reel.scan_folder}});
    return dumped({{"reels", list}});
}

} // namespace aperta
