// The API: the same use cases as the pages, written as JSON (api/json.hpp). docs/openapi.yaml
// describes each.
#pragma once

#include "web/visit.hpp"

namespace aperta
{

[[nodiscard]] Response get_totals(Visit& visit);
[[nodiscard]] Response get_series(Visit& visit);
[[nodiscard]] Response get_unit(Visit& visit);
[[nodiscard]] Response get_description(Visit& visit);
[[nodiscard]] Response post_description(Visit& visit);
[[nodiscard]] Response post_child(Visit& visit);
[[nodiscard]] Response get_history(Visit& visit);
[[nodiscard]] Response post_undo(Visit& visit);
[[nodiscard]] Response get_children(Visit& visit);
[[nodiscard]] Response get_boxes(Visit& visit);
[[nodiscard]] Response get_reels(Visit& visit);
[[nodiscard]] Response get_jobs(Visit& visit);
[[nodiscard]] Response get_job(Visit& visit);
[[nodiscard]] Response post_session(Visit& visit);
[[nodiscard]] Response delete_session(Visit& visit);

} // namespace aperta
