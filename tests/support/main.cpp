// The one main of the in-process tests: SQLite is configured before anything opens a file.
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include "store/sqlite_work.hpp"

#include <libxml/parser.h>

int main(int count, char** arguments)
{
    aperta::configure_sqlite();
    xmlInitParser();
    return Catch::Session().run(count, arguments);
}
