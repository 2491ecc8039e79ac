#include "store/connection.hpp"

#include "aperta/core/breakage.hpp"

#include <utility>

namespace aperta
{

Statement::~Statement()
{
    if (prepared_ != nullptr)
        prepared_->reset();
}

Statement::Statement(Statement&& other) noexcept
    : prepared_(std::exchange(other.prepared_, nullptr)), owned_(std::move(other.owned_)),
      next_parameter_(other.next_parameter_)
{
}

Statement& Statement::bind(std::int64_t value)
{
    prepared_->bind(next_parameter_++, value);
    return *this;
}

Statement& Statement::bind(std::string_view value)
{
    // One engine would cut the text there and the other refuse it.
    if (value.find('\0') != std::string_view::npos)
        throw Breakage{"store.text_unstorable", {}, "a NUL in a text"};
    prepared_->bind(next_parameter_++, value);
    return *this;
}

Statement& Statement::bind_null()
{
    prepared_->bind_null(next_parameter_++);
    return *this;
}

bool Statement::step()
{
    return prepared_->step();
}

void Statement::run()
{
    while (step()) {
    }
}

void Statement::again()
{
    prepared_->reset();
    next_parameter_ = 1;
}

std::int64_t Statement::returned_integer()
{
    if (!step())
        throw Breakage{"store.failed", {}, "nothing came back from RETURNING"};
    const std::int64_t value = integer(0);
    run();
    return value;
}

std::optional<LegalDay> Statement::day(int column) const
{
    const std::string written = text(column);
    if (written.empty())
        return std::nullopt;
    auto parsed = parse_day(written);
    if (!parsed)
        throw Breakage{"store.damaged", {}, "a day that is not: " + written};
    return *parsed;
}

Statement Connection::prepare(const char* sql)
{
    auto& kept = prepared_[sql];
    if (!kept)
        kept = make(sql);
    return Statement{*kept};
}

Statement Connection::prepare_once(const std::string& sql)
{
    return Statement{make(sql.c_str())};
}

} // namespace aperta
