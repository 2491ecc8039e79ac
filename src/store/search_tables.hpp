// The full-text tables, one a level of classification, as FTS5 has them: search_tables.cpp and
// sqlite_search_*.cpp hold the SQL that is SQLite's own.
#pragma once

#include <array>
#include <cstddef>

namespace aperta
{

inline constexpr std::size_t level_count = 5;

// A statement for the table of each level, made by a macro that takes the level's digit.
using LevelSql = std::array<const char*, level_count>;

#define APERTA_FOR_LEVELS(make)                                                                    \
    {                                                                                              \
        make(0), make(1), make(2), make(3), make(4)                                                \
    }

} // namespace aperta
