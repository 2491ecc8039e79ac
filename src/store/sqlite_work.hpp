// Transactions over one SQLite file; see pooled_work.hpp.
#pragma once

#include "store/pooled_work.hpp"

#include <filesystem>

namespace aperta
{

// First act of main: without it two searching threads are slower than one.
void configure_sqlite();

class SqliteWork : public PooledWork
{
public:
    // The file must exist with every migration applied (migrations.hpp).
    explicit SqliteWork(std::filesystem::path file);
};

} // namespace aperta
