// What answers at each address that people look at: one file a page, each reading through a use
// case or a port and writing a view model. Names are those of the stylesheets in xslt/pages.
#pragma once

#include "web/visit.hpp"

namespace aperta
{

[[nodiscard]] Response show_home(Visit& visit);
[[nodiscard]] Response show_sign_in(Visit& visit);
[[nodiscard]] Response act_sign_in(Visit& visit);
[[nodiscard]] Response act_sign_out(Visit& visit);
[[nodiscard]] Response show_series_list(Visit& visit);
[[nodiscard]] Response go_to_reference(Visit& visit);
[[nodiscard]] Response show_unit(Visit& visit);
[[nodiscard]] Response show_edit_unit(Visit& visit);
[[nodiscard]] Response act_edit_unit(Visit& visit);
[[nodiscard]] Response show_new_unit(Visit& visit);
[[nodiscard]] Response act_new_unit(Visit& visit);
[[nodiscard]] Response show_unit_history(Visit& visit);
[[nodiscard]] Response act_undo_change(Visit& visit);
[[nodiscard]] Response show_arrange(Visit& visit);
[[nodiscard]] Response act_arrange(Visit& visit);
[[nodiscard]] Response act_undo_batch(Visit& visit);
[[nodiscard]] Response show_renumber(Visit& visit);
[[nodiscard]] Response act_renumber(Visit& visit);
[[nodiscard]] Response show_bulk(Visit& visit);
[[nodiscard]] Response act_bulk(Visit& visit);
[[nodiscard]] Response show_rapid_entry(Visit& visit);
[[nodiscard]] Response act_rapid_entry(Visit& visit);
[[nodiscard]] Response show_boxes(Visit& visit);
[[nodiscard]] Response show_box(Visit& visit);
[[nodiscard]] Response show_reels(Visit& visit);
[[nodiscard]] Response show_reel(Visit& visit);
[[nodiscard]] Response send_access_copy(Visit& visit);
[[nodiscard]] Response send_contact_sheet(Visit& visit);
[[nodiscard]] Response act_digitise(Visit& visit);
[[nodiscard]] Response show_jobs(Visit& visit);
[[nodiscard]] Response show_job(Visit& visit);
[[nodiscard]] Response act_cancel_job(Visit& visit);
[[nodiscard]] Response show_report(Visit& visit);
[[nodiscard]] Response show_about(Visit& visit);
[[nodiscard]] Response send_asset(Visit& visit);
[[nodiscard]] Response say_alive(Visit& visit);

} // namespace aperta
