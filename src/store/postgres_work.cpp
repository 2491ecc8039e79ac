#include "store/postgres_work.hpp"

#include <utility>

namespace aperta
{

PostgresWork::PostgresWork(PostgresPlace place)
    : PooledWork([place = std::move(place)](Connection::Mode mode) {
          return std::make_unique<PostgresConnection>(place, mode);
      })
{
}

} // namespace aperta
