#include "store/pooled_work.hpp"
#include "store/stored_access.hpp"
#include "store/stored_values.hpp"

namespace aperta
{

namespace
{

constexpr const char* insert_account =
    "INSERT INTO account(account, name, clearance, language, password_hash) VALUES (?,?,?,?,?)"
    " RETURNING id";
constexpr const char* insert_role = "INSERT INTO account_role(account_id, role) VALUES (?,?)";
constexpr const char* update_password = "UPDATE account SET password_hash = ? WHERE id = ?";
constexpr const char* select_account_by_name =
    "SELECT id, account, name, clearance, language, password_hash FROM account WHERE account = ?";
constexpr const char* select_account_by_id =
    "SELECT id, account, name, clearance, language, password_hash FROM account WHERE id = ?";
constexpr const char* select_accounts =
    "SELECT id, account, name, clearance, language, password_hash FROM account ORDER BY account";
constexpr const char* select_roles = "SELECT role FROM account_role WHERE account_id = ?";

constexpr const char* insert_session =
    "INSERT INTO session(token_hash, account_id, csrf, created_at, last_seen_at)"
    " VALUES (?,?,?,?,?)";
constexpr const char* select_session =
    "SELECT token_hash, account_id, csrf, created_at, last_seen_at FROM session"
    " WHERE token_hash = ?";
constexpr const char* update_last_seen = "UPDATE session SET last_seen_at = ? WHERE token_hash = ?";
constexpr const char* delete_session = "DELETE FROM session WHERE token_hash = ?";
constexpr const char* delete_sessions_of = "DELETE FROM session WHERE account_id = ?";
constexpr const char* delete_old_sessions =
    "DELETE FROM session WHERE created_at < ? OR last_seen_at < ?";

Account account_in(const Statement& row)
{
    Account read;
    read.id = row.id<UserId>(0);
    read.account = row.text(1);
    read.name = row.text(2);
    read.clearance = level_in(row, 3);
    read.language = as_written(parse_language(row.text(4)));
    read.password_hash = row.text(5);
    return read;
}

void read_roles(Connection& connection, Account& account)
{
    auto rows = connection.prepare(select_roles);
    rows.bind(account.id);
    while (rows.step())
        account.roles.insert(as_written(parse_role(rows.text(0))));
}

std::optional<Account> first_account(Connection& connection, Statement& rows)
{
    if (!rows.step())
        return std::nullopt;
    Account account = account_in(rows);
    read_roles(connection, account);
    return account;
}

} // namespace

UserId StoredPeople::add(WriteTx& tx, const Account& account)
{
    Connection& connection = connection_of(tx);
    const auto id = connection.prepare(insert_account)
                        .bind(account.account)
                        .bind(account.name)
                        .bind(static_cast<int>(account.clearance))
                        .bind(code_of(account.language))
                        .bind(account.password_hash)
                        .returned<UserId>();
    for (Role role : account.roles)
        connection.prepare(insert_role).bind(id).bind(code_of(role)).run();
    return id;
}

void StoredPeople::set_password(WriteTx& tx, UserId user, std::string_view password_hash)
{
    connection_of(tx).prepare(update_password).bind(password_hash).bind(user).run();
}

std::optional<Account> StoredPeople::account(ReadTx& tx, std::string_view account)
{
    Connection& connection = connection_of(tx);
    auto rows = connection.prepare(select_account_by_name);
    rows.bind(account);
    return first_account(connection, rows);
}

std::optional<Account> StoredPeople::account(ReadTx& tx, UserId id)
{
    Connection& connection = connection_of(tx);
    auto rows = connection.prepare(select_account_by_id);
    rows.bind(id);
    return first_account(connection, rows);
}

std::vector<Account> StoredPeople::accounts(ReadTx& tx)
{
    Connection& connection = connection_of(tx);
    std::vector<Account> read;
    auto rows = connection.prepare(select_accounts);
    while (auto account = first_account(connection, rows))
        read.push_back(std::move(*account));
    return read;
}

void StoredPeople::add(WriteTx& tx, const Session& session)
{
    connection_of(tx)
        .prepare(insert_session)
        .bind(session.token_hash)
        .bind(session.user)
        .bind(session.csrf)
        .bind(to_text(session.created))
        .bind(to_text(session.last_seen))
        .run();
}

std::optional<Session> StoredPeople::session(ReadTx& tx, std::string_view token_hash)
{
    auto row = connection_of(tx).prepare(select_session);
    row.bind(token_hash);
    if (!row.step())
        return std::nullopt;
    return Session{row.text(0), row.id<UserId>(1), row.text(2), instant_in(row, 3),
                   instant_in(row, 4)};
}

void StoredPeople::touch(WriteTx& tx, std::string_view token_hash, Instant seen)
{
    connection_of(tx).prepare(update_last_seen).bind(to_text(seen)).bind(token_hash).run();
}

void StoredPeople::remove_session(WriteTx& tx, std::string_view token_hash)
{
    connection_of(tx).prepare(delete_session).bind(token_hash).run();
}

void StoredPeople::remove_sessions_of(WriteTx& tx, UserId user)
{
    connection_of(tx).prepare(delete_sessions_of).bind(user).run();
}

void StoredPeople::expire_sessions(WriteTx& tx, Instant created_before, Instant seen_before)
{
    connection_of(tx)
        .prepare(delete_old_sessions)
        .bind(to_text(created_before))
        .bind(to_text(seen_before))
        .run();
}

} // namespace aperta
