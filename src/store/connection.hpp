// The one way in which the store speaks SQL, whatever engine answers: statements that are prepared
// once, parameters that are only ever bound, no SQL built from values. SQL is written once for both
// engines: `?` and `?N` stand for parameters, `RETURNING id` answers the id of an added row.
//
// Thread contract: a Connection and its statements belong to one thread at a time.
// Throws Breakage: store.disk_full, store.damaged, store.failed, store.text_unstorable (a NUL or
// what is no UTF-8); over a network also store.unreachable, store.not_allowed,
// store.connection_lost, store.busy, store.too_slow. A constraint that fails here is a fault of the
// use case above (it should have checked) and is store.failed too.
#pragma once

#include "aperta/core/extent.hpp"
#include "aperta/core/id.hpp"
#include "aperta/core/legal_day.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace aperta
{

enum class Engine { sqlite, postgres };

// A statement as an engine keeps it between uses. Parameters count from 1, columns from 0.
class Prepared
{
public:
    virtual ~Prepared() = default;
    Prepared(const Prepared&) = delete;
    Prepared& operator=(const Prepared&) = delete;

    virtual void bind(int parameter, std::int64_t value) = 0;
    virtual void bind(int parameter, std::string_view value) = 0; // copied
    virtual void bind_null(int parameter) = 0;
    [[nodiscard]] virtual bool step() = 0;
    virtual void reset() noexcept = 0; // ends the use: rows and parameters are gone
    [[nodiscard]] virtual bool null(int column) const = 0;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
    [[nodiscard]] virtual std::string text(int column) const = 0;

protected:
    Prepared() = default;
};

// A prepared statement in use. Bind in order, then step; the destructor resets it for the next
// use. Columns are read by index.
class Statement
{
public:
    explicit Statement(Prepared& kept) : prepared_(&kept) {}
    explicit Statement(std::unique_ptr<Prepared> owned)
        : prepared_(owned.get()), owned_(std::move(owned))
    {
    }
    ~Statement();
    Statement(Statement&& other) noexcept;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    Statement& operator=(Statement&&) = delete;

    Statement& bind(std::int64_t value);
    Statement& bind(int value) { return bind(std::int64_t{value}); }
    Statement& bind(std::string_view value);
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
    void run();   // for what answers no row
    void again(); // the same once more, with parameters of its own
    // For what ends in RETURNING and answers one row: its first column.
    template <class T>
    [[nodiscard]] T returned()
    {
        return T{returned_integer()};
    }

    [[nodiscard]] bool null(int column) const { return prepared_->null(column); }
    [[nodiscard]] std::int64_t integer(int column) const { return prepared_->integer(column); }
    [[nodiscard]] std::string text(int column) const { return prepared_->text(column); } // "": NULL
    [[nodiscard]] std::optional<LegalDay> day(int column) const;
    template <class T>
    [[nodiscard]] T id(int column) const
    {
        return T{null(column) ? 0 : integer(column)};
    }

private:
    [[nodiscard]] std::int64_t returned_integer();

    Prepared* prepared_;
    std::unique_ptr<Prepared> owned_;
    int next_parameter_ = 1;
};

class Connection
{
public:
    enum class Mode { read_write, read_only };

    virtual ~Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // `sql` must be a named constant: its address is the key of the statement cache.
    [[nodiscard]] Statement prepare(const char* sql);
    // For the few statements that are put together from names of tables and columns.
    [[nodiscard]] Statement prepare_once(const std::string& sql);
    // Several statements without parameters: migrations and settings.
    virtual void execute(const std::string& sql) = 0;

    // A transaction that suits the mode: a snapshot that only reads, or the one that writes.
    virtual void begin() = 0;
    virtual void commit() = 0;
    virtual void rollback() = 0;

    // Rows that the last statement added, changed or removed.
    [[nodiscard]] virtual std::int64_t changes() const = 0;
    // False once the engine is out of reach; only a new connection helps then.
    [[nodiscard]] virtual bool usable() const = 0;
    [[nodiscard]] virtual Engine engine() const = 0;

protected:
    Connection() = default;
    [[nodiscard]] virtual std::unique_ptr<Prepared> make(const char* sql) = 0;

private:
    std::unordered_map<const char*, std::unique_ptr<Prepared>> prepared_;
};

} // namespace aperta
