#include "aperta/access/sign_in.hpp"

#include "access/account_names.hpp"

#include <algorithm>
#include <utility>

namespace aperta
{

namespace
{

constexpr const char* add_account_act = "access.add_account";
constexpr const char* set_password_act = "access.set_password";

bool small_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

Problem account_problem(Fault fault, const char* code, std::string_view account)
{
    return {fault, code, "account", {{"account", clip(account)}}};
}

Problem password_problem(const char* code, std::vector<Fact> facts)
{
    return {Fault::invalid, code, "password", std::move(facts)};
}

void check_password(std::string_view account, std::string_view password, Problems& problems)
{
    if (password.size() < shortest_password)
        problems.push_back(password_problem("access.password_short",
                                            {{"least", std::to_string(shortest_password)}}));
    if (password.size() > longest_password)
        problems.push_back(
            password_problem("access.password_long", {{"most", std::to_string(longest_password)}}));
    if (account_key(password) == account)
        problems.push_back(password_problem("access.password_is_account", {}));
}

Problems faults_of(const Account& wanted, std::string_view password)
{
    Problems problems;
    if (!well_formed_account(wanted.account) || wanted.account == console_account)
        problems.push_back(
            account_problem(Fault::invalid, "access.account_malformed", wanted.account));
    if (wanted.name.empty())
        problems.push_back({Fault::invalid, "access.name_missing", "name", {}});
    if (!password.empty())
        check_password(wanted.account, password, problems);
    return problems;
}

// The list of an account's roles, for the audit.
std::string codes_of(const std::set<Role>& roles)
{
    std::string text;
    for (Role role : roles)
        text.append(text.empty() ? "" : ",").append(code_of(role));
    return text;
}

AuditPorts audit_of(const PeoplePorts& ports)
{
    return {ports.work, ports.audit, ports.clock};
}

// Nothing when the name was taken.
std::optional<UserId> store_account(const PeoplePorts& ports, const Actor& actor,
                                    const Account& wanted)
{
    const auto tx = ports.work.write();
    if (ports.people.account(*tx, wanted.account))
        return std::nullopt;
    const UserId id = ports.people.add(*tx, wanted);
    const std::string details =
        "roles=" + codes_of(wanted.roles) + " clearance=" + std::string{code_of(wanted.clearance)};
    ports.audit.append(*tx, done(ports.clock, actor, add_account_act, wanted.account, details));
    tx->commit();
    return id;
}

bool store_password(const PeoplePorts& ports, const Actor& actor, const std::string& account,
                    const std::string& hash)
{
    const auto tx = ports.work.write();
    const auto known = ports.people.account(*tx, account);
    if (!known)
        return false;
    ports.people.set_password(*tx, known->id, hash);
    ports.people.remove_sessions_of(*tx, known->id);
    ports.audit.append(*tx, done(ports.clock, actor, set_password_act, account));
    tx->commit();
    return true;
}

} // namespace

std::string account_key(std::string_view typed)
{
    std::string key{typed.substr(0, longest_account + 1)};
    for (char& c : key)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return key;
}

bool well_formed_account(std::string_view account)
{
    if (account.size() < 2 || account.size() > longest_account || !small_letter(account.front()))
        return false;
    return std::all_of(account.begin(), account.end(), [](char c) {
        return small_letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
    });
}

Result<UserId> add_account(PeoplePorts ports, const Actor& actor, Account wanted,
                           std::string_view password)
{
    const std::string subject = clip(wanted.account);
    if (auto problem = may(actor, Role::administrator, add_account_act))
        return refused(audit_of(ports), actor, add_account_act, subject, {std::move(*problem)});
    if (auto problems = faults_of(wanted, password); !problems.empty())
        return refused(audit_of(ports), actor, add_account_act, subject, std::move(problems));
    wanted.password_hash = password.empty() ? "" : ports.hasher.hash(password);
    if (const auto id = store_account(ports, actor, wanted))
        return *id;
    return refused(audit_of(ports), actor, add_account_act, subject,
                   {account_problem(Fault::conflict, "access.account_taken", wanted.account)});
}

Result<Done> set_password(PeoplePorts ports, const Actor& actor, std::string_view account,
                          std::string_view password)
{
    const std::string name = account_key(account);
    const auto refuse = [&](Problems problems) {
        return refused(audit_of(ports), actor, set_password_act, clip(name), std::move(problems));
    };
    if (auto problem = may(actor, Role::administrator, set_password_act);
        problem && actor.account != name)
        return refuse({std::move(*problem)});
    Problems problems;
    check_password(name, password, problems);
    if (!problems.empty())
        return refuse(std::move(problems));
    if (!store_password(ports, actor, name, ports.hasher.hash(password)))
        return refuse({account_problem(Fault::not_found, "access.account_unknown", name)});
    return Done{};
}

} // namespace aperta
