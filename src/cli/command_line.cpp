#include "cli/command_line.hpp"

#include "aperta/access/people.hpp"
#include "aperta/core/breakage.hpp"
#include "aperta/search/search.hpp"

namespace aperta
{

Actor console_actor(Language language)
{
    return {{},
            "console",
            "console",
            {Role::archivist, Role::transfer_officer, Role::film_operator, Role::auditor,
             Role::administrator},
            Level::top_secret,
            language};
}

CommandLine::CommandLine(Backstage& backstage)
    : backstage_(backstage),
      app_("Aperta opens the historical archives of an intelligence service: catalogue, "
           "declassification, finding aids, transfers, film.")
{
    app_.set_version_flag("--version", APERTA_VERSION);
    app_.require_subcommand(1);
    app_.fallthrough();
    app_.add_option("--data", folder_, "the data directory")
        ->envname("APERTA_DATA")
        ->capture_default_str();
    app_.add_flag("--json", console_.json, "answer as JSON");
    app_.add_option("--language", language_, "language of the answer: en, nl, fr, de")
        ->envname("APERTA_LANGUAGE");
    app_.add_option("--as", account_, "the account in whose name to act");
    add_init_command(*this);
    add_serve_command(*this);
    add_catalogue_commands(*this);
    add_container_commands(*this);
    add_rules_commands(*this);
    add_declassification_commands(*this);
    add_findingaid_commands(*this);
    add_film_commands(*this);
    add_transfer_commands(*this);
    add_audit_commands(*this);
    add_people_commands(*this);
    add_store_commands(*this);
}

int CommandLine::run(int count, const char* const* arguments)
{
    try {
        app_.parse(count, arguments);
    } catch (const CLI::ParseError& error) {
        return app_.exit(error) == 0 ? exit_done : exit_usage;
    }
    return guarded();
}

CLI::App& CommandLine::noun(const std::string& name, const std::string& help)
{
    CLI::App* added = app_.add_subcommand(name, help);
    added->fallthrough();
    return *added;
}

void CommandLine::command(CLI::App& verb, Purpose purpose, Command act)
{
    verb.fallthrough();
    verb.callback([this, purpose, act = std::move(act)] {
        chosen_ = [this, purpose, act] {
            auto opened = backstage_.open(folder_, purpose);
            if (!opened)
                return console_.refuse(opened.problems());
            CliPorts& ports = (*opened)->ports();
            const int status = act(ports);
            if (purpose == Purpose::write) // what the act took out of the index leaves the file
                tidy_search({ports.work, ports.search, ports.catalogue, ports.audit, ports.clock},
                            [] { return true; });
            return status;
        };
    });
}

void CommandLine::plain_command(CLI::App& verb, std::function<int()> act)
{
    verb.fallthrough();
    verb.callback([this, act = std::move(act)] { chosen_ = act; });
}

Result<Actor> CommandLine::actor(CliPorts& ports) const
{
    if (account_.empty())
        return console_actor(console_.language);
    auto tx = ports.work.read();
    const auto account = ports.people.account(*tx, account_);
    if (!account)
        return Problem{Fault::invalid, "access.unknown_account", "as", {{"account", account_}}};
    return Actor{account->id,    account->account,   account->name,
                 account->roles, account->clearance, console_.language};
}

Result<Actor> CommandLine::person(CliPorts& ports) const
{
    if (account_.empty())
        return Problem{Fault::invalid, "cli.person_needed", "as", {}};
    return actor(ports);
}

int CommandLine::act()
{
    if (!language_.empty()) {
        const auto language = parse_language(language_);
        if (!language)
            return console_.refuse(language.problems());
        console_.language = *language;
    }
    return chosen_();
}

int CommandLine::guarded()
{
    try {
        return act();
    } catch (const Breakage& broken) {
        console_.end_bar();
        return console_.broke(broken.problem(), broken.what());
    } catch (const std::exception& broken) {
        console_.end_bar();
        return console_.broke({Fault::environment, "cli.broke", "", {}}, broken.what());
    }
}

} // namespace aperta
