#include "web/routes.hpp"

#include "web/endpoints/endpoints.hpp"
#include "web/pages/pages.hpp"
#include "web/text.hpp"

#include <algorithm>
#include <array>

namespace aperta
{

namespace
{

// The first row that fits answers, so the longer address stands before the shorter.
constexpr std::array route_table{
    Route{Method::get, "/", Who::signed_in, show_home},
    Route{Method::get, "/sign-in", Who::anyone, show_sign_in},
    Route{Method::post, "/sign-in", Who::anyone, act_sign_in},
    Route{Method::post, "/sign-out", Who::signed_in, act_sign_out},
    Route{Method::get, "/about", Who::anyone, show_about},
    Route{Method::get, "/health", Who::anyone, say_alive},
    Route{Method::get, "/assets/{digest}/{file}", Who::anyone, send_asset},
    Route{Method::get, "/go", Who::signed_in, go_to_reference},
    Route{Method::get, "/series", Who::signed_in, show_series_list},
    Route{Method::get, "/units/{reference}/boxes/{number}", Who::signed_in, show_box},
    Route{Method::get, "/units/{reference}/boxes", Who::signed_in, show_boxes},
    Route{Method::get, "/units/{reference}/edit", Who::archivist, show_edit_unit, "catalogue.save"},
    Route{Method::post, "/units/{reference}/edit", Who::archivist, act_edit_unit, "catalogue.save"},
    Route{Method::get, "/units/{reference}/new", Who::archivist, show_new_unit, "catalogue.create"},
    Route{Method::post, "/units/{reference}/new", Who::archivist, act_new_unit, "catalogue.create"},
    Route{Method::get, "/units/{reference}/arrange", Who::archivist, show_arrange,
          "catalogue.move"},
    Route{Method::post, "/units/{reference}/arrange", Who::archivist, act_arrange,
          "catalogue.move"},
    Route{Method::post, "/units/{reference}/undo-batch", Who::archivist, act_undo_batch,
          "catalogue.undo_batch"},
    Route{Method::get, "/units/{reference}/renumber", Who::archivist, show_renumber,
          "catalogue.renumber"},
    Route{Method::post, "/units/{reference}/renumber", Who::archivist, act_renumber,
          "catalogue.renumber"},
    Route{Method::get, "/units/{reference}/rapid", Who::archivist, show_rapid_entry,
          "catalogue.create"},
    Route{Method::post, "/units/{reference}/rapid", Who::archivist, act_rapid_entry,
          "catalogue.create"},
    Route{Method::get, "/units/{reference}/bulk", Who::archivist, show_bulk, "catalogue.bulk"},
    Route{Method::post, "/units/{reference}/bulk", Who::archivist, act_bulk, "catalogue.bulk"},
    Route{Method::get, "/units/{reference}/history", Who::signed_in, show_unit_history},
    Route{Method::post, "/units/{reference}/undo", Who::archivist, act_undo_change,
          "catalogue.undo"},
    Route{Method::get, "/units/{reference}", Who::signed_in, show_unit},
    Route{Method::get, "/film", Who::signed_in, show_reels},
    Route{Method::get, "/film/{reference}/access-copy", Who::signed_in, send_access_copy},
    Route{Method::get, "/film/{reference}/contact-sheet", Who::signed_in, send_contact_sheet},
    Route{Method::post, "/film/{reference}/digitise", Who::film_operator, act_digitise,
          "film.digitise"},
    Route{Method::get, "/film/{reference}", Who::signed_in, show_reel},
    Route{Method::get, "/jobs", Who::signed_in, show_jobs},
    Route{Method::get, "/jobs/{number}", Who::signed_in, show_job},
    Route{Method::post, "/jobs/{number}/cancel", Who::signed_in, act_cancel_job},
    Route{Method::get, "/reports", Who::signed_in, show_report},

    Route{Method::post, "/api/v1/session", Who::anyone, post_session},
    Route{Method::del, "/api/v1/session", Who::signed_in, delete_session},
    Route{Method::get, "/api/v1/catalogue/totals", Who::signed_in, get_totals},
    Route{Method::get, "/api/v1/series", Who::signed_in, get_series},
    Route{Method::get, "/api/v1/units/{reference}/description", Who::signed_in, get_description},
    Route{Method::post, "/api/v1/units/{reference}/description", Who::archivist, post_description,
          "catalogue.save"},
    Route{Method::get, "/api/v1/units/{reference}/history", Who::signed_in, get_history},
    Route{Method::post, "/api/v1/units/{reference}/undo", Who::archivist, post_undo,
          "catalogue.undo"},
    Route{Method::get, "/api/v1/units/{reference}/children", Who::signed_in, get_children},
    Route{Method::post, "/api/v1/units/{reference}/children", Who::archivist, post_child,
          "catalogue.create"},
    Route{Method::get, "/api/v1/units/{reference}/boxes", Who::signed_in, get_boxes},
    Route{Method::get, "/api/v1/units/{reference}", Who::signed_in, get_unit},
    Route{Method::get, "/api/v1/reels", Who::signed_in, get_reels},
    Route{Method::get, "/api/v1/jobs", Who::signed_in, get_jobs},
    Route{Method::get, "/api/v1/jobs/{number}", Who::signed_in, get_job},
};

std::vector<std::string_view> path_parts(std::string_view path)
{
    return split(path.substr(1), '/');
}

// How many parts of the path a blank takes: a reference has as many as the rest leaves it.
std::size_t taken_by(std::string_view blank, std::size_t spare)
{
    return blank == "{reference}" ? spare + 1 : 1;
}

std::string joined(std::span<const std::string_view> parts)
{
    std::string text;
    for (std::string_view part : parts) {
        if (!text.empty())
            text += '/';
        text += part;
    }
    return text;
}

} // namespace

std::span<const Route> routes()
{
    return route_table;
}

std::optional<Fields> parts_of(std::string_view pattern, std::string_view path)
{
    const auto wanted = path_parts(pattern);
    const auto given = path_parts(path);
    if (given.size() < wanted.size())
        return std::nullopt;
    const std::size_t spare = given.size() - wanted.size();
    Fields parts;
    std::size_t at = 0;
    for (std::string_view each : wanted) {
        if (!each.starts_with('{')) {
            if (at >= given.size() || given[at++] != each)
                return std::nullopt;
            continue;
        }
        const std::size_t taken = taken_by(each, spare);
        if (given.size() - at < taken)
            return std::nullopt;
        std::string value = joined(std::span{given}.subspan(at, taken));
        if (value.empty() || (each == "{number}" && !parse_number(value)))
            return std::nullopt;
        parts.add(std::string{each.substr(1, each.size() - 2)}, std::move(value));
        at += taken;
    }
    return at == given.size() ? std::optional{std::move(parts)} : std::nullopt;
}

} // namespace aperta
