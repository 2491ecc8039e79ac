// Rows into one table of either engine, as fast as it takes them: COPY where PostgreSQL is, a
// prepared INSERT where SQLite is. Errors and threads as in connection.hpp.
#pragma once

#include "store/store_shape.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace aperta
{

using StoreRow = std::vector<std::optional<std::string>>; // numbers in decimal digits

class TableWriter
{
public:
    // Inside a transaction of `to`, on which nothing else happens until `end`.
    [[nodiscard]] static std::unique_ptr<TableWriter> on(Connection& to, const StoreTable& table);

    virtual ~TableWriter() = default;
    TableWriter(const TableWriter&) = delete;
    TableWriter& operator=(const TableWriter&) = delete;

    virtual void write(const StoreRow& row) = 0;
    virtual void end() = 0;

protected:
    TableWriter() = default;
};

} // namespace aperta
