#include "store/postgres_address.hpp"

#include <libpq-fe.h>

#include <memory>
#include <string_view>

namespace aperta
{

namespace
{

struct FreeOptions {
    void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

Problem about_address(const char* code)
{
    return {Fault::invalid, code, "store", {}};
}

} // namespace

bool looks_like_postgres(const std::string& address)
{
    return address.rfind("postgresql://", 0) == 0 || address.rfind("postgres://", 0) == 0;
}

Result<PostgresPlace> parse_postgres_address(const std::string& address)
{
    char* complaint = nullptr;
    const std::unique_ptr<PQconninfoOption, FreeOptions> options{
        looks_like_postgres(address) ? PQconninfoParse(address.c_str(), &complaint) : nullptr};
    if (complaint != nullptr)
        PQfreemem(complaint);
    if (!options)
        return about_address("store.address_malformed");
    for (const PQconninfoOption* each = options.get(); each->keyword != nullptr; ++each) // NOLINT
        if (std::string_view{each->keyword}.find("password") != std::string_view::npos &&
            each->val != nullptr)
            return about_address("store.password_in_address");
    return PostgresPlace{address};
}

} // namespace aperta
