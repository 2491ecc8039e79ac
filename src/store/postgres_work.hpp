// Transactions over one PostgreSQL database; see pooled_work.hpp. A writing transaction holds a
// lock of the database beside the process's mutex, so that two machines cannot write in between
// each other; a reading one is a snapshot.
#pragma once

#include "store/pooled_work.hpp"
#include "store/postgres_connection.hpp"

namespace aperta
{

class PostgresWork : public PooledWork
{
public:
    // The schema must exist with every migration applied (migrations.hpp).
    explicit PostgresWork(PostgresPlace place);
};

} // namespace aperta
