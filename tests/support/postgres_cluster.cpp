#include "tests/support/postgres_cluster.hpp"

#include "store/migrations.hpp"
#include "store/postgres_connection.hpp"
#include "tests/support/hand_clock.hpp"
#include "tests/support/temp_folder.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <netinet/in.h>
#include <pwd.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace aperta
{

namespace
{

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

// The newest of Debian's /usr/lib/postgresql/<version>/bin, or an empty path.
fs::path programs()
{
    std::error_code absent;
    fs::path newest;
    for (const auto& version : fs::directory_iterator{"/usr/lib/postgresql", absent})
        if (fs::exists(version.path() / "bin/initdb"))
            newest = std::max(newest, version.path() / "bin");
    return newest;
}

// PostgreSQL refuses to run as root; whatever becomes of this process, the server ends with it.
Words as_nobody_special(Words command)
{
    Words words{"setpriv", "--pdeathsig", "QUIT"};
    if (geteuid() == 0)
        words.insert(words.end(), {"--reuid=postgres", "--regid=postgres", "--clear-groups"});
    words.insert(words.end(), std::make_move_iterator(command.begin()),
                 std::make_move_iterator(command.end()));
    return words;
}

pid_t start(const Words& words, const fs::path& log)
{
    const pid_t child = fork();
    if (child != 0)
        return child;
    const int out = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0644);
    dup2(out, STDOUT_FILENO);
    dup2(out, STDERR_FILENO);
    std::vector<char*> arguments;
    for (const std::string& each : words)
        arguments.push_back(const_cast<char*>(each.c_str())); // NOLINT: execvp's old signature
    arguments.push_back(nullptr);
    if (chdir("/") == 0)
        execvp(arguments[0], arguments.data());
    _exit(127);
}

std::string text_of(const fs::path& file)
{
    std::ifstream in{file};
    return {std::istreambuf_iterator<char>{in}, {}};
}

void give_to_postgres(const fs::path& folder)
{
    const passwd* user = geteuid() == 0 ? getpwnam("postgres") : nullptr;
    if (user != nullptr && chown(folder.c_str(), user->pw_uid, user->pw_gid) != 0)
        throw std::runtime_error("the cluster's folder cannot be given to postgres");
}

int free_port()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    const bool bound = bind(socket, generic, size) == 0 && getsockname(socket, generic, &size) == 0;
    close(socket);
    if (!bound)
        throw std::runtime_error("no port is free");
    return ntohs(address.sin_port);
}

} // namespace

struct PostgresCluster::Running {
    TempFolder folder;
    int port = free_port();
    pid_t server = -1;

    Running(const fs::path& bin)
    {
        give_to_postgres(folder.path());
        initialise(bin);
        serve(bin);
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    ~Running()
    {
        if (server > 0) {
            kill(server, SIGQUIT); // at once: nothing in it is worth a checkpoint
            waitpid(server, nullptr, 0);
        }
    }

    [[nodiscard]] fs::path log() const { return folder.path() / "log"; }

    void initialise(const fs::path& bin) const
    {
        const pid_t child =
            start(as_nobody_special({bin / "initdb", "-D", folder.path() / "data", "-U", "owner",
                                     "-E", "UTF8", "--locale=C", "--auth=trust", "--no-sync",
                                     "--no-instructions"}),
                  log());
        int status = 0;
        waitpid(child, &status, 0);
        if (status != 0)
            throw std::runtime_error("initdb failed: " + text_of(log()));
    }

    // fsync off: what these tests write need not outlive the machine.
    void serve(const fs::path& bin)
    {
        Words words{bin / "postgres", "-D", folder.path() / "data", "-k",
                    folder.path(),    "-p", std::to_string(port)};
        for (const char* setting :
             {"listen_addresses=127.0.0.1", "fsync=off", "full_page_writes=off", "autovacuum=off",
              "wal_level=minimal", "max_wal_senders=0", "shared_buffers=32MB"})
            words.insert(words.end(), {"-c", setting});
        server = start(as_nobody_special(std::move(words)), log());
        const auto latest = std::chrono::steady_clock::now() + std::chrono::minutes{2};
        const std::string probe = "host=" + folder.path().string() +
                                  " dbname=postgres user=owner port=" + std::to_string(port);
        while (PQping(probe.c_str()) != PQPING_OK) {
            if (waitpid(server, nullptr, WNOHANG) != 0 || std::chrono::steady_clock::now() > latest)
                throw std::runtime_error("PostgreSQL does not start: " + text_of(log()));
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
        }
    }
};

PostgresCluster* PostgresCluster::of_this_process()
{
    static const fs::path bin = programs();
    if (bin.empty())
        return nullptr;
    static PostgresCluster cluster;
    return &cluster;
}

PostgresCluster::PostgresCluster() : running_(std::make_unique<Running>(programs())) {}

PostgresCluster::~PostgresCluster() = default;

std::string PostgresCluster::address(const std::string& database, const std::string& role) const
{
    return "postgresql://" + role + "@/" + database + "?host=" + running_->folder.path().string() +
           "&port=" + std::to_string(running_->port);
}

std::string PostgresCluster::loopback_address(const std::string& database) const
{
    return "postgresql://owner@127.0.0.1:" + std::to_string(running_->port) + "/" + database;
}

std::shared_ptr<const std::string> PostgresCluster::database(const std::string& from)
{
    const std::string name = "archive_" + std::to_string(++made_);
    const PostgresPlace office{address("postgres")};
    PostgresConnection{office, Connection::Mode::read_write}.execute("CREATE DATABASE " + name +
                                                                     " TEMPLATE " + from);
    const auto drop = [office](const std::string* gone) {
        const std::unique_ptr<const std::string> owned{gone};
        try {
            PostgresConnection{office, Connection::Mode::read_write}.execute(
                "DROP DATABASE " + *gone + " WITH (FORCE)");
        } catch (const std::exception&) { // it goes with the cluster
        }
    };
    return {new std::string{name}, drop};
}

std::shared_ptr<const std::string> PostgresCluster::empty_database()
{
    return database("template0");
}

std::shared_ptr<const std::string> PostgresCluster::migrated_database()
{
    if (!has_template_) {
        PostgresConnection{{address("postgres")}, Connection::Mode::read_write}.execute(
            "CREATE DATABASE archive TEMPLATE template0");
        PostgresConnection fresh{{address("archive")}, Connection::Mode::read_write};
        fresh.execute("CREATE SCHEMA aperta");
        const HandClock clock;
        if (!migrate(fresh, clock))
            throw std::runtime_error("the migrations were refused");
        has_template_ = true;
    }
    return database("archive");
}

} // namespace aperta
