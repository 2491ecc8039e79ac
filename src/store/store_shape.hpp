// What a store of either engine says of itself: its tables in an order in which each stands after
// those it refers to, with their columns and keys. The list of applied migrations is not among
// them. Errors and threads as in connection.hpp.
#pragma once

#include "store/connection.hpp"

#include <string>
#include <vector>

namespace aperta
{

struct StoreColumn {
    std::string name;
    bool text = false; // else a whole number
    int key = 0;       // place in the primary key, from 1; 0 when it is not in it

    friend bool operator==(const StoreColumn&, const StoreColumn&) = default;
};

struct StoreTable {
    std::string name;
    std::vector<StoreColumn> columns; // by name
    std::vector<std::string> refers_to;

    friend bool operator==(const StoreTable&, const StoreTable&) = default;

    // "a, b, c"
    [[nodiscard]] std::string column_list() const;
    [[nodiscard]] std::string key_list() const;
};

[[nodiscard]] std::vector<StoreTable> store_tables(Connection& connection);

} // namespace aperta
