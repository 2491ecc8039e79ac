// Where it begins: SQLite is configured before anything opens a file, then the command line takes
// over with the machine behind it (house.hpp).
#include "aperta/core/breakage.hpp"
#include "cli/command_line.hpp"
#include "house.hpp"
#include "store/sqlite_work.hpp"

#include <iostream>

int main(int count, char** arguments)
{
    try {
        aperta::configure_sqlite();
        aperta::MachineBackstage backstage;
        return aperta::CommandLine{backstage}.run(count, arguments);
    } catch (const std::exception& broken) {
        std::cerr << broken.what() << '\n';
        return aperta::exit_breakage;
    }
}
