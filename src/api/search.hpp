// A search as JSON and as a sheet, for the service and the command line alike. The sheet is rows of
// cells, so that any writer of spreadsheets can take it; CSV is written here.
#pragma once

#include "aperta/search/search.hpp"

#include <string>
#include <vector>

namespace aperta
{

// {"count", "more", "order", "hits": [{"reference", "level", "title", "dates", "first_day",
//  "last_day", "classification", "classification_state", "access_state", "snippet": [{"text",
//  "marked"}], "ancestors": [{"reference", "title"}]}], "facets": [{"field", "value", "title",
//  "count"}] or null, "next": for ?after= or null}
[[nodiscard]] std::string json_of(const SearchPage& page, Language language);

// {"suggestions": [text...]}
[[nodiscard]] std::string json_suggestions(const std::vector<std::string>& suggestions);

// {"searches": [{"name", "query", "saved_at"}]}
[[nodiscard]] std::string json_of(const std::vector<SavedSearch>& searches);

using SearchSheetRow = std::vector<std::string>;
[[nodiscard]] SearchSheetRow sheet_heading(Language language);
[[nodiscard]] SearchSheetRow sheet_row(const Hit& hit, Language language);

// RFC 4180, 2005, with a line end; what a spreadsheet would run as a formula gets an apostrophe.
[[nodiscard]] std::string csv_of(const SearchSheetRow& row);

} // namespace aperta
