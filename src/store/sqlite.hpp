// A thin layer over the SQLite C API: handles that close themselves, statements that are prepared
// once, parameters that are only ever bound. No SQL is built from values.
//
// Thread contract: a Connection and its statements belong to one thread at a time.
// Throws Breakage: store.disk_full, store.damaged, store.failed. A constraint that fails here is a
// fault of the use case above (it should have checked) and is store.failed too.
#pragma once

#include "aperta/core/extent.hpp"
#include "aperta/core/id.hpp"
#include "aperta/core/legal_day.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace aperta
{

struct CloseConnection {
    void operator()(sqlite3* handle) const;
};
struct FinalizeStatement {
    void operator()(sqlite3_stmt* handle) const;
};

// A prepared statement in use. Bind in order with `<<`, then step; the destructor resets it for
// the next use. Columns are read in order with `>>`-like calls by index.
class Statement
{
public:
    Statement(sqlite3* connection, sqlite3_stmt* handle) : connection_(connection), handle_(handle)
    {
    }
    ~Statement();
    Statement(Statement&& other) noexcept;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    Statement& operator=(Statement&&) = delete;

    Statement& bind(std::int64_t value);
    Statement& bind(int value) { return bind(std::int64_t{value}); }
    Statement& bind(std::string_view value); // copied
    Statement& bind(const char* value) { return bind(std::string_view{value}); }
    Statement& bind(const std::string& value) { return bind(std::string_view{value}); }
    Statement& bind(bool value) { return bind(std::int64_t{value ? 1 : 0}); }
    Statement& bind_null();
    template <class Tag>
    Statement& bind(Id<Tag> id)
    {
        return id.stored() ? bind(id.value()) : bind_null();
    }
    Statement& bind(Millimetres value) { return bind(value.value()); }
    Statement& bind(LegalDay value) { return bind(to_text(value)); }
    template <class T>
    Statement& bind(const std::optional<T>& value)
    {
        return value ? bind(*value) : bind_null();
    }

    // True while there is a row.
    bool step();
    void run(); // for what answers no row

    [[nodiscard]] bool null(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string text(int column) const; // "" for NULL
    [[nodiscard]] std::optional<LegalDay> day(int column) const;
    template <class T>
    [[nodiscard]] T id(int column) const
    {
        return T{null(column) ? 0 : integer(column)};
    }

private:
    sqlite3* connection_;
    sqlite3_stmt* handle_;
    int next_parameter_ = 1;
};

class Connection
{
public:
    enum class Mode { read_write, read_only };
    Connection(const std::filesystem::path& file, Mode mode);

    // `sql` must be a named constant: its address is the key of the statement cache.
    [[nodiscard]] Statement prepare(const char* sql);
    // Several statements without parameters: migrations, pragmas, BEGIN and COMMIT.
    void execute(const std::string& sql);
    [[nodiscard]] std::int64_t last_row() const;
    [[nodiscard]] std::int64_t changes() const;
    [[nodiscard]] std::int64_t total_changes() const; // since the connection was opened

private:
    std::unique_ptr<sqlite3, CloseConnection> handle_;
    std::unordered_map<const char*, std::unique_ptr<sqlite3_stmt, FinalizeStatement>> prepared_;
};

} // namespace aperta
