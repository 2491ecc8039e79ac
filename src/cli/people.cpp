#include "cli/command_line.hpp"

#include "aperta/access/sign_in.hpp"
#include "aperta/words/words.hpp"

#include <fmt/format.h>

namespace aperta
{

namespace
{

std::string roles_of(const Account& account, Language language)
{
    std::string text;
    for (Role role : account.roles) {
        text += text.empty() ? "" : ", ";
        text += word("roles", code_of(role), language);
    }
    return text;
}

// A new made-up password for everyone, and an end to their sessions: for demonstrations, and for
// the first day of a service.
int make_passwords(const CommandLine& line, CliPorts& ports)
{
    const Console& console = line.console();
    const PeoplePorts people{ports.work, ports.people, ports.audit, ports.clock, ports.hasher};
    const Actor actor = console_actor(console.language);
    std::vector<std::vector<std::string>> rows{{"Account", "Password", "Clearance", "Roles"}};
    std::string json;
    const auto accounts = ports.people.accounts(*ports.work.read());
    for (const Account& each : accounts) {
        const std::string password = make_password();
        const auto set = set_password(people, actor, each.account, password);
        if (!set)
            return console.refuse(set.problems());
        rows.push_back({each.account, password,
                        std::string{word("levels", code_of(each.clearance), console.language)},
                        roles_of(each, console.language)});
        json += fmt::format(R"({}{{"account":"{}","password":"{}"}})", json.empty() ? "" : ",",
                            each.account, password);
    }
    if (console.json)
        console.line(fmt::format(R"({{"accounts":[{}]}})", json));
    else
        console.table(rows);
    return exit_done;
}

} // namespace

void add_people_commands(CommandLine& line)
{
    CLI::App& noun = line.noun("people", "who works here");
    noun.require_subcommand(1);
    CLI::App* verb =
        noun.add_subcommand("passwords", "give everyone a new made-up password and print it once");
    line.command(*verb, Purpose::write,
                 [&line](CliPorts& ports) { return make_passwords(line, ports); });
}

} // namespace aperta
