#include "store_site.hpp"

#include "aperta/core/breakage.hpp"
#include "aperta/platform/files.hpp"
#include "store/migrations.hpp"
#include "store/postgres_address.hpp"
#include "store/postgres_work.hpp"
#include "store/sqlite_connection.hpp"
#include "store/sqlite_work.hpp"

namespace aperta
{

namespace
{

namespace fs = std::filesystem;

constexpr const char* file_name = "aperta.sqlite";
constexpr const char* address_name = "store";
constexpr const char* making_schema = "aperta_new";

// Any constants will do that nobody else takes in the database; held until the connection ends.
constexpr const char* take_turn = "SELECT pg_try_advisory_lock(1634756724, 1)";
constexpr const char* take_archive = "SELECT pg_try_advisory_lock(1634756724, 2)";
constexpr const char* select_encoding = "SELECT current_setting('server_encoding')";
constexpr const char* count_archives =
    "SELECT count(*) FROM pg_catalog.pg_namespace WHERE nspname = 'aperta'";

Problem about_store(const char* code)
{
    return {Fault::environment, code, "store", {}};
}

bool is_true(Connection& connection, const char* sql)
{
    auto select = connection.prepare(sql);
    return select.step() && select.integer(0) != 0;
}

// Whoever serves the archive reads it, and nobody else.
void write_address(const fs::path& file, const std::string& address)
{
    write_whole(file, address + "\n");
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
}

} // namespace

Result<std::optional<StoreSite>> StoreSite::of(const fs::path& folder)
{
    StoreSite site;
    site.file_ = folder / file_name;
    if (!fs::exists(folder / address_name)) {
        std::optional<StoreSite> found;
        if (fs::exists(site.file_))
            found = std::move(site);
        return found;
    }
    std::string address = read_text(folder / address_name);
    address.erase(address.find_last_not_of(" \r\n\t") + 1);
    auto place = parse_postgres_address(address);
    if (!place)
        return place.problems();
    site.place_ = *place;
    return std::optional<StoreSite>{std::move(site)};
}

Result<StoreSite> StoreSite::planned(const fs::path& folder, const std::string& address)
{
    StoreSite site;
    site.file_ = folder / (address.empty() ? file_name : address_name);
    if (address.empty())
        return Result<StoreSite>{std::move(site)};
    auto place = parse_postgres_address(address);
    if (!place)
        return place.problems();
    site.place_ = PostgresPlace{place->address, making_schema};
    return Result<StoreSite>{std::move(site)};
}

std::unique_ptr<Connection> StoreSite::connect(Connection::Mode mode) const
{
    if (place_)
        return std::make_unique<PostgresConnection>(*place_, mode);
    return std::make_unique<SqliteConnection>(file_, mode);
}

std::unique_ptr<Work> StoreSite::work() const
{
    if (place_)
        return std::make_unique<PostgresWork>(*place_);
    return std::make_unique<SqliteWork>(file_);
}

Result<Done> StoreSite::settle_shape(Purpose purpose, const Clock& clock) const
{
    const auto connection = connect(purpose == Purpose::read ? Connection::Mode::read_only
                                                             : Connection::Mode::read_write);
    return purpose == Purpose::read ? check_shape(*connection) : migrate(*connection, clock);
}

Result<std::unique_ptr<Connection>> StoreSite::hold() const
{
    std::unique_ptr<Connection> held;
    if (place_) {
        held = connect(Connection::Mode::read_write);
        if (!is_true(*held, take_archive))
            return about_store("data.in_use");
    }
    return Result<std::unique_ptr<Connection>>{std::move(held)};
}

Result<Done> StoreSite::claim()
{
    if (!place_)
        return Done{};
    auto claim = connect(Connection::Mode::read_write);
    if (!is_true(*claim, take_turn))
        return about_store("data.in_use");
    if (is_true(*claim, count_archives))
        return about_store("store.not_empty");
    auto encoding = claim->prepare(select_encoding);
    if (!encoding.step() || encoding.text(0) != "UTF8")
        return about_store("store.wrong_encoding");
    // What an earlier attempt left that was killed.
    claim->execute("DROP SCHEMA IF EXISTS aperta_new CASCADE; CREATE SCHEMA aperta_new");
    claim_ = std::move(claim); // only now is there something of ours to discard
    return Done{};
}

void StoreSite::publish(const fs::path& folder)
{
    if (!place_) {
        rename_durably(file_, folder / file_name);
        return;
    }
    write_address(file_, place_->address);
    const auto claim = std::move(claim_); // past this line there is nothing to discard
    claim->execute("ALTER SCHEMA aperta_new RENAME TO aperta");
    rename_durably(file_, folder / address_name);
}

void StoreSite::take_name()
{
    claim_->execute("ALTER SCHEMA aperta_new RENAME TO aperta");
    claim_.reset();
}

void StoreSite::discard()
{
    if (!claim_)
        return;
    try {
        claim_->execute("DROP SCHEMA IF EXISTS aperta_new CASCADE");
    } catch (const Breakage&) { // NOLINT: out of reach; the next attempt drops it first
    }
    claim_.reset();
}

} // namespace aperta
