// The audit and the people in SQL. Stateless: safe across threads, each call works on the
// connection of its transaction (pooled_work.hpp). Errors as in connection.hpp.
#pragma once

#include "aperta/access/audit.hpp"
#include "aperta/access/people.hpp"

namespace aperta
{

class StoredAudit : public AuditLog
{
public:
    void append(WriteTx& tx, const AuditEvent& event) override;
    void each(ReadTx& tx, const std::function<bool(const AuditRow&)>& each) override;
    [[nodiscard]] std::vector<AuditRow> newest(ReadTx& tx, int limit) override;
};

class StoredPeople : public PeopleStore
{
public:
    UserId add(WriteTx& tx, const Account& account) override;
    void set_password(WriteTx& tx, UserId user, std::string_view password_hash) override;
    [[nodiscard]] std::optional<Account> account(ReadTx& tx, std::string_view account) override;
    [[nodiscard]] std::optional<Account> account(ReadTx& tx, UserId id) override;
    [[nodiscard]] std::vector<Account> accounts(ReadTx& tx) override;

    void add(WriteTx& tx, const Session& session) override;
    [[nodiscard]] std::optional<Session> session(ReadTx& tx, std::string_view token_hash) override;
    void touch(WriteTx& tx, std::string_view token_hash, Instant seen) override;
    void remove_session(WriteTx& tx, std::string_view token_hash) override;
    void remove_sessions_of(WriteTx& tx, UserId user) override;
    void expire_sessions(WriteTx& tx, Instant created_before, Instant seen_before) override;
};

} // namespace aperta
