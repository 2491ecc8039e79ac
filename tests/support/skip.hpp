// Tests that need the public schemas, finding aids and conformance suites say so; without the
// folder they print one line that tests/run counts as skipped.
#pragma once

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <iostream>

namespace aperta
{

// The folder named by APERTA_SHARED_DATA, or an empty path.
inline std::filesystem::path shared_data()
{
    const char* named = std::getenv("APERTA_SHARED_DATA"); // NOLINT: read before threads start
    if (named == nullptr || !std::filesystem::is_directory(named))
        return {};
    return named;
}

} // namespace aperta

#define SKIP_WITHOUT_SHARED_DATA()                                                                 \
    do {                                                                                           \
        if (aperta::shared_data().empty()) {                                                       \
            std::cout << "SKIPPED: " << Catch::getResultCapture().getCurrentTestName()             \
                      << ": no shared data\n";                                                     \
            SUCCEED();                                                                             \
            return;                                                                                \
        }                                                                                          \
    } while (false)
