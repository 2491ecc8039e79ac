// A private PostgreSQL for this process, started at its first use and stopped at its end: a cluster
// in a temporary folder, on a socket in that folder and a free port of the loopback. Where the
// package is not installed there is none, and the tests that want it say so.
#pragma once

#include <catch2/catch.hpp>

#include <iostream>
#include <memory>
#include <string>

namespace aperta
{

class PostgresCluster
{
public:
    // Nothing where PostgreSQL is not installed; throws when it is and does not start.
    [[nodiscard]] static PostgresCluster* of_this_process();

    PostgresCluster(const PostgresCluster&) = delete;
    PostgresCluster& operator=(const PostgresCluster&) = delete;
    ~PostgresCluster();

    // postgresql://... of that database, for its owner or the given role.
    [[nodiscard]] std::string address(const std::string& database,
                                      const std::string& role = "owner") const;
    // The same over the loopback.
    [[nodiscard]] std::string loopback_address(const std::string& database) const;
    // A database of its own with every migration applied, gone when the last copy of the name is.
    [[nodiscard]] std::shared_ptr<const std::string> migrated_database();
    [[nodiscard]] std::shared_ptr<const std::string> empty_database();

private:
    PostgresCluster();
    [[nodiscard]] std::shared_ptr<const std::string> database(const std::string& from);
    struct Running;
    std::unique_ptr<Running> running_;
    bool has_template_ = false;
    int made_ = 0;
};

} // namespace aperta

#define SKIP_WITHOUT_POSTGRES()                                                                    \
    do {                                                                                           \
        if (aperta::PostgresCluster::of_this_process() == nullptr) {                               \
            std::cout << "SKIPPED: " << Catch::getResultCapture().getCurrentTestName()             \
                      << ": no PostgreSQL\n";                                                      \
            SUCCEED();                                                                             \
            return;                                                                                \
        }                                                                                          \
    } while (false)
