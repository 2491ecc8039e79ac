// A whole catalogue moved from one store to another, empty one, of whatever engine: table by table,
// row by row as they come, in one transaction, and then read again on the other side. Nothing is
// committed unless every table has the same rows, by count and by digest.
// Errors and threads as in connection.hpp.
#pragma once

#include "aperta/core/result.hpp"
#include "store/connection.hpp"

#include <string>
#include <vector>

namespace aperta
{

struct CopiedTable {
    std::string name;
    std::int64_t rows = 0;
    std::string sha256; // over every value of every row, in order of the key
};

// `from` is read as a snapshot; `to` writes, has every migration applied and no rows. Problems:
// store.copy_shape (facts: table), store.copy_differs (facts: table).
[[nodiscard]] Result<std::vector<CopiedTable>> copy_store(Connection& from, Connection& to);

} // namespace aperta
