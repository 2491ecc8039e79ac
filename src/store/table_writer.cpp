#include "store/table_writer.hpp"

#include "store/postgres_connection.hpp"

#include <fmt/format.h>

#include <charconv>

namespace aperta
{

namespace
{

constexpr std::size_t piece = std::size_t{64} * 1024; // bytes sent at once

std::int64_t number_in(const std::string& digits)
{
    std::int64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

std::string insert_into(const StoreTable& table)
{
    std::string places = "?";
    for (std::size_t i = 1; i < table.columns.size(); ++i)
        places += ",?";
    return fmt::format("INSERT INTO {}({}) VALUES ({})", table.name, table.column_list(), places);
}

class InsertWriter : public TableWriter
{
public:
    InsertWriter(Connection& to, const StoreTable& table)
        : table_(table), insert_(to.prepare_once(insert_into(table)))
    {
    }

    void write(const StoreRow& row) override
    {
        for (std::size_t i = 0; i < row.size(); ++i)
            if (!row[i])
                insert_.bind_null();
            else if (table_.columns[i].text)
                insert_.bind(*row[i]);
            else
                insert_.bind(number_in(*row[i]));
        insert_.run();
        insert_.again();
    }
    void end() override {}

private:
    const StoreTable& table_;
    Statement insert_;
};

// Text format of COPY (PostgreSQL 15, COPY, "Text Format").
class CopyWriter : public TableWriter
{
public:
    CopyWriter(PostgresConnection& to, const StoreTable& table) : to_(to)
    {
        to_.copy_begin(fmt::format("COPY {}({}) FROM STDIN", table.name, table.column_list()));
    }

    void write(const StoreRow& row) override
    {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0)
                pending_ += '\t';
            if (row[i])
                append(*row[i]);
            else
                pending_ += "\\N";
        }
        pending_ += '\n';
        if (pending_.size() >= piece)
            send();
    }
    void end() override
    {
        send();
        to_.copy_end();
    }

private:
    void append(const std::string& text)
    {
        for (const char c : text)
            switch (c) {
            case '\\':
                pending_ += "\\\\";
                break;
            case '\t':
                pending_ += "\\t";
                break;
            case '\n':
                pending_ += "\\n";
                break;
            case '\r':
                pending_ += "\\r";
                break;
            default:
                pending_ += c;
            }
    }
    void send()
    {
        to_.copy_rows(pending_);
        pending_.clear();
    }

    PostgresConnection& to_;
    std::string pending_;
};

} // namespace

std::unique_ptr<TableWriter> TableWriter::on(Connection& to, const StoreTable& table)
{
    if (to.engine() == Engine::postgres)
        return std::make_unique<CopyWriter>(dynamic_cast<PostgresConnection&>(to), table);
    return std::make_unique<InsertWriter>(to, table);
}

} // namespace aperta
