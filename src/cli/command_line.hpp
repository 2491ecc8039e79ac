// The commands `aperta [--data DIR] NOUN VERB`, one file per noun. Exit status: 0 done, 1 refused,
// 2 usage, 3 breakage. Each command calls one use case and prints what it answers.
#pragma once

#include "cli/console.hpp"
#include "cli/ports.hpp"

#include <CLI/CLI.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace aperta
{

class CommandLine
{
public:
    explicit CommandLine(Backstage& backstage);
    [[nodiscard]] int run(int count, const char* const* arguments);

    // For the nouns' files.
    [[nodiscard]] CLI::App& noun(const std::string& name, const std::string& help);
    using Command = std::function<int(CliPorts&)>;
    // The command opens the data directory first; `plain` ones do not.
    void command(CLI::App& verb, Purpose purpose, Command act);
    void plain_command(CLI::App& verb, std::function<int()> act);

    [[nodiscard]] const Console& console() const { return console_; }
    [[nodiscard]] Backstage& backstage() const { return backstage_; }
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

    // Who acts: the account named with --as, else the console (whoever can read the data directory
    // has its bytes already, so it sees all; but it decides nothing). Problem:
    // access.unknown_account.
    [[nodiscard]] Result<Actor> actor(CliPorts& ports) const;
    // As above, for acts that a person answers for. Problem: cli.person_needed.
    [[nodiscard]] Result<Actor> person(CliPorts& ports) const;

    // Prints a value as `json` or runs `text`; or the refusal.
    template <class T, class Json, class Text>
    [[nodiscard]] int answer(const Result<T>& result, Json json, Text text) const
    {
        if (!result)
            return console_.refuse(result.problems());
        if (console_.json)
            console_.line(json(*result));
        else
            text(*result);
        return exit_done;
    }

private:
    [[nodiscard]] int act();
    [[nodiscard]] int guarded();

    Backstage& backstage_;
    CLI::App app_;
    Console console_;
    std::filesystem::path folder_ = "data";
    std::string language_;
    std::string account_;
    std::function<int()> chosen_;
};

void add_init_command(CommandLine& line);
void add_serve_command(CommandLine& line);
void add_catalogue_commands(CommandLine& line);
void add_container_commands(CommandLine& line);
void add_search_commands(CommandLine& line, CLI::App& noun);     // of the catalogue
void add_table_commands(CommandLine& line, CLI::App& catalogue); // import, export, template
void add_rules_commands(CommandLine& line);
void add_declassification_commands(CommandLine& line);
void add_findingaid_commands(CommandLine& line);
void add_film_commands(CommandLine& line);
void add_transfer_commands(CommandLine& line);
void add_audit_commands(CommandLine& line);
void add_people_commands(CommandLine& line);
void add_store_commands(CommandLine& line);

// The account that stands for the machine's own command line.
[[nodiscard]] Actor console_actor(Language language);

// Asks for a job and runs it here, with a bar; prints its result line or its refusal.
int run_here(const CommandLine& line, CliPorts& ports, Job wanted);

} // namespace aperta
