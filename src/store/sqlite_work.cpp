#include "store/sqlite_work.hpp"

#include "aperta/core/breakage.hpp"
#include "store/sqlite_connection.hpp"

#include <sqlite3.h>

#include <utility>

namespace aperta
{

void configure_sqlite()
{
    if (sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) != SQLITE_OK) // NOLINT: C variadic
        throw Breakage{"store.failed", {}, "sqlite3_config came too late"};
}

SqliteWork::SqliteWork(std::filesystem::path file)
    : PooledWork([file = std::move(file)](Connection::Mode mode) {
          return std::make_unique<SqliteConnection>(file, mode);
      })
{
}

} // namespace aperta
